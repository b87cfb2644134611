import django.core.validators
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_audit_append_only'),
        ('coordination', '0002_guards_and_search'),
        ('offers', '0002_search_indexes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FreshnessRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('asked_on', models.DateField(verbose_name='gefragt am')),
                ('sent_at', models.DateTimeField(verbose_name='gesendet am')),
                ('sent_to', models.TextField(blank=True, verbose_name='gesendet an')),
                ('token_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('expires_on', models.DateField(verbose_name='Link gültig bis')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='beantwortet am')),
                ('answered_by', models.CharField(blank=True, max_length=200, verbose_name='beantwortet von')),
                ('note', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(2000)], verbose_name='Was ist anders?')),
                ('answered_through', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='offers.freshnessrequest', verbose_name='beantwortet mit')),
                ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='gefragt von')),
                ('district', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='freshness_requests', to='coordination.organisation', verbose_name='Träger')),
            ],
            options={
                'verbose_name': 'Frage nach der Aktualität',
                'verbose_name_plural': 'Fragen nach der Aktualität',
                'ordering': ['-asked_on', '-sent_at'],
            },
        ),
        migrations.CreateModel(
            name='OfferReview',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('due_on', models.DateField(verbose_name='fällig am')),
                ('rung', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Erinnerung')),
                ('requested_at', models.DateTimeField(verbose_name='gefragt am')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='beantwortet am')),
                ('result', models.CharField(blank=True, choices=[('unchanged', 'stimmt noch'), ('changed', 'wird geändert'), ('ended', 'gibt es nicht mehr')], max_length=10, verbose_name='Antwort')),
                ('who', models.CharField(blank=True, max_length=200, verbose_name='beantwortet von')),
                ('status_before', models.CharField(blank=True, editable=False, max_length=10, verbose_name='Stand davor')),
                ('last_day_before', models.DateField(editable=False, null=True, verbose_name='letzter Tag davor')),
                ('told_on', models.DateField(blank=True, null=True, verbose_name='Koordination verständigt am')),
                ('contact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='coordination.function')),
                ('offer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='offers.offer')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='offers.freshnessrequest')),
            ],
            options={
                'verbose_name': 'Prüfung eines Eintrags',
                'verbose_name_plural': 'Prüfungen von Einträgen',
                'ordering': ['requested_at', 'pk'],
            },
        ),
        migrations.AddIndex(
            model_name='freshnessrequest',
            index=models.Index(fields=['district', '-asked_on'], name='freshness_by_day'),
        ),
        migrations.AddConstraint(
            model_name='freshnessrequest',
            constraint=models.UniqueConstraint(fields=('provider', 'asked_on'), name='freshness_asked_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='freshnessrequest',
            constraint=models.CheckConstraint(condition=models.Q(('answered_through__isnull', True), ('answered_at__isnull', False), _connector='OR'), name='freshness_answered_through_is_answered'),
        ),
        migrations.AddIndex(
            model_name='offerreview',
            index=models.Index(fields=['offer', '-requested_at'], name='review_by_offer'),
        ),
        migrations.AddIndex(
            model_name='offerreview',
            index=models.Index(condition=models.Q(('answered_at', None)), fields=['due_on'], name='review_open_by_due'),
        ),
        migrations.AddConstraint(
            model_name='offerreview',
            constraint=models.CheckConstraint(condition=models.Q(('offer__isnull', True), ('contact__isnull', True), _connector='OR'), name='review_about_one_entry'),
        ),
        migrations.AddConstraint(
            model_name='offerreview',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('result', '')), models.Q(('answered_at__isnull', False), models.Q(('result', ''), _negated=True)), _connector='OR'), name='review_answer_whole'),
        ),
        migrations.AddConstraint(
            model_name='offerreview',
            constraint=models.UniqueConstraint(condition=models.Q(('offer__isnull', False)), fields=('request', 'offer'), name='review_offer_once'),
        ),
        migrations.AddConstraint(
            model_name='offerreview',
            constraint=models.UniqueConstraint(condition=models.Q(('contact__isnull', False)), fields=('request', 'contact'), name='review_contact_once'),
        ),
        migrations.AddConstraint(
            model_name='offerreview',
            constraint=models.UniqueConstraint(condition=models.Q(('contact__isnull', True), ('offer__isnull', True)), fields=('request',), name='review_organisation_once'),
        ),
    ]
