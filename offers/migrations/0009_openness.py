"""What each month began with: the counts of the openness lens."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_audit_append_only'),
        ("offers", "0008_participation"),
    ]

    operations = [
        migrations.CreateModel(
            name='OpennessSnapshot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(verbose_name='Monat')),
                ('taken_on', models.DateField(verbose_name='gezählt am')),
                ('dimension', models.CharField(choices=[('all', 'Alle Angebote'), ('field', 'Handlungsfeld'), ('place', 'Gemeinde'), ('provider', 'Träger')], max_length=10, verbose_name='gezählt nach')),
                ('key', models.CharField(blank=True, max_length=40, verbose_name='Schlüssel')),
                ('open', models.PositiveIntegerField(verbose_name='offen für alle')),
                ('on_request', models.PositiveIntegerField(verbose_name='auf Anfrage offen')),
                ('target_group', models.PositiveIntegerField(verbose_name='nur Zielgruppe')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
            ],
            options={
                'verbose_name': 'Öffnung in einem Monat',
                'verbose_name_plural': 'Öffnung nach Monaten',
                'ordering': ['month', 'dimension', 'key'],
                'constraints': [models.UniqueConstraint(fields=('district', 'month', 'dimension', 'key'), name='openness_snapshot_once'), models.CheckConstraint(condition=models.Q(('month__day', 1), ('taken_on__gte', models.F('month'))), name='openness_snapshot_begins_the_month')],
            },
        ),
    ]
