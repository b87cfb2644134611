"""Joint allowances, versions of minutes, reasons of absence, continuations."""

import django.core.validators
import django.db.models.deletion
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
        ('accounts', '0003_audit_append_only'),
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
            model_name='meeting',
            name='break_off_reason',
            field=models.CharField(blank=True, editable=False, max_length=200, verbose_name='Grund des Abbruchs'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='continues',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='continuations', to='committees.meeting', verbose_name='setzt fort'),
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
        migrations.AddField(
            model_name='ruleprofile',
            name='continuation_days',
            field=models.PositiveSmallIntegerField(default=0, help_text='0: Zu einer Fortsetzung wird neu geladen.', validators=[django.core.validators.MaxValueValidator(30)], verbose_name='Fortsetzung ohne neue Ladung, Tage nach dem Abbruch'),
        ),
        migrations.AlterField(
            model_name='meeting',
            name='kind',
            field=models.CharField(choices=[('ordinary', 'ordentlich'), ('extraordinary', 'außerordentlich'), ('constituting', 'konstituierend'), ('second', 'zweite Sitzung zum selben Gegenstand'), ('continuation', 'Fortsetzung einer abgebrochenen Sitzung')], default='ordinary', max_length=15, verbose_name='Art'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), ('excuse', 'excused'), _connector='OR'), name='attendance_reason_of_the_excused'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'cancelled'), _negated=True), fields=('continues',), name='meeting_continued_once'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('continues__isnull', False), ('kind', 'continuation')), models.Q(models.Q(('kind', 'continuation'), _negated=True), ('continues__isnull', True)), _connector='OR'), name='meeting_continuation_of_one'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('break_off_reason', ''), ('closed_at__isnull', False), _connector='OR'), name='meeting_broken_off_is_closed'),
        ),
        migrations.RunPython(watch_again, watch_again),
    ]
