"""Search indexes of committees and resolutions, as the database at hand offers them."""

from django.db import migrations

from desk.search.operations import InstallSearchIndex


class Migration(migrations.Migration):
    dependencies = [("committees", "0001_initial")]

    operations = [
        InstallSearchIndex("committees", "committee"),
        InstallSearchIndex("committees", "resolution"),
    ]
