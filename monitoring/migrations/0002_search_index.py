"""Search index of the reports, as the database at hand offers it."""

from django.db import migrations

from desk.search.operations import InstallSearchIndex


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0001_initial")]

    operations = [
        InstallSearchIndex("monitoring", "integrationreport"),
    ]
