"""Reductions, where to register and the names of breaks are translated like the other texts.

An offer that says one of them in words gets another fingerprint: its translations lack that text, so they are
out of date from now on. Where the contact is a bare number nothing changes.
"""

import django.core.validators
from django.db import migrations, models


def mark_anew(apps, schema_editor):
    offers = apps.get_model("offers", "Offer").objects.exclude(reductions="", registration_contact="")
    for offer in offers.iterator():
        offer.save(update_fields=["text_mark"])


class Migration(migrations.Migration):

    dependencies = [
        ("offers", "0009_openness"),
    ]

    operations = [
        migrations.AddField(
            model_name="offertranslation",
            name="break_names",
            field=models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(2000)], verbose_name="Namen der Pausen"),
        ),
        migrations.AddField(
            model_name="offertranslation",
            name="reductions",
            field=models.CharField(blank=True, max_length=300, verbose_name="Ermäßigung"),
        ),
        migrations.AddField(
            model_name="offertranslation",
            name="registration_contact",
            field=models.CharField(blank=True, max_length=200, verbose_name="Anmelden bei"),
        ),
        migrations.RunPython(mark_anew, migrations.RunPython.noop),
    ]
