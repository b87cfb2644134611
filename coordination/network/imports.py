"""Reading in a list of organisations, as a registry office or a welfare body keeps it."""

import re
import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.districts.models import District
from coordination.network.codes import word_of
from coordination.network.fields import FieldOfAction
from coordination.network.languages import Language, language_code
from coordination.network.models import Organisation
from coordination.network.models.organisations import POSTCODE, WEB_ONLY
from coordination.network.selectors import municipality_choices, organisation_choices
from coordination.network.services import create_organisation
from desk.lists import ImportColumn, TableImport
from desk.lists.imports import day, email, one_of, record_by, several
from desk.search.normal import sort_key

#: Words other offices use for our kinds.
KIND_WORDS = {
    "MSO": "migrant_led",
    "MO": "migrant_led",
    "Migrantenorganisation": "migrant_led",
    "Selbstorganisation": "migrant_led",
    "Behörde": "administration",
    "Amt": "administration",
    "Träger": "welfare",
    "Wohlfahrtsverband": "welfare",
    "e. V.": "association",
    "Schule": "education",
    "Bildungsträger": "education",
    "Unternehmen": "business",
    "Firma": "business",
    "Kirche": "religious",
    "Moschee": "religious",
    "Gemeinde (Religion)": "religious",
    "Initiative": "volunteers",
    "Ehrenamt": "volunteers",
}
_LEGAL_ENDING = re.compile(r"\b(e\.?\s?v\.?|ggmbh|gmbh|eg|ag|stiftung)\s*$", re.IGNORECASE)


class OrganisationImport(TableImport):
    """Organisations from a table: name and kind are enough."""

    key = "organisations"
    title = gettext_lazy("Organisationen einlesen")
    resource = "organisation"
    noun = (gettext_lazy("Organisation"), gettext_lazy("Organisationen"))
    intro = gettext_lazy(
        "CSV oder Excel, eine Zeile je Organisation. Name und Art sind nötig, alles andere kann fehlen."
    )
    consequence = gettext_lazy("Neue Organisationen stehen sofort im Netz, ihre Grunddaten sind öffentlich.")
    success_url = reverse_lazy("coordination:organisation-list")
    breadcrumb = [
        (gettext_lazy("Netzwerk"), ""),
        (gettext_lazy("Organisationen"), reverse_lazy("coordination:organisation-list")),
    ]
    columns = [
        ImportColumn("name", gettext_lazy("Name"), required=True, aliases=["Verein", "Organisation", "Träger", "Bezeichnung"], example="Brücke Auental e. V."),
        ImportColumn("kind", gettext_lazy("Art"), required=True, aliases=["Typ", "Organisationsart"], example="Verein", parse=one_of(Organisation.Kind.choices, **KIND_WORDS)),
        ImportColumn("legal_form", gettext_lazy("Rechtsform"), parse=one_of(Organisation.LegalForm.choices, **{"e. V.": "ev", "eV": "ev", "gGmbH": "ggmbh", "Stiftung": "stiftung"})),
        ImportColumn("municipality", gettext_lazy("Gemeinde"), aliases=["AGS", "Gemeindeschlüssel", "Kommune", "Sitz"], example="Lindtal"),
        ImportColumn("street", gettext_lazy("Straße"), aliases=["Anschrift", "Straße und Hausnummer"], example="Mühlgasse 4"),
        ImportColumn("postcode", gettext_lazy("PLZ"), aliases=["Postleitzahl"], example="00000"),
        ImportColumn("city", gettext_lazy("Ort"), aliases=["Stadt"], example="Lindtal"),
        ImportColumn("phone", gettext_lazy("Telefon"), aliases=["Tel", "Tel.", "Telefonnummer"], limit=50),
        ImportColumn("email", gettext_lazy("E-Mail"), aliases=["Mail", "E-Mail-Adresse"], parse=email, example="info@bruecke.example"),
        ImportColumn("website", gettext_lazy("Internetseite"), aliases=["Web", "Homepage", "Website", "URL"]),
        ImportColumn("fields_of_action", gettext_lazy("Handlungsfelder"), aliases=["Felder", "Themen"], example="Wohnen, Beratung"),
        ImportColumn("languages", gettext_lazy("Sprachen"), aliases=["Spr.", "Spr"], example="de, ar, ti"),
        ImportColumn("register", gettext_lazy("Register"), aliases=["VR-Nr", "VR-Nr.", "Registernummer"], example="VR 2187"),
        ImportColumn("joined_on", gettext_lazy("im Netz seit"), aliases=["Beitritt", "seit", "Mitglied seit"], parse=day, example="01.03.2026"),
        ImportColumn("purpose", gettext_lazy("Was die Organisation tut"), aliases=["Zweck", "Beschreibung"], limit=20_000),
    ]  # fmt: skip

    def prepare(self, user: Any) -> None:
        municipalities = list(municipality_choices(user))
        self.place = record_by(municipalities, "name", "ags", what=_("Gemeinde"))
        names = organisation_choices(user).values_list("name", flat=True)
        self.known = {plain_name(name): name for name in names.iterator(chunk_size=2000)}

    def column_list(self) -> list[ImportColumn]:
        parsers = {
            "municipality": self.place,
            "languages": read_languages,
            "fields_of_action": read_fields,
            "postcode": _checked(POSTCODE),
            "website": read_website,
        }
        return [
            ImportColumn(
                c.key, c.title, c.required, c.aliases, parsers.get(c.key, c.parse), c.example, c.limit
            )
            for c in self.columns
        ]

    def identity(self, row: dict[str, Any]) -> Any:
        return sort_key(row["name"])

    def twin(self, row: dict[str, Any]) -> str:
        return self.known.get(plain_name(row["name"]), "")

    def save(self, rows: list[dict[str, Any]], by: Any, batch: uuid.UUID) -> None:
        district: District = by.acting_district
        for row in rows:
            given = {key: value for key, value in row.items() if value is not None}
            create_organisation(district=district, by=by, batch=batch, **given)


def plain_name(name: str) -> str:
    """A name without its legal ending and signs: "Sprachcafe Au e.V." is "Sprachcafé Au e. V."."""
    return sort_key(re.sub(r"[\s.,\-–\"„“]+", " ", _LEGAL_ENDING.sub("", name.strip())).strip())


class LanguageWord:
    """A language by its name or its code."""

    def __call__(self, word: str) -> str:
        code = language_code(word)
        if code is None:
            raise ValidationError(_("Die Sprache „%(word)s“ ist nicht bekannt.") % {"word": word[:60]})
        return code

    def words(self, code: str) -> str:
        return word_of(Language, code)


read_languages = several(LanguageWord())
read_fields = several(one_of(FieldOfAction.choices))


def read_website(text: str) -> str:
    """An address of the web; a bare name is taken for https."""
    address = text if "://" in text else f"https://{text}"
    WEB_ONLY(address)
    return address


def _checked(validator: Any) -> Any:
    def parse(text: str) -> str:
        validator(text)
        return text

    return parse
