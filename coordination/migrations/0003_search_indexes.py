"""Search indexes of organisations, people, tasks, barriers and interpreters, as the database at hand offers them."""

from django.db import migrations

from desk.search.operations import InstallSearchIndex


class Migration(migrations.Migration):
    dependencies = [("coordination", "0002_assignment_no_overlap")]

    operations = [
        InstallSearchIndex("coordination", "organisation"),
        InstallSearchIndex("coordination", "contactperson"),
        InstallSearchIndex("coordination", "task"),
        InstallSearchIndex("coordination", "barrier"),
        InstallSearchIndex("coordination", "interpreter"),
    ]
