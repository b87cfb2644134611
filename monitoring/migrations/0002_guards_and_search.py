"""A Datenschnitt never changes, not even past the services; search index of the reports."""

from django.db import migrations

from desk.search.operations import InstallSearchIndex
from monitoring.reports import seal


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0001_initial")]

    operations = [
        InstallSearchIndex("monitoring", "integrationreport"),
        migrations.RunPython(seal.install, seal.remove),
    ]
