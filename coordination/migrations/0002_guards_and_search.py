"""No interpreter in two places (exclusion constraint or trigger); search indexes as the database offers them."""

from django.db import migrations

from coordination.interpreting.overlap import install, remove
from desk.search.operations import InstallSearchIndex


class Migration(migrations.Migration):
    dependencies = [("coordination", "0001_initial")]

    operations = [
        migrations.RunPython(install, remove),
        InstallSearchIndex("coordination", "organisation"),
        InstallSearchIndex("coordination", "contactperson"),
        InstallSearchIndex("coordination", "task"),
        InstallSearchIndex("coordination", "barrier"),
        InstallSearchIndex("coordination", "interpreter"),
    ]
