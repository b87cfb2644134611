
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_audit_append_only"),
        ("committees", "0002_guards_and_search"),
    ]

    operations = [
        migrations.AddField(
            model_name="committee",
            name="statistics_public_since",
            field=models.DateField(
                blank=True,
                help_text="Leer: nicht öffentlich. Zahlen zu Sitzen und freiwilligen Angaben, kleine bleiben verborgen.",
                null=True,
                verbose_name="Sitzstatistik öffentlich, Beschluss vom",
            ),
        ),
        migrations.CreateModel(
            name="SeatDeclaration",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("seat_mark", models.CharField(editable=False, max_length=64, unique=True)),
                ("reader_mark", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "gender",
                    models.CharField(
                        choices=[
                            ("female", "weiblich"),
                            ("male", "männlich"),
                            ("diverse", "divers"),
                            ("none", "keine Angabe"),
                        ],
                        default="none",
                        max_length=10,
                        verbose_name="Geschlecht",
                    ),
                ),
                (
                    "age_group",
                    models.CharField(
                        choices=[
                            ("under_27", "unter 27 Jahre"),
                            ("27_44", "27 bis 44 Jahre"),
                            ("45_64", "45 bis 64 Jahre"),
                            ("65_up", "65 Jahre und älter"),
                            ("none", "keine Angabe"),
                        ],
                        default="none",
                        max_length=10,
                        verbose_name="Alter",
                    ),
                ),
                (
                    "migration",
                    models.CharField(
                        choices=[("yes", "ja"), ("no", "nein"), ("none", "keine Angabe")],
                        default="none",
                        max_length=10,
                        verbose_name="Einwanderungsgeschichte",
                    ),
                ),
                ("consented_on", models.DateField(verbose_name="eingewilligt am")),
                (
                    "consent_version",
                    models.PositiveSmallIntegerField(verbose_name="Fassung der Einwilligung"),
                ),
                (
                    "is_counted",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="im gezeigten Stand enthalten"
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.district",
                    ),
                ),
            ],
            options={
                "verbose_name": "Freiwillige Angabe",
                "verbose_name_plural": "Freiwillige Angaben",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("gender__in", ["female", "male", "diverse", "none"])),
                        name="seat_declaration_gender",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("age_group__in", ["under_27", "27_44", "45_64", "65_up", "none"])
                        ),
                        name="seat_declaration_age_group",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("migration__in", ["yes", "no", "none"])),
                        name="seat_declaration_migration",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatStatistics",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("taken_on", models.DateField(editable=False, null=True, verbose_name="Stand")),
                (
                    "seats",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="besetzte Sitze"
                    ),
                ),
                ("counted", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("figures", models.JSONField(default=dict, editable=False)),
                (
                    "term",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statistics",
                        to="committees.term",
                    ),
                ),
            ],
            options={
                "verbose_name": "Sitzstatistik",
                "verbose_name_plural": "Sitzstatistiken",
                "ordering": ["term"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("counted", 0), ("taken_on__isnull", True)),
                            models.Q(("counted__gte", 5), ("taken_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="seat_statistics_of_enough",
                    )
                ],
            },
        ),
    ]
