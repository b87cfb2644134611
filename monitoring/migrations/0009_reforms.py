"""Values put together after a change of areas as a batch; what a batch has made; told so that it can go again."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_audit_append_only'),
        ('monitoring', '0008_report_goals'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='area',
            name='made_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='made_areas', to='monitoring.importbatch', verbose_name='angelegt durch'),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='merged_area',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mergers', to='monitoring.area', verbose_name='zusammengefasst für'),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='merged_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='Gebietsänderung am'),
        ),
        migrations.AddField(
            model_name='indicator',
            name='made_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='made_indicators', to='monitoring.importbatch', verbose_name='angelegt durch'),
        ),
        migrations.AddConstraint(
            model_name='importbatch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('layout', 'merge'), ('merged_area__isnull', False), ('merged_on__isnull', False)), models.Q(models.Q(('layout', 'merge'), _negated=True), ('merged_area__isnull', True), ('merged_on__isnull', True)), _connector='OR'), name='batch_merged_for_an_area'),
        ),
        migrations.AddConstraint(
            model_name='importbatch',
            constraint=models.UniqueConstraint(condition=models.Q(('merged_area__isnull', False), ('status', 'applied')), fields=('merged_area', 'merged_on'), name='batch_merged_once', violation_error_message='Für diese Gebietsänderung sind die Werte schon zusammengefasst.'),
        ),
    ]
