"""The page of an import: hand in, look, correct, take over. Nothing is saved before the last step."""

import hashlib
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.doors import fetch_visible, require_create
from accounts.refusals import Refusal
from desk.forms.answers import see_other
from desk.lists import services
from desk.lists.import_shown import error_file, preview, template_file
from desk.lists.imports import Checked, TableImport, check_table
from desk.lists.models import ImportRun
from desk.lists.selectors import meanings_of
from documents.spreadsheets import ReadTable, UnreadableTable, read_table

RUN = "lauf"


def import_page(request: HttpRequest, plan: TableImport) -> HttpResponse:
    """All steps of an import at one address."""
    require_create(request.user, "import")
    require_create(request.user, plan.resource)
    plan.prepare(request.user)
    if request.method == "POST" and "datei" in request.FILES:
        return _hand_in(request, plan)
    if RUN in request.GET:
        return _checked_page(request, plan)
    if request.method == "POST":
        return _start(request, plan, _("Bitte wählen Sie eine Datei aus."), status=422)
    if "vorlage" in request.GET:
        return template_file(plan)
    return _start(request, plan)


def _start(request: HttpRequest, plan: TableImport, problem: str = "", status: int = 200) -> HttpResponse:
    values = {
        "plan": plan,
        "columns": plan.column_list(),
        "title": plan.title,
        "breadcrumb": [*plan.breadcrumb, (plan.title, "")],
        "problem": problem,
    }
    return render(request, "desk/lists/import_start.html", values, status=status)


def _hand_in(request: HttpRequest, plan: TableImport) -> HttpResponse:
    upload: Any = request.FILES["datei"]
    if upload.size and upload.size > services.IMPORT_BYTES:
        return _start(
            request, plan, _("Die Datei ist größer als 5 MB. Bitte in mehrere Dateien teilen."), 422
        )
    data = upload.read()
    try:
        table = read_table(str(upload.name), data)
    except UnreadableTable as error:
        return _start(request, plan, str(error), status=422)
    user: Any = request.user
    run = services.keep_upload(
        import_key=plan.key,
        file_name=str(upload.name),
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=table.encoding,
        mapping=plan.guessed_mapping(table.headers, meanings_of(user.active_district, plan.key)),
        row_count=len(table.rows),
        by=user,
    )
    return see_other(f"{request.path}?{RUN}={run.pk}")


def _checked_page(request: HttpRequest, plan: TableImport) -> HttpResponse:
    run = fetch_visible(
        ImportRun,
        request.user,
        pk=request.GET[RUN],
        owner=request.user,
        import_key=plan.key,
        state=ImportRun.State.CHECKED,
    )
    table = read_table(run.file_name, bytes(run.data))
    if request.method == "POST":
        return _step(request, plan, run, table)
    checked = check_table(plan, table, run.mapping, run.changes)
    if request.GET.get("fehler") == "csv":
        return error_file(plan, run, checked)
    return _show(request, plan, run, table, checked)


def _step(request: HttpRequest, plan: TableImport, run: ImportRun, table: ReadTable) -> HttpResponse:
    """One button of the page: columns, one value, one row, take over, throw away."""
    post = request.POST
    here = f"{request.path}?{RUN}={run.pk}"
    match post.get("tun"):
        case "zuordnung":
            services.set_mapping(
                run=run, mapping=_mapping(plan, table, post), headers=table.headers, by=request.user
            )
        case "wert":
            line, key = _line(post), post.get("spalte", "")
            if key not in {column.key for column in plan.column_list()}:
                raise BadRequest
            services.set_value(
                run=run, line=line, key=key, value=post.get("wert", "")[:20_000], by=request.user
            )
        case "weglassen" | "behalten" as deed:
            services.decide_row(run=run, line=_line(post), keep=deed == "behalten", by=request.user)
        case "verwerfen":
            services.discard_import(run=run, by=request.user)
            messages.success(request, _("Datei verworfen. Nichts wurde übernommen."))
            return see_other(request.path)
        case "uebernehmen":
            return _take_over(request, plan, run, table)
        case _:
            raise BadRequest
    return see_other(here)


def _take_over(request: HttpRequest, plan: TableImport, run: ImportRun, table: ReadTable) -> HttpResponse:
    """The check again, with what is there now; then all rows or none."""
    checked = check_table(plan, table, run.mapping, run.changes)
    if not checked.may_be_taken_over:
        return _show(request, plan, run, table, checked, status=422)
    try:
        services.take_over(run=run, plan=plan, rows=[row for _line, row in checked.good], by=request.user)
    except Refusal as refusal:
        return _show(request, plan, run, table, checked, status=409, refusal=refusal)
    messages.success(request, _("%(count)s Zeilen übernommen.") % {"count": len(checked.good)})
    return see_other(plan.success_url or request.path)


def _show(
    request: HttpRequest,
    plan: TableImport,
    run: ImportRun,
    table: ReadTable,
    checked: Checked,
    *,
    status: int = 200,
    refusal: Refusal | None = None,
) -> HttpResponse:
    values = preview(plan, run, table, checked) | {"refusal": refusal, "here": f"?{RUN}={run.pk}"}
    values["breadcrumb"] = [*plan.breadcrumb, (plan.title, request.path), (run.file_name, "")]
    return render(request, "desk/lists/import_check.html", values, status=status)


def _mapping(plan: TableImport, table: ReadTable, post: Any) -> dict[str, str]:
    known = {column.key for column in plan.column_list()}
    found = {str(place): post.get(f"spalte_{place}", "") for place in range(len(table.headers))}
    chosen = [key for key in found.values() if key]
    if set(chosen) - known:
        raise BadRequest
    if len(chosen) != len(set(chosen)):
        raise Refusal(_("Zwei Spalten können nicht dasselbe bedeuten. Bitte ordnen Sie jede nur einmal zu."))
    return found


def _line(post: Any) -> int:
    text = post.get("zeile", "")
    if not text.isdigit() or len(text) > 7:
        raise BadRequest
    return int(text)
