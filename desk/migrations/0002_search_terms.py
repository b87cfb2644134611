"""Lists of words for typing errors, beside the search indexes of PostgreSQL that are there already."""

from django.db import migrations

from desk.search import index


def add(apps, schema_editor):
    index.add_terms(schema_editor)


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_initial")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
