import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='MailAttachment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('batch', models.UUIDField(db_index=True)),
                ('name', models.CharField(max_length=200, verbose_name='Dateiname')),
                ('mime', models.CharField(max_length=100)),
                ('data', models.BinaryField()),
            ],
            options={
                'verbose_name': 'Anlage',
                'verbose_name_plural': 'Anlagen',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200, verbose_name='Wofür?')),
                ('prefix', models.CharField(editable=False, max_length=12, verbose_name='Anfang')),
                ('token_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='angelegt')),
                ('expires_on', models.DateField(verbose_name='gültig bis')),
                ('last_used_on', models.DateField(editable=False, null=True, verbose_name='zuletzt benutzt')),
                ('revoked_at', models.DateTimeField(editable=False, null=True, verbose_name='widerrufen')),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='api_tokens', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Zugangsschlüssel',
                'verbose_name_plural': 'Zugangsschlüssel',
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='ColumnChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('list_key', models.CharField(max_length=80)),
                ('columns', models.JSONField(default=list)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Spaltenwahl',
                'verbose_name_plural': 'Spaltenwahlen',
                'constraints': [models.UniqueConstraint(fields=('user', 'list_key'), name='column_choice_once')],
            },
        ),
        migrations.CreateModel(
            name='DigestItem',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, verbose_name='Worum geht es?')),
                ('line', models.CharField(blank=True, max_length=300, verbose_name='Zeile')),
                ('url', models.CharField(blank=True, max_length=300)),
                ('created_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Zeile der Tagesmail',
                'verbose_name_plural': 'Zeilen der Tagesmail',
                'ordering': ['created_at', 'pk'],
                'indexes': [models.Index(condition=models.Q(('sent_at', None)), fields=['user', 'district'], name='digest_waiting')],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=160)),
                ('data', models.JSONField(default=dict)),
                ('saved_at', models.DateTimeField(auto_now=True, verbose_name='gesichert')),
                ('district', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Entwurf eines Formulars',
                'verbose_name_plural': 'Entwürfe von Formularen',
                'constraints': [models.UniqueConstraint(fields=('user', 'district', 'key'), name='draft_once'), models.UniqueConstraint(condition=models.Q(('district__isnull', True)), fields=('user', 'key'), name='draft_once_without_district')],
            },
        ),
        migrations.CreateModel(
            name='ImportRun',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('import_key', models.CharField(max_length=80)),
                ('file_name', models.CharField(max_length=200, verbose_name='Datei')),
                ('data', models.BinaryField(blank=True, verbose_name='Inhalt')),
                ('sha256', models.CharField(max_length=64)),
                ('encoding', models.CharField(blank=True, max_length=20, verbose_name='Zeichensatz')),
                ('mapping', models.JSONField(blank=True, default=dict, verbose_name='Zuordnung der Spalten')),
                ('changes', models.JSONField(blank=True, default=dict, verbose_name='Von Hand gesetzte Werte')),
                ('state', models.CharField(choices=[('checked', 'geprüft'), ('done', 'übernommen'), ('discarded', 'verworfen')], default='checked', max_length=10, verbose_name='Stand')),
                ('row_count', models.PositiveIntegerField(default=0, verbose_name='Zeilen')),
                ('batch', models.UUIDField(blank=True, null=True)),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='eingereicht von')),
            ],
            options={
                'verbose_name': 'Eingelesene Tabelle',
                'verbose_name_plural': 'Eingelesene Tabellen',
                'ordering': ['-created_at'],
                'indexes': [models.Index(fields=['district', 'created_at'], name='import_run_age')],
            },
        ),
        migrations.CreateModel(
            name='Notification',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, verbose_name='Worum geht es?')),
                ('line', models.CharField(blank=True, max_length=300, verbose_name='Zeile')),
                ('url', models.CharField(blank=True, max_length=300)),
                ('created_at', models.DateTimeField(verbose_name='gemeldet am')),
                ('read_at', models.DateTimeField(null=True, verbose_name='gelesen am')),
                ('district', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notifications', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Mitteilung',
                'verbose_name_plural': 'Mitteilungen',
                'ordering': ['-created_at', '-id'],
                'indexes': [models.Index(fields=['user', 'district', '-created_at'], name='notification_list'), models.Index(condition=models.Q(('read_at', None)), fields=['user', 'district'], name='notification_unread')],
            },
        ),
        migrations.CreateModel(
            name='OutgoingMail',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('batch', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('to', models.EmailField(max_length=254, verbose_name='an')),
                ('reply_to', models.EmailField(blank=True, max_length=254, verbose_name='Antwort an')),
                ('subject', models.CharField(max_length=250, verbose_name='Betreff')),
                ('text', models.TextField(blank=True, verbose_name='Text')),
                ('html', models.TextField(blank=True, verbose_name='HTML')),
                ('state', models.CharField(choices=[('queued', 'wartet'), ('sending', 'wird gesendet'), ('sent', 'gesendet'), ('failed', 'nicht zustellbar')], default='queued', max_length=10, verbose_name='Stand')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='Versuche')),
                ('due_at', models.DateTimeField(verbose_name='nächster Versuch')),
                ('lease', models.UUIDField(editable=False, null=True)),
                ('lease_until', models.DateTimeField(editable=False, null=True)),
                ('error', models.CharField(blank=True, max_length=300, verbose_name='Grund')),
                ('created_at', models.DateTimeField(verbose_name='eingestellt')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='gesendet am')),
                ('erased_at', models.DateTimeField(null=True, verbose_name='Inhalt gelöscht am')),
                ('leaves_no_trace', models.BooleanField(default=False, editable=False)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('district', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
            ],
            options={
                'verbose_name': 'E-Mail',
                'verbose_name_plural': 'E-Mails',
                'ordering': ['-created_at', '-id'],
                'indexes': [models.Index(fields=['district', '-created_at'], name='mail_district'), models.Index(condition=models.Q(('state__in', ['queued', 'sending'])), fields=['due_at'], name='mail_waiting')],
            },
        ),
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('list_key', models.CharField(max_length=80, verbose_name='Liste')),
                ('name', models.CharField(max_length=80, verbose_name='Name der Ansicht')),
                ('query', models.TextField(blank=True, max_length=4000, verbose_name='Suche und Filter')),
                ('is_shared', models.BooleanField(default=False, verbose_name='für alle im Kreis sichtbar')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='angelegt von')),
            ],
            options={
                'verbose_name': 'Gesicherte Ansicht',
                'verbose_name_plural': 'Gesicherte Ansichten',
                'ordering': ['is_shared', 'name'],
                'indexes': [models.Index(fields=['district', 'list_key'], name='saved_view_list')],
                'constraints': [models.UniqueConstraint(fields=('district', 'list_key', 'owner', 'name'), name='saved_view_name_once')],
            },
        ),
    ]
