"""Triggers: the audit log takes new lines and gives none back (SQLite and PostgreSQL)."""

from django.db import migrations

from accounts.audit.triggers import install, remove


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_initial")]

    operations = [
        migrations.RunPython(install, remove),
    ]
