"""One draft per person, district and form on SQLite too, which could not hold the first rule."""

from django.conf import settings
from django.db import migrations, models


def keep_the_newest(apps, schema_editor):
    """Of drafts that stand twice only the last one saved is of use."""
    seen: set[tuple] = set()
    drafts = apps.get_model("desk", "Draft").objects.order_by("-saved_at", "-pk")
    for draft in drafts.only("pk", "user_id", "district_id", "key").iterator():
        which = (draft.user_id, draft.district_id, draft.key)
        if which in seen:
            draft.delete()
        seen.add(which)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("desk", "0002_search_terms"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.RunPython(keep_the_newest, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="draft", name="draft_once"),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(fields=("user", "district", "key"), name="draft_once"),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(
                condition=models.Q(("district__isnull", True)),
                fields=("user", "key"),
                name="draft_once_without_district",
            ),
        ),
    ]
