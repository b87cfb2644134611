"""A Datenschnitt is never changed, not even past the services."""

from django.db import migrations

from monitoring.reports import seal


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0002_search_index")]

    operations = [
        migrations.RunPython(seal.install, seal.remove),
    ]
