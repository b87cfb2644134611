import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('committees', '0001_initial'),
        ('coordination', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='invitation',
            name='committee',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='committees.committee', verbose_name='Gremium'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='district',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='invited_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='invitation',
            name='organisation',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='coordination.organisation', verbose_name='Organisation'),
        ),
        migrations.AddField(
            model_name='membership',
            name='committee',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='committees.committee', verbose_name='Gremium'),
        ),
        migrations.AddField(
            model_name='membership',
            name='district',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='accounts.district', verbose_name='Kreis'),
        ),
        migrations.AddField(
            model_name='membership',
            name='organisation',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='coordination.organisation', verbose_name='Organisation'),
        ),
        migrations.AddField(
            model_name='membership',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='municipality',
            name='district',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='municipalities', to='accounts.district'),
        ),
        migrations.AddField(
            model_name='pendinggrant',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='pendinggrant',
            name='district',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district'),
        ),
        migrations.AddField(
            model_name='pendinggrant',
            name='proposed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='pendinggrant',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='auditentry',
            index=models.Index(fields=['row_type', 'row_id', '-id'], name='audit_row'),
        ),
        migrations.AddIndex(
            model_name='auditentry',
            index=models.Index(fields=['district', '-id'], name='audit_district'),
        ),
        migrations.AddIndex(
            model_name='auditentry',
            index=models.Index(fields=['actor', '-id'], name='audit_actor'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='user_email_once'),
        ),
        migrations.AddIndex(
            model_name='membership',
            index=models.Index(fields=['user', 'district'], name='membership_user_district'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('district__isnull', True), ('role', 'P')), models.Q(models.Q(('role', 'P'), _negated=True), ('district__isnull', False)), _connector='OR'), name='membership_district_except_platform'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('role__in', ['N', 'T']), _negated=True), ('organisation__isnull', False), _connector='OR'), name='membership_editor_has_organisation'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('role__in', ['S', 'B']), _negated=True), ('committee__isnull', False), _connector='OR'), name='membership_clerk_has_committee'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='membership_period_forward'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('is_manager', False), ('role', 'N'), _connector='OR'), name='membership_manager_is_editor'),
        ),
        migrations.AddConstraint(
            model_name='municipality',
            constraint=models.UniqueConstraint(fields=('district', 'ags'), name='municipality_ags_once'),
        ),
        migrations.AddConstraint(
            model_name='municipality',
            constraint=models.UniqueConstraint(fields=('district', 'name'), name='municipality_name_once'),
        ),
        migrations.AddConstraint(
            model_name='municipality',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('population__isnull', True), ('population_on__isnull', True)), models.Q(('population__gte', 1), ('population_on__isnull', False)), _connector='OR'), name='municipality_population_has_a_day', violation_error_message='Zur Einwohnerzahl gehört der Tag, für den sie gilt.'),
        ),
        migrations.AddConstraint(
            model_name='pendinggrant',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'proposed')), fields=('district', 'user', 'role'), name='grant_proposed_once'),
        ),
        migrations.AddConstraint(
            model_name='pendinggrant',
            constraint=models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), models.Q(('decided_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='grant_needs_second_person'),
        ),
        migrations.CreateModel(
            name='Colleague',
            fields=[
            ],
            options={
                'verbose_name': 'Zugang der Organisation',
                'verbose_name_plural': 'Zugänge der Organisation',
                'ordering': ['-is_manager', 'user__full_name'],
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('accounts.membership',),
        ),
        migrations.CreateModel(
            name='ColleagueInvitation',
            fields=[
            ],
            options={
                'verbose_name': 'Einladung in die Organisation',
                'verbose_name_plural': 'Einladungen in die Organisation',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('accounts.invitation',),
        ),
    ]
