"""A list, a form, a hub and an import over municipalities, only for tests."""

from django import forms
from django.urls import path, reverse

from accounts import changes
from accounts.districts.models import Municipality
from accounts.doors import fetch_visible
from accounts.refusals import Refusal
from coordination.network.models import Organisation
from desk.forms import GermanDateTimeField, KernForm, KernModelForm, Section, action_page, form_page
from desk.hub import NextStep, render_hub
from desk.lists import (
    BulkAction,
    ChoiceFilter,
    Column,
    DateRangeFilter,
    Empty,
    FlagFilter,
    ListSpec,
    PresetView,
    RelatedFilter,
    list_page,
)
from tests.desk.sample_import import import_view


class ReasonForm(KernForm):
    reason = forms.CharField(label="Grund")


def mark(rows, by, data):
    for row in rows:
        if "Verboten" in row.name:
            raise Refusal("Verbotenes bleibt, wie es ist.")
        changes.apply(
            row, {"name": f"{row.name} *"}, by=by, action="organisation.changed", batch=data["batch"]
        )


class OrganisationSample(ListSpec):
    key = "sample"
    title = "Organisationen"
    resource = "organisation"
    model = Organisation
    noun = ("Organisation", "Organisationen")
    columns = [
        Column("name", "Name", sort="name", link=True),
        Column(
            "municipality", "Gemeinde", value=lambda o: str(o.municipality or ""), sort="municipality__name"
        ),
        Column("created_at", "angelegt", sort="created_at"),
        Column("version", "Fassung", sort="version", numeric=True),
        Column("pk", "Schlüssel", value=lambda o: str(o.pk), default=False),
    ]
    filters = [
        ChoiceFilter("name", "Name", choices=[("Brücke Auental e. V.", "Brücke"), ("Tafel", "Tafel")]),
        RelatedFilter(
            "municipality",
            "Gemeinde",
            options=lambda user: Municipality.objects.visible_to(user),
            empty="ohne Gemeinde",
        ),
        DateRangeFilter("created", "angelegt", field="created_at__date"),
        FlagFilter("first", "nur neue", apply=lambda rows, user: rows.filter(version=1)),
    ]
    views = [PresetView("bridge", "Brücken", {"name": ["Brücke Auental e. V."]})]
    bulk_actions = [
        BulkAction("mark", "Markieren", run=mark, confirm="Alle bekommen einen Stern."),
        BulkAction("reason", "Begründen", run=mark, form_class=ReasonForm),
    ]
    search_field = "name"
    default_sort = "name"
    create_url = "sample:create"
    import_url = "sample:import"
    empty = Empty("Noch keine Organisation", "Legen Sie die erste an.")
    page_size = 5

    def rows(self, user):
        return Organisation.objects.visible_to(user).select_related("municipality")

    def row_url(self, row):
        return reverse("sample:hub", kwargs={"pk": row.pk})


class MunicipalityForm(KernModelForm):
    sections = [Section("Wie heißt sie?", ["name", "ags"], hint="Der amtliche Name.")]

    class Meta:
        model = Municipality
        fields = ["name", "ags", "is_seat"]


class OrganisationForm(KernModelForm):
    sections = [Section("Wer ist das?", ["name"])]

    class Meta:
        model = Organisation
        fields = ["name", "municipality"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = Municipality.objects.visible_to(self.user)


class MeetingForm(KernForm):
    starts_at = GermanDateTimeField(label="Beginn")
    day = forms.DateField(label="Tag", required=False)
    money = forms.DecimalField(label="Betrag", required=False, max_digits=8, decimal_places=2)
    text = forms.CharField(label="Text", required=False, widget=forms.Textarea)


def list_view(request):
    return list_page(request, OrganisationSample())


def create_view(request):
    def save(form):
        if form.cleaned_data["name"] == "Verboten":
            raise Refusal("Dieser Name geht nicht.", field="name", rule="Namensregel", source="§ 1 Satzung")
        row = Organisation(district=request.user.active_district, **form.cleaned_data)
        return changes.create(row, by=request.user, action="organisation.created")

    return form_page(
        request,
        form_class=OrganisationForm,
        title="Neue Organisation",
        save=save,
        success=lambda row: reverse("sample:hub", kwargs={"pk": row.pk}),
        message="Organisation angelegt.",
        draft_key="sample-new",
    )


def edit_view(request, pk):
    row = fetch_visible(Organisation, request.user, pk=pk)
    return form_page(
        request,
        form_class=OrganisationForm,
        title="Organisation ändern",
        instance=row,
        save=lambda form: changes.apply(
            row,
            form.cleaned_data,
            by=request.user,
            action="organisation.changed",
            version=form.expected_version,
        ),
        success=reverse("sample:hub", kwargs={"pk": pk}),
    )


def meeting_view(request):
    return form_page(
        request,
        form_class=MeetingForm,
        title="Sitzung",
        save=lambda form: form.cleaned_data["starts_at"],
        success="/probe/liste/",
        message=lambda value: f"Beginn {value.isoformat()}",
    )


def close_view(request, pk):
    row = fetch_visible(Organisation, request.user, pk=pk)

    def run(form):
        if form.cleaned_data["reason"] == "nein":
            raise Refusal("So nicht.", rule="Regel", source="§ 2")
        return changes.apply(row, {"name": "Zu"}, by=request.user, action="organisation.closed")

    return action_page(
        request,
        row,
        run=run,
        title="Schließen",
        consequence="Danach ist sie zu.",
        confirm="Jetzt schließen",
        success="/probe/liste/",
        cancel="/probe/liste/",
        form_class=ReasonForm,
    )


def hub_view(request, pk):
    row = fetch_visible(Organisation, request.user, pk=pk)
    return render_hub(
        request,
        row,
        state=("öffentlich", "gut"),
        facts=[("Gemeinde", row.municipality)],
        next_step=NextStep("Anrufen", "seit gestern", "Jetzt anrufen", "/probe/liste/"),
        jump=[("menschen", "Menschen", 3)],
    )


urlpatterns = [
    path("liste/", list_view, name="list"),
    path("einlesen/", import_view, name="import"),
    path("neu/", create_view, name="create"),
    path("sitzung/", meeting_view, name="meeting"),
    path("<uuid:pk>/", hub_view, name="hub"),
    path("<uuid:pk>/aendern/", edit_view, name="edit"),
    path("<uuid:pk>/schliessen/", close_view, name="close"),
]
