# Production image: one image for web, worker and beat; docker-compose.yml says who runs what.

# --- Look and interaction: fetched here, so that no Node gets into the final image
FROM node:24-bookworm-slim AS frontend
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --omit=dev

# --- Python packages, pinned by hash
FROM python:3.11-slim-bookworm AS packages
COPY requirements.lock ./
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock

# --- The application
FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin teilhabenetz \
    && install -d -o teilhabenetz -g teilhabenetz /data /run/teilhabenetz
WORKDIR /app
COPY --from=packages /venv /venv
COPY --from=frontend /app/node_modules ./node_modules
COPY . .
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    XDG_CACHE_HOME=/tmp/cache \
    VAR_DIR=/data \
    STATIC_ROOT=/app/static-collected
# Static files and catalogues belong to the image. MODE is set at run time only, so no secret is needed here.
RUN python bin/compile_catalogues.py \
    && VAR_DIR=/tmp/build python manage.py collectstatic --noinput --verbosity 0 \
    && rm -rf /tmp/build
ENV MODE=production
USER teilhabenetz
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["python", "bin/check_health.py"]
CMD ["gunicorn", "-c", "config/gunicorn.py", "config.wsgi"]
