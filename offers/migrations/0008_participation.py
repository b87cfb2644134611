"""Dates, sign-ups by number, versioned certificate programmes, stamp cards, certificates, and their guards."""

import desk.search.fields
import django.core.validators
import django.db.models.deletion
import offers.participation.codes
import offers.participation.models
import uuid
from django.db import migrations, models

from offers.participation.guards import install, remove


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_audit_append_only'),
        ('coordination', '0002_guards_and_search'),
        ('offers', '0007_translations'),
    ]

    operations = [
        migrations.CreateModel(
            name='CertificateProgramme',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('title', models.CharField(max_length=120, verbose_name='Name')),
                ('short', models.CharField(help_text='Steht vor jeder Nummer, zum Beispiel WF.', max_length=4, validators=[django.core.validators.RegexValidator('^[A-Z]{2,4}$', 'Bitte zwei bis vier große Buchstaben, zum Beispiel WF.')], verbose_name='Kürzel')),
                ('subtitle', models.CharField(blank=True, max_length=160, verbose_name='Untertitel der Urkunde')),
                ('achievement', models.CharField(help_text='Setzt den Satz fort: „… hat alle Module besucht und“', max_length=300, verbose_name='Was die Urkunde bescheinigt')),
                ('sort_title', desk.search.fields.SortKeyField(source='title')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('offers', models.ManyToManyField(blank=True, related_name='certificate_programmes', to='offers.offer', verbose_name='Angebote')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coordination.organisation', verbose_name='Verantwortlich')),
            ],
            options={
                'verbose_name': 'Zertifikat',
                'verbose_name_plural': 'Zertifikate',
                'ordering': ['sort_title', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeVersion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(verbose_name='Fassung')),
                ('in_force_from', models.DateField(blank=True, null=True, verbose_name='gilt ab')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='offers.certificateprogramme')),
            ],
            options={
                'verbose_name': 'Fassung eines Zertifikats',
                'verbose_name_plural': 'Fassungen von Zertifikaten',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Module',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=8, verbose_name='Kürzel')),
                ('title', models.CharField(max_length=120, verbose_name='Thema')),
                ('partner', models.CharField(blank=True, max_length=120, verbose_name='Fachpartner:in')),
                ('required', models.BooleanField(default=True, verbose_name='nötig für die Urkunde')),
                ('version_of', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='modules', to='offers.programmeversion')),
            ],
            options={
                'verbose_name': 'Modul',
                'verbose_name_plural': 'Module',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('starts_at', models.DateTimeField(verbose_name='Beginn')),
                ('ends_at', models.DateTimeField(verbose_name='Ende')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='Ort')),
                ('capacity_override', models.PositiveIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='Plätze an diesem Termin')),
                ('cancelled_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='abgesagt am')),
                ('cancelled_reason', models.CharField(blank=True, editable=False, max_length=300, verbose_name='Grund der Absage')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('module', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='offers.module', verbose_name='Modul')),
                ('offer', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='offers.offer', verbose_name='Angebot')),
            ],
            options={
                'verbose_name': 'Termin',
                'verbose_name_plural': 'Termine',
                'ordering': ['starts_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='StampCard',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('number', models.PositiveIntegerField(verbose_name='Kartennummer')),
                ('token', models.CharField(default=offers.participation.models.new_token, editable=False, max_length=32, unique=True)),
                ('started_on', models.DateField(verbose_name='begonnen am')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cards', to='offers.certificateprogramme')),
                ('programme_version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cards', to='offers.programmeversion', verbose_name='Fassung')),
            ],
            options={
                'verbose_name': 'Stempelkarte',
                'verbose_name_plural': 'Stempelkarten',
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='Stamp',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('stamped_on', models.DateField(verbose_name='besucht am')),
                ('module', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stamps', to='offers.module')),
                ('card', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stamps', to='offers.stampcard')),
            ],
            options={
                'verbose_name': 'Stempel',
                'verbose_name_plural': 'Stempel',
                'ordering': ['stamped_on'],
            },
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(verbose_name='Nummer')),
                ('code', models.CharField(default=offers.participation.codes.new_code, max_length=8, unique=True, verbose_name='Code')),
                ('status', models.CharField(choices=[('registered', 'angemeldet'), ('waiting', 'auf der Warteliste'), ('attended', 'war da'), ('absent', 'kam nicht'), ('cancelled', 'abgesagt')], max_length=10, verbose_name='Stand')),
                ('is_walk_in', models.BooleanField(default=False, verbose_name='ohne Anmeldung gekommen')),
                ('confirm_by', models.DateTimeField(blank=True, null=True, verbose_name='zu bestätigen bis')),
                ('request_key', models.UUIDField(blank=True, null=True)),
                ('notice_email', models.EmailField(blank=True, max_length=254, verbose_name='E-Mail für die Nachricht')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='offers.session', verbose_name='Termin')),
                ('card', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='offers.stampcard', verbose_name='Stempelkarte')),
            ],
            options={
                'verbose_name': 'Anmeldung',
                'verbose_name_plural': 'Anmeldungen',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('year', models.PositiveSmallIntegerField(verbose_name='Jahr')),
                ('serial', models.PositiveIntegerField(verbose_name='laufende Nummer')),
                ('number', models.CharField(max_length=20, verbose_name='Nummer')),
                ('issued_on', models.DateField(verbose_name='ausgestellt am')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='offers.certificateprogramme')),
                ('card', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='certificate', to='offers.stampcard')),
            ],
            options={
                'verbose_name': 'Urkunde',
                'verbose_name_plural': 'Urkunden',
                'ordering': ['-year', '-serial'],
            },
        ),
        migrations.AddConstraint(
            model_name='certificateprogramme',
            constraint=models.UniqueConstraint(fields=('district', 'short'), name='certificate_short_once'),
        ),
        migrations.AddConstraint(
            model_name='programmeversion',
            constraint=models.UniqueConstraint(fields=('programme', 'number'), name='certificate_version_once'),
        ),
        migrations.AddConstraint(
            model_name='programmeversion',
            constraint=models.UniqueConstraint(condition=models.Q(('in_force_from__isnull', True)), fields=('programme',), name='certificate_has_one_draft'),
        ),
        migrations.AddConstraint(
            model_name='module',
            constraint=models.UniqueConstraint(fields=('version_of', 'code'), name='module_code_once'),
        ),
        migrations.AddIndex(
            model_name='session',
            index=models.Index(fields=['district', 'starts_at', 'id'], name='session_by_start'),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='session_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cancelled_at__isnull', True), ('cancelled_reason', '')), models.Q(('cancelled_at__isnull', False), models.Q(('cancelled_reason', ''), _negated=True)), _connector='OR'), name='session_cancelled_says_why'),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=models.UniqueConstraint(condition=models.Q(('cancelled_at__isnull', True)), fields=('offer', 'starts_at', 'place'), name='session_once_at_a_time_and_place'),
        ),
        migrations.AddConstraint(
            model_name='stampcard',
            constraint=models.UniqueConstraint(fields=('programme', 'number'), name='card_number_once'),
        ),
        migrations.AddConstraint(
            model_name='stamp',
            constraint=models.UniqueConstraint(fields=('card', 'module'), name='stamp_once_per_module'),
        ),
        migrations.AddIndex(
            model_name='participation',
            index=models.Index(condition=models.Q(('confirm_by__isnull', False)), fields=['confirm_by'], name='participation_to_confirm'),
        ),
        migrations.AddConstraint(
            model_name='participation',
            constraint=models.UniqueConstraint(fields=('session', 'number'), name='participation_number_once'),
        ),
        migrations.AddConstraint(
            model_name='participation',
            constraint=models.UniqueConstraint(condition=models.Q(('request_key__isnull', False)), fields=('session', 'request_key'), name='participation_form_sent_once'),
        ),
        migrations.AddConstraint(
            model_name='participation',
            constraint=models.UniqueConstraint(condition=models.Q(('card__isnull', False), models.Q(('status', 'cancelled'), _negated=True)), fields=('session', 'card'), name='participation_card_once_per_session'),
        ),
        migrations.AddConstraint(
            model_name='participation',
            constraint=models.CheckConstraint(condition=models.Q(('confirm_by__isnull', True), ('status', 'registered'), _connector='OR'), name='participation_only_held_places_wait'),
        ),
        migrations.AddConstraint(
            model_name='participation',
            constraint=models.CheckConstraint(condition=models.Q(('notice_email', ''), ('status', 'waiting'), _connector='OR'), name='participation_address_only_waiting'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.UniqueConstraint(fields=('district', 'number'), name='certificate_number_once'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.UniqueConstraint(fields=('programme', 'year', 'serial'), name='certificate_serial_once_a_year'),
        ),
        migrations.RunPython(install, remove),
    ]
