"""The integration concept: versions, goals, measures, progress, trainings, and their search indexes."""

import coordination.network.codes
import desk.search.fields
import django.core.validators
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from desk.search.operations import InstallSearchIndex


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_audit_append_only'),
        ('committees', '0002_guards_and_search'),
        ('coordination', '0002_guards_and_search'),
        ('monitoring', '0005_clusters'),
        ('offers', '0009_openness'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Concept',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('kind', models.CharField(choices=[('concept', 'Konzept'), ('equivalent', 'gleichwertiges Papier')], default='concept', max_length=12, verbose_name='Art des Papiers')),
                ('title', models.CharField(max_length=200, verbose_name='Titel')),
                ('year', models.PositiveSmallIntegerField(verbose_name='Jahr')),
                ('term_start', models.DateField(verbose_name='gilt ab')),
                ('term_end', models.DateField(verbose_name='gilt bis')),
                ('decided_by', models.CharField(blank=True, help_text='z. B. Kreistag oder Rat', max_length=200, verbose_name='beschlossen von')),
                ('decision_number', models.CharField(blank=True, max_length=60, verbose_name='Nummer des Beschlusses')),
                ('decided_on', models.DateField(blank=True, null=True, verbose_name='beschlossen am')),
                ('understanding', models.TextField(blank=True, help_text='So, wie es im Konzept steht, gern wörtlich.', max_length=20000, verbose_name='Verständnis von Integration')),
                ('position', models.CharField(blank=True, choices=[('1', 'Eingliederung: Zugewanderte passen sich ein'), ('2', 'eher Eingliederung'), ('3', 'dazwischen'), ('4', 'eher gesamtgesellschaftlich'), ('5', 'gesamtgesellschaftlich: alle verändern sich miteinander')], default='', max_length=1, verbose_name='Wo steht dieses Verständnis?')),
                ('key_words', coordination.network.codes.CodeListField(blank=True, default=list, verbose_name='Schlüsselwörter')),
                ('orientation', models.CharField(choices=[('participation', 'teilhabeorientiert'), ('not', 'nicht teilhabeorientiert'), ('unclear', 'unklar')], default='unclear', max_length=15, verbose_name='Ausrichtung')),
                ('status', models.CharField(choices=[('draft', 'Entwurf'), ('adopted', 'beschlossen'), ('replaced', 'abgelöst')], default='draft', editable=False, max_length=10, verbose_name='Stand')),
                ('status_since', models.DateField(editable=False, verbose_name='Stand seit')),
                ('search_text', desk.search.fields.SearchTextField(sources=['title', 'understanding', 'decision_number'])),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('predecessor', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='successors', to='monitoring.concept', verbose_name='Vorgänger')),
                ('resolution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='concepts', to='committees.resolution', verbose_name='Beschluss im Netz')),
            ],
            options={
                'verbose_name': 'Integrationskonzept',
                'verbose_name_plural': 'Integrationskonzepte',
                'ordering': ['-term_start', 'title'],
            },
        ),
        migrations.CreateModel(
            name='ConceptField',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='Reihenfolge')),
                ('code', models.CharField(choices=[('sprache', 'Sprache'), ('bildung', 'Bildung'), ('arbeit', 'Arbeit'), ('wohnen', 'Wohnen'), ('gesundheit', 'Gesundheit'), ('politische_teilhabe', 'Politische Teilhabe'), ('engagement', 'Engagement'), ('kultur', 'Kultur'), ('sport_freizeit', 'Sport und Freizeit'), ('beratung', 'Beratung'), ('antidiskriminierung', 'Antidiskriminierung'), ('kinder_familie', 'Kinder und Familie'), ('mobilitaet_digital', 'Mobilität und Digitales')], max_length=30, verbose_name='Handlungsfeld')),
                ('name', models.CharField(blank=True, help_text='Nur, wenn er dort anders lautet.', max_length=200, verbose_name='Name im Konzept')),
                ('strategy', models.TextField(blank=True, help_text='Wie will der Kreis hier vorgehen?', max_length=20000, verbose_name='Strategie')),
                ('concept', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='fields', to='monitoring.concept', verbose_name='Konzept')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
            ],
            options={
                'verbose_name': 'Handlungsfeld des Konzepts',
                'verbose_name_plural': 'Handlungsfelder des Konzepts',
                'ordering': ['position', 'code'],
            },
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('level', models.CharField(choices=[('guiding', 'Leitziel'), ('operational', 'Handlungsziel')], default='operational', max_length=12, verbose_name='Art des Ziels')),
                ('position', models.PositiveSmallIntegerField(default=1, editable=False)),
                ('number', models.CharField(help_text='z. B. 1.2', max_length=12, verbose_name='Nummer')),
                ('title', models.CharField(max_length=200, verbose_name='Ziel')),
                ('text', models.TextField(blank=True, max_length=20000, verbose_name='Wortlaut')),
                ('promised', models.CharField(choices=[('all', 'alle'), ('migrants', 'Zugewanderte'), ('unclear', 'unklar')], default='unclear', max_length=10, verbose_name='Wem verspricht das Ziel etwas?')),
                ('checked_on', models.DateField(editable=False, null=True, verbose_name='geprüft am')),
                ('checked_note', models.CharField(blank=True, editable=False, max_length=300, verbose_name='Warum bleibt es so?')),
                ('checked_state', models.CharField(blank=True, default='', editable=False, max_length=40)),
                ('checked_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('field', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='goals', to='monitoring.conceptfield', verbose_name='Handlungsfeld')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='parts', to='monitoring.goal', verbose_name='gehört zum Leitziel')),
            ],
            options={
                'verbose_name': 'Ziel',
                'verbose_name_plural': 'Ziele',
                'ordering': ['field__position', 'position', 'number'],
            },
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('code', models.CharField(help_text='z. B. W-12', max_length=12, verbose_name='Kürzel')),
                ('title', models.CharField(max_length=200, verbose_name='Maßnahme')),
                ('description', models.TextField(blank=True, max_length=20000, verbose_name='Was geschieht?')),
                ('field_of_action', models.CharField(choices=[('sprache', 'Sprache'), ('bildung', 'Bildung'), ('arbeit', 'Arbeit'), ('wohnen', 'Wohnen'), ('gesundheit', 'Gesundheit'), ('politische_teilhabe', 'Politische Teilhabe'), ('engagement', 'Engagement'), ('kultur', 'Kultur'), ('sport_freizeit', 'Sport und Freizeit'), ('beratung', 'Beratung'), ('antidiskriminierung', 'Antidiskriminierung'), ('kinder_familie', 'Kinder und Familie'), ('mobilitaet_digital', 'Mobilität und Digitales')], max_length=30, verbose_name='Handlungsfeld')),
                ('kind', models.CharField(choices=[('language', 'Sprachförderung'), ('counselling', 'Beratung und Begleitung'), ('opening', 'interkulturelle Öffnung'), ('education', 'Bildung und Qualifizierung'), ('encounter', 'Begegnung und Engagement'), ('political', 'politische Teilhabe'), ('anti_discrimination', 'Antidiskriminierung'), ('network', 'Vernetzung und Steuerung'), ('information', 'Information'), ('other', 'anderes')], max_length=20, verbose_name='Art der Maßnahme')),
                ('audience', models.CharField(choices=[('all', 'alle'), ('migrants', 'Zugewanderte'), ('unclear', 'unklar')], default='unclear', max_length=10, verbose_name='Für wen?')),
                ('office', models.CharField(blank=True, help_text='Wenn die Verwaltung zuständig ist.', max_length=200, verbose_name='zuständiges Amt')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='Beginn')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='Ende')),
                ('budget', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='Mittel in Euro')),
                ('next_step', models.CharField(blank=True, max_length=200, verbose_name='nächster Schritt')),
                ('next_step_on', models.DateField(blank=True, null=True, verbose_name='nächster Schritt bis')),
                ('status', models.CharField(choices=[('planned', 'geplant'), ('running', 'läuft'), ('done', 'abgeschlossen'), ('postponed', 'verschoben'), ('given_up', 'aufgegeben')], default='planned', editable=False, max_length=10, verbose_name='Stand')),
                ('status_since', models.DateField(editable=False, verbose_name='Stand seit')),
                ('status_reason', models.CharField(blank=True, editable=False, max_length=500, verbose_name='Grund')),
                ('percent', models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='Fortschritt in Prozent')),
                ('reported_on', models.DateField(editable=False, null=True, verbose_name='zuletzt berichtet')),
                ('asked_on', models.DateField(editable=False, null=True, verbose_name='um Stand gebeten')),
                ('indicator_name', models.CharField(blank=True, help_text='z. B. verweigerte Bescheinigungen im Jahr', max_length=200, verbose_name='Woran messen wir es?')),
                ('indicator_unit', models.CharField(blank=True, max_length=40, verbose_name='Einheit')),
                ('baseline', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='Ausgangswert')),
                ('target', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='Zielwert')),
                ('actual', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='Istwert')),
                ('measured_on', models.DateField(blank=True, null=True, verbose_name='gemessen am')),
                ('is_public', models.BooleanField(default=True, help_text='Kürzel, Titel, Beschreibung, Zeitraum, Zuständige und Stand. Mittel und nächster Schritt stehen nur im Integrationsbericht, gemeldete Stände nirgends.', verbose_name='öffentlich zeigen')),
                ('search_text', desk.search.fields.SearchTextField(sources=['code', 'title', 'description', 'office', 'organisation.name'])),
                ('barriers', models.ManyToManyField(blank=True, related_name='measures', to='coordination.barrier', verbose_name='Hürden')),
                ('concept', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='monitoring.concept', verbose_name='Konzept')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('funding_periods', models.ManyToManyField(blank=True, related_name='measures', to='offers.fundingperiod', verbose_name='Förderungen')),
                ('goal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='measures', to='monitoring.goal', verbose_name='Ziel')),
                ('indicator', models.ForeignKey(blank=True, help_text='Wenn es dort einen gibt: Der Istwert kommt dann von selbst.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='measures', to='monitoring.indicator', verbose_name='Indikator des Monitorings')),
                ('offers', models.ManyToManyField(blank=True, related_name='measures', to='offers.offer', verbose_name='Angebote')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='coordination.organisation', verbose_name='zuständige Organisation')),
                ('owner', models.ForeignKey(blank=True, help_text='Bekommt die Erinnerungen unter „Heute“.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='measures', to=settings.AUTH_USER_MODEL, verbose_name='kümmert sich')),
                ('partners', models.ManyToManyField(blank=True, related_name='shared_measures', to='coordination.organisation', verbose_name='Partner')),
                ('resolution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='measures', to='committees.resolution', verbose_name='Beschluss')),
            ],
            options={
                'verbose_name': 'Maßnahme',
                'verbose_name_plural': 'Maßnahmen',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='MeasureComment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.CharField(max_length=1000, verbose_name='Anmerkung')),
                ('noted_on', models.DateField(verbose_name='vom')),
                ('author', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('committee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='committees.committee', verbose_name='Gremium')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='monitoring.measure', verbose_name='Maßnahme')),
            ],
            options={
                'verbose_name': 'Anmerkung eines Gremiums',
                'verbose_name_plural': 'Anmerkungen der Gremien',
                'ordering': ['-noted_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Milestone',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('title', models.CharField(max_length=200, verbose_name='Schritt')),
                ('responsible', models.CharField(blank=True, max_length=200, verbose_name='zuständig')),
                ('due_on', models.DateField(verbose_name='Termin')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='erledigt am')),
                ('missed_reason', models.CharField(blank=True, help_text='Nur, wenn der Termin nicht hielt.', max_length=300, verbose_name='Warum verfehlt?')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='monitoring.measure', verbose_name='Maßnahme')),
            ],
            options={
                'verbose_name': 'Meilenstein',
                'verbose_name_plural': 'Meilensteine',
                'ordering': ['due_on', 'title'],
            },
        ),
        migrations.CreateModel(
            name='ProgressEntry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reported_on', models.DateField(verbose_name='vom')),
                ('state', models.CharField(choices=[('on_track', 'läuft nach Plan'), ('slower', 'läuft, aber langsamer'), ('stuck', 'stockt'), ('finished', 'ist fertig')], max_length=10, verbose_name='Wie steht es?')),
                ('percent', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='Fortschritt in Prozent')),
                ('sentence', models.CharField(max_length=300, verbose_name='Ein Satz dazu')),
                ('noted_at', models.DateTimeField(auto_now_add=True)),
                ('author', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='progress', to='monitoring.measure', verbose_name='Maßnahme')),
                ('milestone', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='progress', to='monitoring.milestone', verbose_name='erreichter Meilenstein')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='coordination.organisation', verbose_name='berichtet von')),
            ],
            options={
                'verbose_name': 'Stand einer Maßnahme',
                'verbose_name_plural': 'Stände der Maßnahmen',
                'ordering': ['-reported_on', '-noted_at'],
            },
        ),
        migrations.CreateModel(
            name='Training',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('title', models.CharField(max_length=200, verbose_name='Titel')),
                ('audience', models.CharField(help_text='z. B. Beschäftigte mit Publikumsverkehr', max_length=200, verbose_name='Für wen?')),
                ('is_mandatory', models.BooleanField(default=False, verbose_name='verpflichtend')),
                ('staff', models.PositiveIntegerField(blank=True, help_text='Daraus errechnet sich, wie viele von hundert erreicht sind.', null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='Beschäftigte, für die sie gedacht ist')),
                ('note', models.TextField(blank=True, max_length=20000, verbose_name='Bemerkung')),
                ('search_text', desk.search.fields.SearchTextField(sources=['title', 'audience'])),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('measure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='trainings', to='monitoring.measure', verbose_name='gehört zur Maßnahme')),
            ],
            options={
                'verbose_name': 'Fortbildung',
                'verbose_name_plural': 'Fortbildungen',
                'ordering': ['title'],
            },
        ),
        migrations.CreateModel(
            name='TrainingDate',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('held_on', models.DateField(verbose_name='Termin')),
                ('reached', models.PositiveIntegerField(blank=True, help_text='Nur die Zahl. Wer schon einmal da war, zählt nicht noch einmal.', null=True, verbose_name='erreichte Personen')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('training', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dates', to='monitoring.training', verbose_name='Fortbildung')),
            ],
            options={
                'verbose_name': 'Termin einer Fortbildung',
                'verbose_name_plural': 'Termine der Fortbildungen',
                'ordering': ['held_on'],
            },
        ),
        migrations.AddIndex(
            model_name='concept',
            index=models.Index(fields=['district', 'status', '-term_start'], name='concept_status'),
        ),
        migrations.AddConstraint(
            model_name='concept',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'adopted')), fields=('district',), name='concept_one_adopted'),
        ),
        migrations.AddConstraint(
            model_name='concept',
            constraint=models.CheckConstraint(condition=models.Q(('term_end__gte', models.F('term_start'))), name='concept_term_forward', violation_error_message='Der letzte Tag liegt vor dem ersten.'),
        ),
        migrations.AddConstraint(
            model_name='concept',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'draft'), models.Q(('decided_on__isnull', False), models.Q(('decided_by', ''), _negated=True)), _connector='OR'), name='concept_adopted_by_somebody', violation_error_message='Ein beschlossenes Konzept nennt, wer es wann beschlossen hat.'),
        ),
        migrations.AddConstraint(
            model_name='conceptfield',
            constraint=models.UniqueConstraint(fields=('concept', 'code'), name='concept_field_once', violation_error_message='Dieses Handlungsfeld hat das Konzept schon.'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.UniqueConstraint(fields=('field', 'number'), name='goal_number_once', violation_error_message='Diese Nummer hat in dem Handlungsfeld schon ein anderes Ziel.'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.CheckConstraint(condition=models.Q(('level', 'operational'), ('parent__isnull', True), _connector='OR'), name='goal_guiding_has_no_parent', violation_error_message='Ein Leitziel gehört zu keinem anderen.'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='goal_not_its_own_parent'),
        ),
        migrations.AddIndex(
            model_name='measure',
            index=models.Index(fields=['district', 'concept', 'code'], name='measure_code'),
        ),
        migrations.AddIndex(
            model_name='measure',
            index=models.Index(fields=['district', 'status', 'ends_on'], name='measure_status'),
        ),
        migrations.AddIndex(
            model_name='measure',
            index=models.Index(fields=['district', 'field_of_action'], name='measure_field'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.UniqueConstraint(fields=('concept', 'code'), name='measure_code_once', violation_error_message='Dieses Kürzel hat in dem Konzept schon eine andere Maßnahme.'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(('starts_on__isnull', True), ('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='measure_period_forward', violation_error_message='Das Ende liegt vor dem Beginn.'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['postponed', 'given_up']), _negated=True), models.Q(('status_reason', ''), _negated=True), _connector='OR'), name='measure_stopped_with_reason', violation_error_message='Wo eine Maßnahme hält, steht der Grund.'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(('budget__isnull', True), ('budget__gte', 0), _connector='OR'), name='measure_budget_positive'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(('percent__isnull', True), ('percent__lte', 100), _connector='OR'), name='measure_percent_to_100'),
        ),
        migrations.AddIndex(
            model_name='progressentry',
            index=models.Index(fields=['district', '-reported_on', 'id'], name='progress_date'),
        ),
        migrations.AddConstraint(
            model_name='progressentry',
            constraint=models.CheckConstraint(condition=models.Q(('percent__isnull', True), ('percent__lte', 100), _connector='OR'), name='progress_percent_to_100'),
        ),
        migrations.AddIndex(
            model_name='training',
            index=models.Index(fields=['district', 'title'], name='training_title'),
        ),
        migrations.AddConstraint(
            model_name='trainingdate',
            constraint=models.UniqueConstraint(fields=('training', 'held_on'), name='training_date_once', violation_error_message='Diesen Termin gibt es schon.'),
        ),
        migrations.AddConstraint(
            model_name='trainingdate',
            constraint=models.CheckConstraint(condition=models.Q(('reached__isnull', True), ('reached__gte', 0), _connector='OR'), name='training_reached_positive'),
        ),
        InstallSearchIndex('monitoring', 'concept'),
        InstallSearchIndex('monitoring', 'measure'),
        InstallSearchIndex('monitoring', 'training'),
    ]
