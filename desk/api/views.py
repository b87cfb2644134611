"""The kit for the API: what a page shows through a door, a program gets through the same door."""

from typing import Any, ClassVar, cast

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import MethodNotAllowed, NotAuthenticated
from rest_framework.exceptions import ValidationError as BadRequest
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.doors import fetch_allowed, fetch_visible, require_create, visible_rows
from desk.api.errors import UnknownKey
from desk.api.fast import lookup_paths
from desk.api.filters import AllowListFilter
from desk.api.pagination import KeysetPagination
from desk.api.renderers import QuickJSONRenderer
from desk.api.schema import DoorSchema
from desk.api.throttling import PersonThrottle


class DoorViewSet(GenericViewSet):
    """Lists and shows one kind of record; writes only where a slice says how.

    A slice names `model`, `resource` (key of the permission table) and `serializer_class` with explicit
    fields. `filters` and `ordering` map the key in the address to a lookup path. `create_with` and
    `update_with` call services; what they are not overridden for answers 405. Rows reach the answer by
    `rows(user)`, which starts at the door and may add joins.
    """

    model: ClassVar[type[models.Model]]
    resource: ClassVar[str]
    filters: ClassVar[dict[str, str]] = {}
    ordering: ClassVar[dict[str, str]] = {}
    default_ordering: ClassVar[str] = ""
    search: ClassVar[bool] = False
    #: Lists straight from the database, without model instances; for lists that are asked for often.
    fast_list: ClassVar[bool] = False

    schema = DoorSchema()
    filter_backends = [AllowListFilter]
    pagination_class = KeysetPagination
    renderer_classes = [QuickJSONRenderer]
    throttle_classes = [PersonThrottle]
    http_method_names = ["get", "post", "patch", "head", "options"]
    lookup_value_regex = "[^/]+"

    # --- What a slice may say ------------------------------------------------------------
    def rows(self, user: Any) -> models.QuerySet:
        """Everything the person may see; override to add `select_related` and the like."""
        return visible_rows(self.model, user)

    def create_with(self, serializer: serializers.BaseSerializer, user: Any) -> models.Model:
        """Call the service that creates; return the row."""
        raise MethodNotAllowed("POST")

    def update_with(
        self, row: Any, serializer: serializers.BaseSerializer, user: Any, version: int
    ) -> models.Model:
        """Call the service that changes, with the version the program saw; return the row."""
        raise MethodNotAllowed("PATCH")

    # --- What the kit does ---------------------------------------------------------------
    def list(self, request: Request) -> Response:
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        if self.fast_list:
            results = [{name: row[f"f_{name}"] for name in self.fast_paths} for row in page or []]
        else:
            results = self.get_serializer(page, many=True).data
        return self.get_paginated_response(results)

    def retrieve(self, request: Request, pk: str) -> Response:
        return self._answer(fetch_visible(self.get_queryset(), request.user, pk=pk))

    def create(self, request: Request) -> Response:
        if type(self).create_with is DoorViewSet.create_with:
            raise MethodNotAllowed("POST")
        require_create(request.user, self.resource)
        serializer = self.get_serializer(data=request.data)
        self._refuse_unknown_fields(serializer, set())
        serializer.is_valid(raise_exception=True)
        return self._answer(self.create_with(serializer, request.user), status=201)

    def partial_update(self, request: Request, pk: str) -> Response:
        if type(self).update_with is DoorViewSet.update_with:
            raise MethodNotAllowed("PATCH")
        row = fetch_allowed(self.get_queryset(), request.user, "U", pk=pk)
        version = self._version_seen(request)
        serializer = self.get_serializer(row, data=request.data, partial=True)
        self._refuse_unknown_fields(serializer, {"version"})
        serializer.is_valid(raise_exception=True)
        return self._answer(self.update_with(row, serializer, request.user, version))

    def get_queryset(self) -> models.QuerySet:
        if getattr(self, "swagger_fake_view", False):
            return visible_rows(self.model, AnonymousUser()).none()
        if not self.request.user.is_authenticated:
            raise NotAuthenticated
        return self.rows(self.request.user)

    def ordering_of(self, request: Request) -> tuple[str, bool]:
        """Lookup path of the sort key and whether it runs backwards."""
        asked = request.query_params.get("ordering", self.default_ordering)
        name = asked.removeprefix("-")
        if not asked:
            return (next(iter(self.ordering.values())), False) if self.ordering else ("pk", False)
        if name not in self.ordering:
            raise UnknownKey(_("Danach kann hier nicht sortiert werden."), "ordering")
        return self.ordering[name], asked.startswith("-")

    @cached_property
    def fast_paths(self) -> dict[str, str]:
        return lookup_paths(cast(serializers.Serializer, self.get_serializer()))

    def fast_fields(self) -> dict[str, models.F]:
        """Serializer fields as columns; named `f_…` so that none collides with a model field."""
        return {f"f_{name}": models.F(path) for name, path in self.fast_paths.items()}

    def _answer(self, row: models.Model, status: int = 200) -> Response:
        response = Response(self.get_serializer(row).data, status=status)
        if (version := getattr(row, "version", None)) is not None:
            response["ETag"] = f'"{version}"'
        return response

    def _refuse_unknown_fields(self, serializer: Any, more: set[str]) -> None:
        if not isinstance(self.request.data, dict):
            raise BadRequest({"": [_("Erwartet wird ein JSON-Objekt.")]})
        known = {name for name, field in serializer.fields.items() if not field.read_only}
        for key in self.request.data:
            if key not in known | more:
                raise UnknownKey(_("Dieses Feld gibt es nicht, oder es lässt sich nicht ändern."), key)

    def _version_seen(self, request: Request) -> int:
        seen = (
            {str(request.data["version"])}
            if isinstance(request.data, dict) and "version" in request.data
            else set()
        )
        if header := request.headers.get("If-Match"):
            seen.add(header.strip().removeprefix("W/").strip('"'))
        if len(seen) != 1:
            raise BadRequest(
                {"version": [_("Bitte die gelesene Fassung nennen: als „version“ oder im Kopf If-Match.")]}
            )
        text = seen.pop()
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise BadRequest({"version": [_("Eine Fassung ist eine ganze Zahl.")]})
        return int(text)
