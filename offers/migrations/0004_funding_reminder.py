import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("offers", "0003_indexes_for_tabs")]

    operations = [
        migrations.CreateModel(
            name="FundingReminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("period_end", models.DateField()),
                ("days", models.PositiveSmallIntegerField()),
                ("reminded_on", models.DateField()),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="offers.fundingperiod",
                    ),
                ),
            ],
            options={
                "verbose_name": "Erinnerung an das Ende",
                "verbose_name_plural": "Erinnerungen an das Ende",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("period", "period_end", "days"), name="funding_reminder_once"
                    )
                ],
            },
        ),
    ]
