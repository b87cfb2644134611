"""The network for programs: organisations, people, tasks."""

from typing import Any

from rest_framework import serializers

from accounts.clock import today
from accounts.districts.models import Municipality
from accounts.users.models import User
from coordination.network.fields import FieldOfAction
from coordination.network.languages import Language
from coordination.network.models import ContactPerson, Function, Organisation, Task
from coordination.network.selectors import colleagues, organisation_rows, person_rows, task_rows
from coordination.network.services import (
    create_organisation,
    create_task,
    update_organisation,
    update_person,
    update_task,
)
from desk.api.serializers import DoorRelatedField
from desk.api.views import DoorViewSet


class OrganisationSerializer(serializers.ModelSerializer):
    """Public facts of an organisation."""

    municipality = DoorRelatedField(model=Municipality, required=False, allow_null=True)
    parent = DoorRelatedField(model=Organisation, required=False, allow_null=True)  # type: ignore[assignment]
    fields_of_action = serializers.ListField(
        child=serializers.ChoiceField(choices=FieldOfAction.choices), required=False
    )
    languages = serializers.ListField(child=serializers.ChoiceField(choices=Language.choices), required=False)

    class Meta:
        model = Organisation
        fields = [
            "id",
            "name",
            "short_name",
            "kind",
            "legal_form",
            "municipality",
            "parent",
            "fields_of_action",
            "languages",
            "purpose",
            "street",
            "postcode",
            "city",
            "website",
            "phone",
            "email",
            "register",
            "status",
            "joined_on",
            "left_on",
            "confirmed_on",
            "version",
        ]
        read_only_fields = ["id", "status", "left_on", "confirmed_on", "version"]
        validators: list[Any] = []


class OrganisationViewSet(DoorViewSet):
    """Organisations of the district, with the facts anyone may know."""

    model = Organisation
    resource = "organisation"
    serializer_class = OrganisationSerializer
    filters = {
        "kind": "kind",
        "status": "status",
        "municipality": "municipality__ags",
        "field_of_action": "fields_of_action__has",
        "language": "languages__has",
    }
    ordering = {"name": "sort_name", "joined_on": "joined_on", "confirmed_on": "confirmed_on"}
    default_ordering = "name"
    search = True

    def rows(self, user: Any) -> Any:
        return organisation_rows(user)

    def create_with(self, serializer: Any, user: Any) -> Organisation:
        return create_organisation(district=user.acting_district, by=user, **serializer.validated_data)

    def update_with(self, row: Any, serializer: Any, user: Any, version: int) -> Organisation:
        return update_organisation(row, fields=serializer.validated_data, version=version, by=user)


class FunctionSerializer(serializers.ModelSerializer):
    """What somebody is where."""

    class Meta:
        model = Function
        fields = [
            "id",
            "organisation",
            "kind",
            "title",
            "starts_on",
            "ends_on",
            "email",
            "phone",
            "is_public",
        ]
        read_only_fields = fields


class ContactPersonSerializer(serializers.ModelSerializer):
    """A person with the functions the reader may see."""

    functions = FunctionSerializer(source="seen_functions", many=True, read_only=True)

    class Meta:
        model = ContactPerson
        fields = ["id", "name", "name_in_script", "consent_on", "functions", "version"]
        read_only_fields = ["id", "functions", "version"]


class ContactPersonViewSet(DoorViewSet):
    """People of the district's organisations."""

    model = ContactPerson
    resource = "contact_person"
    serializer_class = ContactPersonSerializer
    ordering = {"name": "sort_name"}
    default_ordering = "name"
    search = True

    def rows(self, user: Any) -> Any:
        return person_rows(user)

    def update_with(self, row: Any, serializer: Any, user: Any, version: int) -> ContactPerson:
        update_person(row, fields=serializer.validated_data, version=version, by=user)
        return self.rows(user).get(pk=row.pk)


class TaskSerializer(serializers.ModelSerializer):
    """What is to be done by whom until when."""

    owner = serializers.SlugRelatedField(slug_field="email", queryset=User.objects.none())

    class Meta:
        model = Task
        fields = [
            "id",
            "title",
            "note",
            "due_on",
            "owner",
            "status",
            "subject_type",
            "subject_id",
            "subject_label",
            "origin",
            "closed_on",
            "closing_reason",
            "version",
        ]
        read_only_fields = [
            "id",
            "status",
            "subject_type",
            "subject_id",
            "subject_label",
            "origin",
            "closed_on",
            "closing_reason",
            "version",
        ]

    def get_fields(self) -> dict[str, Any]:
        fields = super().get_fields()
        if (request := self.context.get("request")) and request.user.is_authenticated:
            fields["owner"].queryset = colleagues(request.user)  # type: ignore[attr-defined]
        return fields


class TaskViewSet(DoorViewSet):
    """Tasks the person may see; done and dropped by their own addresses on the pages."""

    model = Task
    resource = "task"
    serializer_class = TaskSerializer
    filters = {"status": "status", "due_until": "due_on__lte", "due_from": "due_on__gte"}
    ordering = {"due_on": "due_on", "title": "title"}
    default_ordering = "due_on"
    search = True

    def rows(self, user: Any) -> Any:
        return task_rows(user)

    def create_with(self, serializer: Any, user: Any) -> Task:
        data = dict(serializer.validated_data)
        return create_task(district=user.acting_district, today=today(), by=user, **data)

    def update_with(self, row: Any, serializer: Any, user: Any, version: int) -> Task:
        return update_task(row, fields=serializer.validated_data, today=today(), version=version, by=user)


ROUTES = [
    ("organisations", OrganisationViewSet),
    ("contact-persons", ContactPersonViewSet),
    ("tasks", TaskViewSet),
]
