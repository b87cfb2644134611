"""Texts, recommendations, assessments and statements of a report; legal basis and house glossary."""

import django.db.models.deletion
import django.db.models.functions.text
import uuid
from django.conf import settings
from django.db import migrations, models

from monitoring.reports import seal


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_audit_append_only'),
        ('committees', '0002_guards_and_search'),
        ('monitoring', '0006_concept'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('position', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='Reihenfolge')),
                ('goal', models.CharField(help_text='Wie es im Integrationskonzept steht.', max_length=200, verbose_name='Ziel')),
                ('level', models.CharField(choices=[('reached', 'erreicht'), ('mostly', 'überwiegend erreicht'), ('partly', 'teilweise erreicht'), ('missed', 'nicht erreicht')], max_length=10, verbose_name='Stufe')),
                ('reason', models.TextField(help_text='Ein oder zwei Sätze, die sich an den Zahlen prüfen lassen.', max_length=500, verbose_name='Grund')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('report', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='assessments', to='monitoring.integrationreport')),
            ],
            options={
                'verbose_name': 'Bewertung eines Ziels',
                'verbose_name_plural': 'Bewertung der Ziele',
                'ordering': ['report', 'position', 'created_at'],
            },
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('position', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='Reihenfolge')),
                ('title', models.CharField(help_text='Überschrift der Kurzinformation, z. B. „Beratung vor Ort sichern“.', max_length=120, verbose_name='Empfehlung in wenigen Worten')),
                ('text', models.TextField(help_text='Ein Satz, über den ein Gremium abstimmen könnte.', max_length=500, verbose_name='Wortlaut')),
                ('reason', models.TextField(blank=True, help_text='Zwei bis vier Sätze für Eilige.', max_length=900, verbose_name='Worum es geht')),
                ('against', models.TextField(blank=True, help_text='Ein Einwand je Zeile.', max_length=500, verbose_name='Was dagegen spricht')),
                ('chapter', models.PositiveSmallIntegerField(blank=True, help_text='Von dort kommen die Zahlen der Kurzinformation.', null=True, verbose_name='stützt sich auf Kapitel')),
                ('responsible', models.CharField(max_length=120, verbose_name='zuständig')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='bis')),
                ('effort', models.CharField(blank=True, help_text='z. B. 48.600 € im Jahr, oder „gering“.', max_length=120, verbose_name='Aufwand')),
                ('indicator', models.CharField(blank=True, help_text='Woran sieht man, dass es gelang?', max_length=200, verbose_name='Messgröße und Ziel')),
                ('decision', models.CharField(blank=True, help_text='z. B. Kreistag, Sozialausschuss', max_length=120, verbose_name='nötiger Beschluss')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('report', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='recommendation_rows', to='monitoring.integrationreport')),
            ],
            options={
                'verbose_name': 'Empfehlung',
                'verbose_name_plural': 'Empfehlungen',
                'ordering': ['report', 'position', 'created_at'],
            },
        ),
        migrations.CreateModel(
            name='RecommendationOutcome',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('title', models.CharField(max_length=200, verbose_name='Empfehlung des letzten Berichts')),
                ('responsible', models.CharField(blank=True, max_length=120, verbose_name='zuständig')),
                ('status', models.CharField(choices=[('open', 'noch nicht begonnen'), ('running', 'in Arbeit'), ('partly', 'teilweise umgesetzt'), ('done', 'umgesetzt'), ('dropped', 'aufgegeben')], default='open', max_length=10, verbose_name='Stand')),
                ('evidence', models.TextField(blank=True, help_text='Woran sieht man das? Beschluss, Zahl, Angebot, oder der Grund, warum nicht.', max_length=500, verbose_name='Beleg')),
                ('position', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='Reihenfolge')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('recommendation', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='monitoring.recommendation')),
                ('report', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='outcomes', to='monitoring.integrationreport')),
            ],
            options={
                'verbose_name': 'Umsetzung einer Empfehlung',
                'verbose_name_plural': 'Umsetzung der letzten Empfehlungen',
                'ordering': ['report', 'position', 'created_at'],
            },
        ),
        migrations.CreateModel(
            name='ReportHandover',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('handed_on', models.DateField(editable=False, verbose_name='gegeben am')),
                ('committee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='committees.committee', verbose_name='Gremium')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('handed_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='gegeben von')),
                ('report', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='handovers', to='monitoring.integrationreport')),
            ],
            options={
                'verbose_name': 'Weitergabe des Entwurfs',
                'verbose_name_plural': 'Weitergaben des Entwurfs',
                'ordering': ['handed_on', 'created_at'],
            },
        ),
        migrations.CreateModel(
            name='ReportText',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('section', models.SlugField(editable=False, max_length=40, verbose_name='Abschnitt')),
                ('text', models.TextField(blank=True, max_length=20000, verbose_name='Text')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('report', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='section_texts', to='monitoring.integrationreport')),
                ('written_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='geschrieben von')),
            ],
            options={
                'verbose_name': 'Text des Berichts',
                'verbose_name_plural': 'Texte des Berichts',
                'ordering': ['report', 'section'],
            },
        ),
        migrations.CreateModel(
            name='BoardStatement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('body', models.CharField(editable=False, max_length=200, verbose_name='Name des Gremiums')),
                ('stated_on', models.DateField(verbose_name='beschlossen am')),
                ('text', models.TextField(help_text='Wird genau so gedruckt. Nach dem Speichern ändert sie niemand mehr.', max_length=20000, verbose_name='Stellungnahme im Wortlaut')),
                ('committee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='committees.committee', verbose_name='Gremium')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('entered_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='eingetragen von')),
                ('report', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='statements', to='monitoring.integrationreport')),
            ],
            options={
                'verbose_name': 'Stellungnahme zum Bericht',
                'verbose_name_plural': 'Stellungnahmen zum Bericht',
                'ordering': ['stated_on', 'created_at'],
                'constraints': [models.UniqueConstraint(fields=('report', 'committee'), name='board_statement_once', violation_error_message='Die Stellungnahme dieses Gremiums steht schon im Bericht.')],
            },
        ),
        migrations.CreateModel(
            name='HouseTerm',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('term', models.CharField(max_length=80, verbose_name='statt')),
                ('preferred', models.CharField(max_length=80, verbose_name='besser')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='Grund')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
            ],
            options={
                'verbose_name': 'Wort des Hauses',
                'verbose_name_plural': 'Hauswörterbuch',
                'ordering': ['term'],
                'constraints': [models.UniqueConstraint(models.F('district'), django.db.models.functions.text.Lower('term'), name='house_term_once', violation_error_message='Dieses Wort steht schon im Hauswörterbuch.')],
            },
        ),
        migrations.CreateModel(
            name='LegalBasis',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('number', models.PositiveSmallIntegerField(editable=False, verbose_name='Fassung')),
                ('short', models.CharField(help_text='z. B. Beschluss des Kreistags vom 14.12.2020, Vorlage 2020/118', max_length=200, verbose_name='Kurz, für das Titelblatt')),
                ('text', models.TextField(help_text='Wen verpflichtet welches Gesetz, und was hat der Kreistag oder Rat beschlossen?', max_length=4000, verbose_name='Rechtsgrundlage')),
                ('template', models.CharField(blank=True, editable=False, max_length=2, verbose_name='Vorlage')),
                ('as_of', models.DateField(help_text='Tag, an dem der Gesetzestext nachgelesen wurde.', verbose_name='Stand')),
                ('is_checked', models.BooleanField(default=False, help_text='Ohne Häkchen steht „bitte prüfen“ dabei, auch im Entwurf des Berichts.', verbose_name='am Gesetzestext geprüft')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('written_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Rechtsgrundlage',
                'verbose_name_plural': 'Rechtsgrundlage',
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('district', 'number'), name='legal_basis_number_once')],
            },
        ),
        migrations.AddIndex(
            model_name='recommendation',
            index=models.Index(fields=['report', 'position'], name='recommendation_order'),
        ),
        migrations.AddConstraint(
            model_name='recommendationoutcome',
            constraint=models.UniqueConstraint(condition=models.Q(('recommendation__isnull', False)), fields=('report', 'recommendation'), name='recommendation_outcome_once', violation_error_message='Zu dieser Empfehlung steht schon ein Stand im Bericht.'),
        ),
        migrations.AddConstraint(
            model_name='reporthandover',
            constraint=models.UniqueConstraint(fields=('report', 'committee'), name='report_handed_once', violation_error_message='Dieses Gremium hat den Entwurf schon.'),
        ),
        migrations.AddConstraint(
            model_name='reporttext',
            constraint=models.UniqueConstraint(fields=('report', 'section'), name='report_text_once'),
        ),
        migrations.RunPython(seal.install_statement, seal.remove_statement),
    ]
