import django.core.validators
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='E-Mail-Adresse')),
                ('full_name', models.CharField(max_length=200, verbose_name='Name')),
                ('language', models.CharField(choices=[('de', 'Deutsch'), ('en', 'Englisch')], default='de', max_length=5, verbose_name='Sprache')),
                ('is_active', models.BooleanField(default=True, verbose_name='aktiv')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('session_epoch', models.PositiveIntegerField(default=0, editable=False)),
            ],
            options={
                'verbose_name': 'Person mit Zugang',
                'verbose_name_plural': 'Personen mit Zugang',
                'ordering': ['full_name'],
            },
        ),
        migrations.CreateModel(
            name='District',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('ags', models.CharField(max_length=5, unique=True, validators=[django.core.validators.RegexValidator('^\\d{5}$', 'Der Kreisschlüssel hat fünf Ziffern.')], verbose_name='Amtlicher Gemeindeschlüssel (Kreis)')),
                ('slug', models.SlugField(unique=True, verbose_name='Kurzname in der Adresse')),
                ('name', models.CharField(max_length=200, verbose_name='Name')),
                ('kind', models.CharField(choices=[('rural', 'Landkreis'), ('urban', 'Kreisfreie Stadt')], max_length=10, verbose_name='Art')),
                ('land', models.CharField(choices=[('BW', 'Baden-Württemberg'), ('BY', 'Bayern'), ('BE', 'Berlin'), ('BB', 'Brandenburg'), ('HB', 'Bremen'), ('HH', 'Hamburg'), ('HE', 'Hessen'), ('MV', 'Mecklenburg-Vorpommern'), ('NI', 'Niedersachsen'), ('NW', 'Nordrhein-Westfalen'), ('RP', 'Rheinland-Pfalz'), ('SL', 'Saarland'), ('SN', 'Sachsen'), ('ST', 'Sachsen-Anhalt'), ('SH', 'Schleswig-Holstein'), ('TH', 'Thüringen')], max_length=2, verbose_name='Land')),
                ('crest', models.FileField(blank=True, upload_to='crests/', verbose_name='Wappen (PNG oder JPEG)')),
                ('office', models.CharField(blank=True, max_length=200, verbose_name='Amt oder Stelle')),
                ('street', models.CharField(blank=True, max_length=200, verbose_name='Straße und Hausnummer')),
                ('postcode', models.CharField(blank=True, max_length=5, verbose_name='Postleitzahl')),
                ('city', models.CharField(blank=True, max_length=200, verbose_name='Ort')),
                ('phone', models.CharField(blank=True, max_length=50, verbose_name='Telefon')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='E-Mail')),
                ('accent', models.CharField(default='#0b4f56', max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-f]{6}$', 'Farbe als #rrggbb angeben.')], verbose_name='Akzentfarbe')),
                ('settings', models.JSONField(blank=True, default=dict, verbose_name='Einstellungen')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                'verbose_name': 'Kreis',
                'verbose_name_plural': 'Kreise',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('email', models.EmailField(max_length=254, verbose_name='E-Mail-Adresse')),
                ('full_name', models.CharField(max_length=200, verbose_name='Name')),
                ('role', models.CharField(choices=[('A', 'Administration des Kreises'), ('K', 'Koordination'), ('S', 'Gremien-Geschäftsstelle'), ('F', 'Fallmanagement'), ('I', 'Sprachmittler:in'), ('N', 'Träger-Redaktion'), ('U', 'Übersetzung'), ('B', 'Gremienmitglied'), ('D', 'Datenschutz und Revision')], max_length=1, verbose_name='Rolle')),
                ('is_manager', models.BooleanField(default=False, verbose_name='verwaltet die Zugänge der Organisation')),
                ('token_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('expires_at', models.DateTimeField(verbose_name='gültig bis')),
                ('accepted_at', models.DateTimeField(editable=False, null=True, verbose_name='angenommen am')),
                ('revoked_at', models.DateTimeField(editable=False, null=True, verbose_name='zurückgezogen am')),
            ],
            options={
                'verbose_name': 'Einladung',
                'verbose_name_plural': 'Einladungen',
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('P', 'Plattform-Administration'), ('A', 'Administration des Kreises'), ('K', 'Koordination'), ('S', 'Gremien-Geschäftsstelle'), ('F', 'Fallmanagement'), ('I', 'Sprachmittler:in'), ('N', 'Träger-Redaktion'), ('T', 'Träger in Prüfung'), ('U', 'Übersetzung'), ('B', 'Gremienmitglied'), ('D', 'Datenschutz und Revision')], max_length=1, verbose_name='Rolle')),
                ('is_manager', models.BooleanField(default=False, help_text='Lädt andere aus derselben Organisation ein und beendet deren Zugänge.', verbose_name='verwaltet die Zugänge der Organisation')),
                ('valid_from', models.DateField(verbose_name='gültig ab')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='gültig bis vor')),
            ],
            options={
                'verbose_name': 'Zugang',
                'verbose_name_plural': 'Zugänge',
                'ordering': ['user__full_name', 'role'],
            },
        ),
        migrations.CreateModel(
            name='Municipality',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('ags', models.CharField(max_length=8, validators=[django.core.validators.RegexValidator('^\\d{8}$', 'Der Gemeindeschlüssel hat acht Ziffern.')], verbose_name='Amtlicher Gemeindeschlüssel')),
                ('name', models.CharField(max_length=200, verbose_name='Name')),
                ('is_seat', models.BooleanField(default=False, verbose_name='Kreissitz')),
                ('population', models.PositiveIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='Einwohnerzahl')),
                ('population_on', models.DateField(blank=True, null=True, verbose_name='Stand der Einwohnerzahl')),
            ],
            options={
                'verbose_name': 'Gemeinde',
                'verbose_name_plural': 'Gemeinden',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='PendingGrant',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('role', models.CharField(choices=[('P', 'Plattform-Administration'), ('A', 'Administration des Kreises'), ('K', 'Koordination'), ('S', 'Gremien-Geschäftsstelle'), ('F', 'Fallmanagement'), ('I', 'Sprachmittler:in'), ('N', 'Träger-Redaktion'), ('T', 'Träger in Prüfung'), ('U', 'Übersetzung'), ('B', 'Gremienmitglied'), ('D', 'Datenschutz und Revision')], max_length=1, verbose_name='Rolle')),
                ('valid_from', models.DateField(verbose_name='gültig ab')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='gültig bis vor')),
                ('state', models.CharField(choices=[('proposed', 'wartet auf zweite Person'), ('approved', 'vergeben'), ('refused', 'abgelehnt')], default='proposed', max_length=10, verbose_name='Stand')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='entschieden am')),
            ],
            options={
                'verbose_name': 'Vorgeschlagene Rolle',
                'verbose_name_plural': 'Vorgeschlagene Rollen',
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField(verbose_name='Zeitpunkt')),
                ('actor_name', models.CharField(max_length=200, verbose_name='Person')),
                ('action', models.CharField(max_length=80, verbose_name='Vorgang')),
                ('row_type', models.CharField(max_length=80)),
                ('row_id', models.CharField(max_length=40)),
                ('row_label', models.CharField(max_length=250, verbose_name='Eintrag')),
                ('before', models.JSONField(null=True)),
                ('after', models.JSONField(null=True)),
                ('reason', models.TextField(blank=True, verbose_name='Grund')),
                ('batch', models.UUIDField(null=True)),
                ('is_read', models.BooleanField(default=False)),
                ('actor', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('district', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.district')),
            ],
            options={
                'verbose_name': 'Protokollzeile',
                'verbose_name_plural': 'Protokoll',
                'ordering': ['-id'],
            },
        ),
        migrations.AddField(
            model_name='user',
            name='active_district',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.district'),
        ),
    ]
