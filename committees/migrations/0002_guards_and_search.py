"""What the database itself watches over in committees, and search indexes as the database at hand offers them."""

from django.db import migrations

from committees.meetings.ballots import freeze
from committees.meetings.models import triggers
from committees.roster import overlap
from desk.search.operations import InstallSearchIndex


class Migration(migrations.Migration):
    dependencies = [("committees", "0001_initial")]

    operations = [
        migrations.RunPython(overlap.install, overlap.remove),
        migrations.RunPython(triggers.install, triggers.remove),
        migrations.RunPython(freeze.install, freeze.remove),
        InstallSearchIndex("committees", "committee"),
        InstallSearchIndex("committees", "resolution"),
        InstallSearchIndex("committees", "paper"),
    ]
