"""What headings of foreign tables mean, remembered in the district."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_audit_append_only'),
        ('desk', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='HeadingMeaning',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('import_key', models.CharField(max_length=80)),
                ('heading', models.CharField(max_length=200)),
                ('meaning', models.CharField(blank=True, max_length=80)),
                ('chosen_at', models.DateTimeField(auto_now=True)),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.district')),
            ],
            options={
                'verbose_name': 'Bedeutung einer Spalte',
                'verbose_name_plural': 'Bedeutungen von Spalten',
                'constraints': [models.UniqueConstraint(fields=('district', 'import_key', 'heading'), name='heading_means_one_thing')],
            },
        ),
    ]
