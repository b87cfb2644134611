"""Triggers: a sealed document is never changed or deleted (SQLite and PostgreSQL)."""

from django.db import migrations

from documents.store import seal


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [
        migrations.RunPython(seal.install, seal.remove),
    ]
