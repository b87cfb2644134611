"""Search indexes of offers, programmes and grants, as the database at hand offers them."""

from django.db import migrations

from desk.search.operations import InstallSearchIndex


class Migration(migrations.Migration):
    dependencies = [("offers", "0001_initial")]

    operations = [
        InstallSearchIndex("offers", "offer"),
        InstallSearchIndex("offers", "fundingprogramme"),
        InstallSearchIndex("offers", "fundingperiod"),
    ]
