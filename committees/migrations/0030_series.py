"""Answers to invitations: way, time, remark, handing on. The edition of an invitation gets a name of its own."""

import django.db.models.deletion
from django.db import migrations, models


def mend_editions(apps, schema_editor):
    """Each noted reply had counted the edition up, so that the row left the page of its meeting."""
    Recipient = apps.get_model("committees", "InvitationRecipient")
    ahead = Recipient.objects.filter(edition__gt=models.F("meeting__invitation_version"))
    for row in ahead.select_related("meeting"):
        newest = row.meeting.invitation_version
        same = Recipient.objects.filter(meeting=row.meeting_id, holding=row.holding_id, edition=newest)
        if not same.exists():
            row.edition = newest
            row.save(update_fields=["edition"])


def keep(apps, schema_editor):
    """Nothing to undo."""


class Migration(migrations.Migration):

    dependencies = [
        ('committees', '0006_minutes_aftermath'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='invitationrecipient',
            name='invitation_once_per_version',
        ),
        migrations.RenameField(
            model_name='invitationrecipient',
            old_name='version',
            new_name='edition',
        ),
        migrations.RunPython(mend_editions, keep),
        migrations.AddConstraint(
            model_name='invitationrecipient',
            constraint=models.UniqueConstraint(fields=('meeting', 'holding', 'edition'), name='invitation_once_per_edition'),
        ),
        migrations.AddField(
            model_name='invitationrecipient',
            name='handed_by',
            field=models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='handed_to', to='committees.invitationrecipient', verbose_name='weitergegeben von'),
        ),
        migrations.AddField(
            model_name='invitationrecipient',
            name='replied_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='geantwortet'),
        ),
        migrations.AddField(
            model_name='invitationrecipient',
            name='reply_note',
            field=models.CharField(blank=True, max_length=200, verbose_name='Bemerkung'),
        ),
        migrations.AddField(
            model_name='invitationrecipient',
            name='reply_source',
            field=models.CharField(blank=True, choices=[('link', 'über den Link in der Einladung'), ('account', 'nach der Anmeldung'), ('office', 'von der Geschäftsstelle eingetragen')], editable=False, max_length=10, verbose_name='Antwort kam'),
        ),
        migrations.AlterField(
            model_name='invitationrecipient',
            name='reply',
            field=models.CharField(choices=[('open', 'offen'), ('yes', 'kommt'), ('maybe', 'vielleicht'), ('no', 'abgesagt'), ('deputy', 'gibt weiter')], default='open', max_length=10, verbose_name='Antwort'),
        ),
        migrations.AddConstraint(
            model_name='invitationrecipient',
            constraint=models.CheckConstraint(condition=models.Q(('handed_by__isnull', True), models.Q(('handed_by', models.F('id')), _negated=True), _connector='OR'), name='invitation_not_to_oneself'),
        ),
    ]
