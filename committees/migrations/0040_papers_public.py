"""The personal view across committees (last visit, calendar link); one word of the neutral title."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_audit_append_only'),
        ('committees', '0006_minutes_aftermath'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='agendaitem',
            name='public_title',
            field=models.CharField(blank=True, help_text='Steht statt des Titels in der öffentlichen Tagesordnung, zum Beispiel „Einzelangelegenheit“.', max_length=200, verbose_name='Neutraler Titel'),
        ),
        migrations.CreateModel(
            name='BoardVisit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seen_at', models.DateTimeField()),
                ('before_at', models.DateTimeField(null=True)),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'letzter Besuch',
                'verbose_name_plural': 'letzte Besuche',
                'constraints': [models.UniqueConstraint(fields=('user', 'district'), name='board_visit_once')],
            },
        ),
        migrations.CreateModel(
            name='CalendarKey',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('token_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='angelegt')),
                ('last_used_on', models.DateField(editable=False, null=True, verbose_name='zuletzt benutzt')),
                ('revoked_at', models.DateTimeField(editable=False, null=True, verbose_name='widerrufen')),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_keys', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Kalender-Link',
                'verbose_name_plural': 'Kalender-Links',
                'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_at__isnull', True)), fields=('user', 'district'), name='calendar_key_one_valid')],
            },
        ),
    ]
