"""No interpreter in two places: exclusion constraint on PostgreSQL, trigger on SQLite."""

from django.db import migrations

from coordination.interpreting.overlap import install, remove


class Migration(migrations.Migration):
    dependencies = [("coordination", "0001_initial")]

    operations = [
        migrations.RunPython(install, remove),
    ]
