import desk.search.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
        ('documents', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='IntegrationReport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('title', models.CharField(default='Integrationsbericht', max_length=200, verbose_name='Titel')),
                ('subtitle', models.CharField(blank=True, help_text='Steht auf dem Titelblatt unter den Jahren.', max_length=200, verbose_name='Untertitel')),
                ('number', models.PositiveSmallIntegerField(help_text='Der wievielte Bericht an den Kreistag oder Rat ist es?', verbose_name='Nummer des Berichts')),
                ('period_start', models.DateField(verbose_name='erster Tag')),
                ('period_end', models.DateField(verbose_name='letzter Tag')),
                ('legal_basis', models.CharField(blank=True, help_text='z. B. Teilhabe- und Integrationsgesetz, § 8', max_length=200, verbose_name='Rechtsgrundlage')),
                ('mandate', models.TextField(blank=True, help_text='Beschluss, mit dem der Bericht verlangt wurde, mit Datum und Vorlage.', max_length=20000, verbose_name='Auftrag')),
                ('summary', models.TextField(blank=True, help_text='Zwei Sätze; sie eröffnen die Kurzfassung.', max_length=20000, verbose_name='Fazit')),
                ('findings', models.TextField(blank=True, help_text='Ein Satz je Zeile. Sie stehen als Erstes auf jeder Seite des Berichts und auf dem Sprechzettel.', max_length=20000, verbose_name='Das Wichtigste in drei Sätzen')),
                ('recommendations', models.TextField(blank=True, help_text='Eine Empfehlung je Zeile, am besten drei.', max_length=20000, verbose_name='Empfehlungen')),
                ('data_gaps', models.TextField(blank=True, help_text='Wer fehlt in diesen Zahlen?', max_length=20000, verbose_name='Was die Daten nicht zeigen')),
                ('status', models.CharField(choices=[('draft', 'Entwurf'), ('frozen', 'Datenschnitt gesetzt'), ('released', 'veröffentlicht')], default='draft', editable=False, max_length=10, verbose_name='Stand')),
                ('frozen_at', models.DateTimeField(editable=False, null=True, verbose_name='Datenschnitt vom')),
                ('released_at', models.DateTimeField(editable=False, null=True, verbose_name='veröffentlicht am')),
                ('search_text', desk.search.fields.SearchTextField(sources=['title', 'subtitle', 'period_words', 'summary'])),
                ('author', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='angelegt von')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('document', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storeddocument', verbose_name='Dokument')),
                ('frozen_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Datenschnitt gesetzt von')),
                ('released_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='veröffentlicht von')),
            ],
            options={
                'verbose_name': 'Integrationsbericht',
                'verbose_name_plural': 'Integrationsberichte',
                'ordering': ['-period_end', '-number'],
                'indexes': [models.Index(fields=['district', 'status', '-period_end'], name='report_status'), models.Index(fields=['district', '-period_end', 'id'], name='report_period')],
                'constraints': [models.UniqueConstraint(fields=('district', 'number'), name='report_number_once', violation_error_message='Einen Bericht mit dieser Nummer gibt es schon.'), models.CheckConstraint(condition=models.Q(('period_end__gte', models.F('period_start'))), name='report_period_forward', violation_error_message='Der letzte Tag liegt vor dem ersten.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'released'), _negated=True), models.Q(('released_at__isnull', False), ('released_by__isnull', False)), _connector='OR'), name='report_released_by_somebody'), models.CheckConstraint(condition=models.Q(('released_by__isnull', True), models.Q(models.Q(('released_by', models.F('frozen_by')), _negated=True), models.Q(('author__isnull', True), models.Q(('released_by', models.F('author')), _negated=True), _connector='OR')), _connector='OR'), name='report_four_eyes')],
            },
        ),
        migrations.CreateModel(
            name='ReportSnapshot',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sequence', models.PositiveSmallIntegerField(verbose_name='Datenschnitt Nummer')),
                ('content', models.JSONField()),
                ('sha256', models.CharField(max_length=64, verbose_name='Prüfwert (SHA-256)')),
                ('taken_at', models.DateTimeField(verbose_name='gesetzt am')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='snapshots', to='monitoring.integrationreport', verbose_name='Bericht')),
                ('taken_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='gesetzt von')),
            ],
            options={
                'verbose_name': 'Datenschnitt',
                'verbose_name_plural': 'Datenschnitte',
                'ordering': ['-sequence'],
                'constraints': [models.UniqueConstraint(fields=('report', 'sequence'), name='snapshot_number_once')],
            },
        ),
        migrations.AddField(
            model_name='integrationreport',
            name='snapshot',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='monitoring.reportsnapshot', verbose_name='Datenschnitt'),
        ),
        migrations.AddConstraint(
            model_name='integrationreport',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'draft'), models.Q(('frozen_at__isnull', False), ('frozen_by__isnull', False), ('snapshot__isnull', False)), _connector='OR'), name='report_frozen_has_snapshot'),
        ),
    ]
