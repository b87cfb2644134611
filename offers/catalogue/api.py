"""Offers for programs of people who may see them; the open interface for everybody is in `public.py`."""

from typing import Any

from django.core.exceptions import ValidationError
from rest_framework import serializers

from accounts import clock
from accounts.districts.models import Municipality
from accounts.doors import require_create
from coordination.network.fields import FieldOfAction
from coordination.network.languages import Language
from coordination.network.models import Function, Organisation
from desk.api.serializers import DoorRelatedField
from desk.api.views import DoorViewSet
from offers.catalogue import services
from offers.catalogue.choices import Rhythm, TargetGroup, Weekday
from offers.catalogue.models import CONTENT_FIELDS, Offer
from offers.catalogue.recurrence import HOUR, LONGEST_NAME, plain, read_breaks, read_times
from offers.catalogue.selectors import grant_model


class CodesField(serializers.ListField):
    """Several codes of one list."""

    def __init__(self, *, choices: Any, **options: Any):
        super().__init__(child=serializers.ChoiceField(choices=choices), **options)


class RegularTimeSerializer(serializers.Serializer):
    """On some weekdays, in a rhythm, from one hour to a later one."""

    rhythm = serializers.ChoiceField(choices=Rhythm.choices)
    days = CodesField(choices=Weekday.choices)
    start = serializers.RegexField(HOUR, help_text="HH:MM, German time")
    end = serializers.RegexField(HOUR, help_text="HH:MM, later than `start`")


class BreakSerializer(serializers.Serializer):
    """Days on which nothing takes place, first and last counted."""

    first = serializers.DateField()
    last = serializers.DateField()
    name = serializers.CharField(
        required=False, allow_blank=True, max_length=LONGEST_NAME, help_text="in German, e.g. Sommerferien"
    )


class PlainListField(serializers.ListField):
    """Rows that a rule of the trade reads before they are kept; stored and shown as plain values."""

    def __init__(self, *, read: Any, child: Any, **options: Any):
        self.read = read
        super().__init__(child=child, **options)

    def to_internal_value(self, data: Any) -> Any:
        super().to_internal_value(data)
        try:
            return plain(self.read(data))
        except ValidationError as error:
            raise serializers.ValidationError(error.messages) from error

    def to_representation(self, data: Any) -> Any:
        return data


class OfferSerializer(serializers.ModelSerializer):
    """An offer with everything its form asks; state and dates are read only."""

    provider = DoorRelatedField(model=Organisation)
    municipality = DoorRelatedField(model=Municipality, required=False, allow_null=True)
    contact = DoorRelatedField(model=Function, required=False, allow_null=True)
    fields_of_action = CodesField(choices=FieldOfAction.choices)
    target_groups = CodesField(choices=TargetGroup.choices, required=False)
    languages_spoken = CodesField(choices=Language.choices, required=False)
    languages_taught = CodesField(choices=Language.choices, required=False)
    languages_on_request = CodesField(choices=Language.choices, required=False)

    recurrence = PlainListField(read=read_times, child=RegularTimeSerializer(), required=False)
    breaks = PlainListField(read=read_breaks, child=BreakSerializer(), required=False)
    weekdays = CodesField(choices=Weekday.choices, read_only=True)
    binding_grant = DoorRelatedField(model=grant_model(), required=False, allow_null=True)

    class Meta:
        model = Offer
        fields = [
            "id", "provider", *CONTENT_FIELDS, "weekdays",
            "status", "slug", "published_at", "last_confirmed_on", "overdue_on", "text_mark", "version",
        ]  # fmt: skip
        read_only_fields = [
            "id", "status", "slug", "published_at", "last_confirmed_on", "overdue_on", "text_mark", "version",
        ]  # fmt: skip
        extra_kwargs = {"valid_from": {"required": False}}


class OfferViewSet(DoorViewSet):
    """Offers of the district; writing makes drafts and revisions, never a published text."""

    model = Offer
    resource = "offer"
    serializer_class = OfferSerializer
    fast_list = True
    search = True
    filters = {
        "status": "status",
        "openness": "openness",
        "provider": "provider",
        "municipality": "municipality__ags",
        "registration": "registration",
        "overdue_until": "overdue_on__lte",
    }
    ordering = {"title": "sort_title", "valid_until": "valid_until", "overdue_on": "overdue_on"}
    default_ordering = "title"

    def create_with(self, serializer: Any, user: Any) -> Offer:
        values = serializer.validated_data
        require_create(user, "offer", organisation=values["provider"])
        return services.create_offer(today=clock.today(), by=user, **values)

    def update_with(self, row: Offer, serializer: Any, user: Any, version: int) -> Offer:
        values = dict(serializer.validated_data)
        values.pop("provider", None)
        result = services.update_offer(row, version=version, today=clock.today(), by=user, **values)
        return result if isinstance(result, Offer) else row


ROUTES = [("offers", OfferViewSet)]
