"""Texts of offers in other languages."""

import django.core.validators
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_audit_append_only'),
        ('offers', '0005_offer_in_full'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='OfferTranslation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('language', models.CharField(editable=False, max_length=12, verbose_name='Sprache')),
                ('title', models.CharField(max_length=200, verbose_name='Titel')),
                ('summary', models.CharField(max_length=300, verbose_name='In einem Satz')),
                ('description', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(20000)], verbose_name='Beschreibung')),
                ('times', models.CharField(blank=True, max_length=500, verbose_name='Zeiten')),
                ('registration_note', models.CharField(blank=True, max_length=300, verbose_name='Hinweis zur Anmeldung')),
                ('cost_note', models.CharField(blank=True, max_length=300, verbose_name='Hinweis zu den Kosten')),
                ('checked_by', models.CharField(blank=True, max_length=120, verbose_name='Geprüft von (Prüfgruppe)')),
                ('checked_on', models.DateField(blank=True, null=True, verbose_name='Geprüft am')),
                ('source_mark', models.CharField(editable=False, max_length=64)),
                ('source', models.JSONField(default=dict, editable=False, verbose_name='Deutscher Text, nach dem übersetzt wurde')),
                ('state', models.CharField(choices=[('draft', 'in Arbeit'), ('submitted', 'in Prüfung'), ('returned', 'zurückgegeben'), ('published', 'veröffentlicht')], default='draft', editable=False, max_length=10, verbose_name='Stand')),
                ('comment', models.TextField(blank=True, editable=False, verbose_name='Begründung der Prüfung')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='eingereicht am')),
                ('approved_at', models.DateTimeField(editable=False, null=True, verbose_name='freigegeben am')),
                ('approved_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='freigegeben von')),
                ('author', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='übersetzt von')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('edited_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='zuletzt geändert von')),
                ('offer', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='offers.offer', verbose_name='Angebot')),
                ('submitted_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='eingereicht von')),
            ],
            options={
                'verbose_name': 'Übersetzung eines Angebots',
                'verbose_name_plural': 'Übersetzungen von Angeboten',
                'ordering': ['offer', 'language', 'state'],
                'indexes': [models.Index(fields=['district', 'language', 'state'], name='translation_by_language')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'published')), fields=('offer', 'language'), name='translation_public_once_per_language'), models.UniqueConstraint(condition=models.Q(('state__in', ('draft', 'submitted', 'returned'))), fields=('offer', 'language'), name='translation_open_once_per_language'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), ('approved_at__isnull', False), _connector='OR'), name='translation_public_is_approved'), models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(models.Q(('author__isnull', True), models.Q(('approved_by', models.F('author')), _negated=True), _connector='OR'), models.Q(('edited_by__isnull', True), models.Q(('approved_by', models.F('edited_by')), _negated=True), _connector='OR'), models.Q(('submitted_by__isnull', True), models.Q(('approved_by', models.F('submitted_by')), _negated=True), _connector='OR')), _connector='OR'), name='translation_four_eyes'), models.CheckConstraint(condition=models.Q(models.Q(('language', 'de-x-leicht'), ('state', 'published'), _negated=True), models.Q(models.Q(('checked_by', ''), _negated=True), ('checked_on__isnull', False)), _connector='OR'), name='translation_leicht_is_checked'), models.CheckConstraint(condition=models.Q(('language', 'de-x-leicht'), models.Q(('checked_by', ''), ('checked_on__isnull', True)), _connector='OR'), name='translation_check_is_for_leicht')],
            },
        ),
    ]
