"""What is over with a term of office, and the number of seats each term began with."""

from django.db import migrations, models
from django.db.models import Count, F, Q

from committees.roster import overlap


def keep_numbers(apps, schema_editor):
    """What each term counted with so far: its own number where it had ended, else that of the statute."""
    term = apps.get_model("committees", "Term")
    for row in term.objects.select_related("committee").annotate(chairs=Count("seats")):
        voting = row.voting_seats
        if voting is None:
            voting = row.committee.statutory_voting_seats
        seats = max(row.chairs or row.committee.statutory_seats, voting)
        term.objects.filter(pk=row.pk).update(statutory_seats=seats, voting_seats=voting)


def guard_again(apps, schema_editor):
    """SQLite builds the table anew for a new column and loses its triggers."""
    if schema_editor.connection.vendor == "sqlite":
        overlap.remove(apps, schema_editor)
        overlap.install(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("committees", "0002_guards_and_search")]

    operations = [
        migrations.AddField(
            model_name="ruleprofile",
            name="motions_lapse",
            field=models.BooleanField(
                default=False,
                help_text="Diskontinuität. Ohne Häkchen berät das neue Gremium sie weiter.",
                verbose_name="unerledigte Anträge verfallen mit dem Ende der Amtszeit",
            ),
        ),
        migrations.RunPython(guard_again, guard_again),
        migrations.AddField(
            model_name="term",
            name="statutory_seats",
            field=models.PositiveSmallIntegerField(
                editable=False, null=True, verbose_name="Sitze dieser Amtszeit"
            ),
        ),
        migrations.RunPython(keep_numbers, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.CheckConstraint(
                condition=Q(statutory_seats__isnull=True, voting_seats__isnull=True)
                | Q(statutory_seats__isnull=False, voting_seats__lte=F("statutory_seats")),
                name="term_votes_within_seats",
                violation_error_message="Es kann nicht mehr stimmberechtigte Sitze geben als Sitze.",
            ),
        ),
    ]
