"""How many voting seats a term had, kept when the next one begins."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("committees", "0002_guards_and_search")]

    operations = [
        migrations.AddField(
            "term",
            "voting_seats",
            models.PositiveSmallIntegerField(
                editable=False, null=True, verbose_name="stimmberechtigte Sitze dieser Amtszeit"
            ),
        ),
    ]
