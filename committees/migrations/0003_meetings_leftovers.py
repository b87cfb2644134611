"""Joint allowances, versions of minutes, reasons of absence."""

from typing import Any

from django.db import migrations, models

from committees.roster import overlap


def watch_again(apps: Any, schema_editor: Any) -> None:
    """SQLite built the table of the rules anew and lost its watch over overlapping versions."""
    if schema_editor.connection.vendor != "postgresql":
        overlap.remove(apps, schema_editor)
        overlap.install(apps, schema_editor)


class Migration(migrations.Migration):

    dependencies = [
        ('committees', '0002_guards_and_search'),
    ]

    operations = [
        migrations.AddField(
            model_name='allowancerate',
            name='pays_beside',
            field=models.BooleanField(default=False, help_text='Nur wenn die Satzung es sagt: In einer gemeinsamen Sitzung erhält sonst ein Sitzungsgeld, wer in mehreren Gremien sitzt; das führende zahlt.', verbose_name='auch neben einem anderen Gremium'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='reason',
            field=models.CharField(blank=True, choices=[('', 'kein Grund vermerkt'), ('work', 'beruflich verhindert'), ('personal', 'persönlich verhindert'), ('mandate', 'anderes Amt oder Mandat'), ('travel', 'ortsabwesend'), ('not_given', 'ohne Angabe eines Grundes')], default='', max_length=10, verbose_name='Grund'),
        ),
        migrations.AddField(
            model_name='minutes',
            name='edition',
            field=models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='Fassung'),
        ),
        migrations.AddField(
            model_name='ruleprofile',
            name='absence_rule',
            field=models.CharField(choices=[('none', 'wird nicht festgehalten'), ('noted', 'wird festgehalten, aber nicht gedruckt'), ('printed', 'steht in der nichtöffentlichen Niederschrift')], default='none', max_length=20, verbose_name='Grund des Fehlens'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), ('excuse', 'excused'), _connector='OR'), name='attendance_reason_of_the_excused'),
        ),
        migrations.RunPython(watch_again, watch_again),
    ]
