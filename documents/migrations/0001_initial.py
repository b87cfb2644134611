import django.core.serializers.json
import django.core.validators
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
            name='StoredDocument',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('kind', models.CharField(max_length=60, verbose_name='Art')),
                ('title', models.CharField(max_length=250, verbose_name='Titel')),
                ('file_name', models.CharField(max_length=120, verbose_name='Dateiname')),
                ('mime', models.CharField(max_length=100)),
                ('content', models.BinaryField()),
                ('size', models.PositiveBigIntegerField(verbose_name='Größe')),
                ('sha256', models.CharField(max_length=64, verbose_name='Prüfwert (SHA-256)')),
                ('template', models.CharField(blank=True, max_length=120)),
                ('template_version', models.CharField(blank=True, max_length=12)),
                ('context', models.JSONField(blank=True, default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('sealed_at', models.DateTimeField(blank=True, null=True, verbose_name='versiegelt')),
                ('owner_type', models.CharField(max_length=80)),
                ('owner_id', models.UUIDField()),
                ('resource', models.CharField(blank=True, max_length=40)),
                ('audience', models.CharField(choices=[('internal', 'intern'), ('public', 'öffentlich')], default='internal', max_length=10, verbose_name='Empfängerkreis')),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='erstellt von')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
            ],
            options={
                'verbose_name': 'Dokument',
                'verbose_name_plural': 'Dokumente',
                'ordering': ['-created_at'],
                'indexes': [models.Index(fields=['district', 'owner_type', 'owner_id', '-created_at'], name='stored_document_owner')],
                'constraints': [models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='stored_document_not_empty')],
            },
        ),
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('kind', models.CharField(max_length=60, verbose_name='Art')),
                ('title', models.CharField(max_length=200, verbose_name='Auftrag')),
                ('params', models.JSONField(blank=True, default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('status', models.CharField(choices=[('queued', 'wartet'), ('running', 'läuft'), ('done', 'fertig'), ('failed', 'gescheitert'), ('cancelled', 'abgebrochen')], default='queued', max_length=10, verbose_name='Stand')),
                ('progress', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='Fortschritt')),
                ('step', models.CharField(blank=True, max_length=200, verbose_name='Schritt')),
                ('error', models.TextField(blank=True, verbose_name='Warum nicht')),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('max_attempts', models.PositiveSmallIntegerField(default=3)),
                ('worker', models.CharField(blank=True, max_length=100)),
                ('lease_until', models.DateTimeField(blank=True, null=True)),
                ('dispatched_at', models.DateTimeField(blank=True, null=True)),
                ('started_at', models.DateTimeField(blank=True, null=True, verbose_name='begonnen')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='beendet')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='von')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='documents.storeddocument', verbose_name='Ergebnis')),
            ],
            options={
                'verbose_name': 'Auftrag',
                'verbose_name_plural': 'Aufträge',
                'ordering': ['-created_at'],
                'indexes': [models.Index(fields=['district', 'by', '-created_at'], name='job_of_person'), models.Index(condition=models.Q(('status__in', ['queued', 'running'])), fields=['lease_until', 'dispatched_at'], name='job_open')],
                'constraints': [models.CheckConstraint(condition=models.Q(('progress__lte', 100)), name='job_progress_at_most_100'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'running'), _negated=True), ('lease_until__isnull', False), _connector='OR'), name='job_running_has_lease')],
            },
        ),
    ]
