"""The people who carry an offer."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coordination", "0002_guards_and_search"), ("offers", "0003_freshness")]

    operations = [
        migrations.CreateModel(
            name="OfferPerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(choices=[("responsible", "verantwortlich"), ("key_person", "Schlüsselperson"), ("deputy", "Vertretung")], default="key_person", max_length=12, verbose_name="Rolle")),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                ("function", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="offer_parts", to="coordination.function", verbose_name="Person")),
                ("offer", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="team", to="offers.offer", verbose_name="Angebot")),
            ],
            options={
                "verbose_name": "Person eines Angebots",
                "verbose_name_plural": "Personen von Angeboten",
                "ordering": ["-role", "added_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("offer", "function"), name="offer_person_once"),
                    models.CheckConstraint(condition=models.Q(("role__in", ["responsible", "key_person", "deputy"])), name="offer_person_role_known"),
                ],
            },
        ),
    ]  # fmt: skip
