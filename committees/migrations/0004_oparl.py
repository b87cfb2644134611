"""The open interface: whether a committee is in it, the published copy, and the marks that it is due."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

KINDS = [
    ("system", "System"),
    ("body", "Body"),
    ("legislativeterm", "LegislativeTerm"),
    ("organization", "Organization"),
    ("person", "Person"),
    ("membership", "Membership"),
    ("meeting", "Meeting"),
    ("agendaitem", "AgendaItem"),
    ("paper", "Paper"),
    ("consultation", "Consultation"),
    ("file", "File"),
    ("location", "Location"),
]


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_audit_append_only"), ("committees", "0003_rule_profiles")]

    operations = [
        # Nullable and without default: SQLite adds the column without building the table anew (search triggers).
        migrations.AddField(
            model_name="committee",
            name="oparl_visible",
            field=models.BooleanField(
                blank=True,
                choices=[(None, "wie beim Format üblich"), (True, "ja"), (False, "nein")],
                help_text="Üblich ist: Beiräte, Steuerungsgremien und Arbeitskreise ja, Vernetzungsrunden nein.",
                null=True,
                verbose_name="Offene Schnittstelle (OParl)",
            ),
        ),
        migrations.CreateModel(
            name="OparlMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.district",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OparlObject",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(choices=KINDS, max_length=20)),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("organization", models.UUIDField(null=True)),
                ("created", models.DateTimeField()),
                ("modified", models.DateTimeField()),
                ("deleted", models.BooleanField(default=False)),
                ("fingerprint", models.CharField(max_length=64)),
                ("body", models.TextField()),
                (
                    "district",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.district",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["district", "kind", "key"], name="oparl_object_list"),
                    models.Index(fields=["district", "kind", "modified"], name="oparl_object_modified"),
                    models.Index(fields=["organization", "kind", "key"], name="oparl_object_organization"),
                ],
                "constraints": [models.UniqueConstraint(fields=("kind", "key"), name="oparl_object_once")],
            },
        ),
    ]
