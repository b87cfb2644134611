"""Texts of offers in other languages for programs: read, write as a draft, hand in, decide.

The same services and doors as the pages: whoever wrote does not approve, and what is public is never changed
but replaced. Every step names the version it was decided on (`If-Match`).
"""

from typing import Any

from django.db.models import BooleanField, Case, F, QuerySet, Value, When
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError as BadRequest
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import clock
from accounts.doors import fetch_allowed, require_create
from accounts.refusals import WrongState
from desk.api.errors import ErrorSerializer
from desk.api.serializers import DoorRelatedField
from desk.api.views import DoorViewSet
from offers.catalogue.models import Offer
from offers.catalogue.texts import GERMAN, TEXT_FIELDS, is_text_language
from offers.translations import services
from offers.translations.choices import State
from offers.translations.models import OfferTranslation

#: What else a step can answer.
ERRORS = dict.fromkeys((400, 401, 403, 404, 409, 429), ErrorSerializer)
CHECK = ("checked_by", "checked_on")


class TranslationSerializer(serializers.ModelSerializer):
    """One text. `source_mark`: `text_mark` of the offer whose German texts it was made from."""

    offer = DoorRelatedField(model=Offer)
    source_mark = serializers.CharField(min_length=64, max_length=64)
    is_outdated = serializers.BooleanField(read_only=True, help_text="the German text is another one by now")

    class Meta:
        model = OfferTranslation
        fields = [
            "id", "offer", "language", *TEXT_FIELDS, *CHECK, "source_mark", "is_outdated", "state", "comment",
            "submitted_at", "approved_at", "version",
        ]  # fmt: skip
        read_only_fields = ["id", "state", "comment", "submitted_at", "approved_at", "version"]
        # The service asks the rules of the table, and answers in one shape.
        validators: list[Any] = []

    language = serializers.CharField(max_length=12, help_text="ISO 639-3, de-x-einfach or de-x-leicht")

    def validate_language(self, code: str) -> str:
        if code == GERMAN or not is_text_language(code):
            raise serializers.ValidationError(_("In diese Sprache wird nicht übersetzt."))
        return code

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Offer and language make a text what it is: another one is another text."""
        if self.instance is not None and {"offer", "language"} & set(attrs):
            raise serializers.ValidationError(
                {"language": _("Angebot und Sprache einer Übersetzung stehen fest.")}
            )
        return attrs


class ReturnSerializer(serializers.Serializer):
    """Why a text goes back."""

    comment = serializers.CharField(max_length=20_000)
    version = serializers.IntegerField(required=False, help_text="or the header If-Match")


class TranslationViewSet(DoorViewSet):
    """Public texts of the district, and those in work that the person may see."""

    model = OfferTranslation
    resource = "offer_translation"
    serializer_class = TranslationSerializer
    filters = {"offer": "offer", "language": "language", "state": "state"}
    ordering = {"language": "language", "offer": "offer", "submitted_at": "submitted_at"}
    default_ordering = "language"

    def rows(self, user: Any) -> QuerySet[OfferTranslation]:
        old = Case(
            When(source_mark=F("offer__text_mark"), then=Value(False)),
            default=Value(True),
            output_field=BooleanField(),
        )
        rows = super().rows(user).select_related("offer__provider")
        return rows.annotate(is_outdated=old)

    def create_with(self, serializer: Any, user: Any) -> OfferTranslation:
        """A draft; refused where one is being written already."""
        values = dict(serializer.validated_data)
        offer, language = values.pop("offer"), values.pop("language")
        require_create(user, "offer_translation", organisation=offer.provider)
        mark = values.pop("source_mark")
        texts = dict.fromkeys((*TEXT_FIELDS, "checked_by"), "") | values
        return self._fresh(
            services.save_translation(
                offer, language=language, values=texts, seen_mark=mark, version=None, by=user
            )
        )

    def update_with(
        self, row: OfferTranslation, serializer: Any, user: Any, version: int
    ) -> OfferTranslation:
        if row.state == State.PUBLISHED:
            raise WrongState(
                _("Ein öffentlicher Text wird nicht geändert, sondern ersetzt: bitte einen neuen anlegen.")
            )
        values = dict(serializer.validated_data)
        mark = values.pop("source_mark", row.source_mark)
        texts = {name: getattr(row, name) for name in (*TEXT_FIELDS, *CHECK)} | values
        return self._fresh(
            services.save_translation(
                row.offer, language=row.language, values=texts, seen_mark=mark, version=version, by=user
            )
        )

    @extend_schema(request=None, responses={200: TranslationSerializer} | ERRORS)
    @action(detail=True, methods=["post"])
    def submit(self, request: Request, pk: str) -> Response:
        """Hand a draft in; a second person reads it."""
        row, version, user = self._asked(request, pk, "U")
        done = services.submit_translation(row, now=clock.now(), by=user, version=version)
        return self._answer(self._fresh(done))

    @extend_schema(request=None, responses={200: TranslationSerializer} | ERRORS)
    @action(detail=True, methods=["post"])
    def approve(self, request: Request, pk: str) -> Response:
        """Make a text public; refused to everyone who wrote or handed it in."""
        row, version, user = self._asked(request, pk, "P")
        done = services.approve_translation(row, now=clock.now(), by=user, version=version)
        return self._answer(self._fresh(done))

    @extend_schema(request=ReturnSerializer, responses={200: TranslationSerializer} | ERRORS)
    @action(detail=True, methods=["post"], url_path="return")
    def give_back(self, request: Request, pk: str) -> Response:
        """Give a text back with words that help."""
        row, version, user = self._asked(request, pk, "P")
        asked = ReturnSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        comment = asked.validated_data["comment"]
        done = services.return_translation(row, comment=comment, by=user, version=version)
        return self._answer(self._fresh(done))

    def _asked(self, request: Request, pk: str, letter: str) -> tuple[OfferTranslation, int, Any]:
        row = fetch_allowed(self.get_queryset(), request.user, letter, pk=pk)
        if not isinstance(request.data, dict):
            raise BadRequest({"": [_("Erwartet wird ein JSON-Objekt.")]})
        return row, self._version_seen(request), request.user

    def _fresh(self, row: OfferTranslation) -> OfferTranslation:
        """The row as the list shows it, with what is reckoned beside it."""
        return self.rows(self.request.user).get(pk=row.pk)


ROUTES = [("offer-translations", TranslationViewSet)]
