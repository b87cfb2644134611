"""Runs of the cluster analysis, locked against change."""

import desk.search.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from desk.search.operations import InstallSearchIndex
from monitoring.clusters import seal


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_audit_append_only'),
        ('monitoring', '0004_imports'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ClusterRun',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('sequence', models.PositiveIntegerField(editable=False, verbose_name='Lauf')),
                ('edition', models.CharField(help_text='Zum Beispiel INKAR 2024. Steht überall dabei.', max_length=60, verbose_name='Ausgabe der Daten')),
                ('areas_on', models.DateField(help_text='Gerechnet wird mit den Kreisen, die es an diesem Tag gab.', verbose_name='Gebietsstand')),
                ('method', models.CharField(choices=[('study', 'k-Means, begonnen bei den Mitten der Studie'), ('last', 'k-Means, begonnen bei den Mitten eines früheren Laufs'), ('nearest', 'nächste Mitte der Studie, ohne Verschieben')], default='study', max_length=10, verbose_name='Verfahren')),
                ('features', models.JSONField(blank=True, default=list, editable=False, verbose_name='Indikatoren')),
                ('labels', models.JSONField(blank=True, default=list, editable=False, verbose_name='Namen der Cluster')),
                ('start', models.JSONField(blank=True, default=list, editable=False, verbose_name='Anfangsmitten')),
                ('centroids', models.JSONField(blank=True, default=list, editable=False, verbose_name='Mitten')),
                ('sizes', models.JSONField(blank=True, default=list, editable=False, verbose_name='Größen')),
                ('iterations', models.PositiveSmallIntegerField(editable=False, verbose_name='Schritte')),
                ('inertia', models.FloatField(editable=False, verbose_name='Streuung in den Clustern')),
                ('left_out', models.JSONField(blank=True, default=list, editable=False, verbose_name='ohne alle Werte')),
                ('comparison', models.JSONField(blank=True, default=dict, editable=False, verbose_name='andere Verfahren')),
                ('data_hash', models.CharField(editable=False, max_length=64, verbose_name='Prüfwert der Daten')),
                ('made_at', models.DateTimeField(editable=False, verbose_name='gerechnet am')),
                ('search_text', desk.search.fields.SearchTextField(sources=['title', 'edition'])),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('made_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='von')),
                ('started_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='monitoring.clusterrun', verbose_name='begonnen bei Lauf')),
            ],
            options={
                'verbose_name': 'Rechenlauf',
                'verbose_name_plural': 'Rechenläufe',
                'ordering': ['-sequence'],
            },
        ),
        migrations.CreateModel(
            name='ClusterAssignment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('ags', models.CharField(max_length=8, verbose_name='Gebietsschlüssel')),
                ('name', models.CharField(max_length=200, verbose_name='Kreis')),
                ('label', models.PositiveSmallIntegerField(verbose_name='Cluster')),
                ('second_label', models.PositiveSmallIntegerField(verbose_name='zweitnächster Cluster')),
                ('distance', models.FloatField(verbose_name='Abstand')),
                ('second_distance', models.FloatField(verbose_name='Abstand zum zweitnächsten')),
                ('values', models.JSONField(blank=True, default=list, editable=False, verbose_name='Werte')),
                ('z_values', models.JSONField(blank=True, default=list, editable=False, verbose_name='z-Werte')),
                ('distances', models.JSONField(blank=True, default=list, editable=False, verbose_name='Abstände')),
                ('ward_label', models.PositiveSmallIntegerField(null=True, verbose_name='Cluster nach Ward')),
                ('many_label', models.PositiveSmallIntegerField(null=True, verbose_name='Cluster aus vielen Starts')),
                ('sort_name', desk.search.fields.SortKeyField(source='name')),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='monitoring.area', verbose_name='Gebiet')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='monitoring.clusterrun', verbose_name='Rechenlauf')),
            ],
            options={
                'verbose_name': 'Zuordnung',
                'verbose_name_plural': 'Zuordnungen',
                'ordering': ['sort_name', 'ags'],
            },
        ),
        migrations.AddConstraint(
            model_name='clusterrun',
            constraint=models.UniqueConstraint(fields=('district', 'sequence'), name='cluster_run_number_once'),
        ),
        migrations.AddConstraint(
            model_name='clusterrun',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('method', 'last'), ('started_from__isnull', False)), models.Q(models.Q(('method', 'last'), _negated=True), ('started_from__isnull', True)), _connector='OR'), name='cluster_run_says_where_it_began', violation_error_message='Welcher frühere Lauf gibt die Mitten vor?'),
        ),
        migrations.AddConstraint(
            model_name='clusterrun',
            constraint=models.CheckConstraint(condition=models.Q(('inertia__gte', 0)), name='cluster_run_inertia'),
        ),
        migrations.AddIndex(
            model_name='clusterassignment',
            index=models.Index(fields=['district', 'run', 'label'], name='cluster_assignment_label'),
        ),
        migrations.AddConstraint(
            model_name='clusterassignment',
            constraint=models.UniqueConstraint(fields=('run', 'ags'), name='cluster_assignment_once'),
        ),
        migrations.AddConstraint(
            model_name='clusterassignment',
            constraint=models.CheckConstraint(condition=models.Q(('label__gte', 1), models.Q(('label', models.F('second_label')), _negated=True)), name='cluster_assignment_two_labels'),
        ),
        migrations.AddConstraint(
            model_name='clusterassignment',
            constraint=models.CheckConstraint(condition=models.Q(('distance__gte', 0), ('second_distance__gte', models.F('distance'))), name='cluster_assignment_second_is_farther'),
        ),
        InstallSearchIndex("monitoring", "clusterrun"),
        migrations.RunPython(seal.install, seal.remove),
    ]
