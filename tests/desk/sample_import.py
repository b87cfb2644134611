"""An import over organisations, only for tests."""

from accounts import changes
from accounts.districts.models import Municipality
from accounts.refusals import Refusal
from coordination.network.models import Organisation
from desk.lists import ImportColumn, TableImport, import_page, imports


class OrganisationImport(TableImport):
    key = "sample-import"
    title = "Organisationen einlesen"
    resource = "organisation"
    success_url = "/probe/liste/"

    def prepare(self, user):
        self.user = user
        places = list(Municipality.objects.visible_to(user))
        self.columns = [
            ImportColumn("name", "Name", required=True, aliases=["Verein"], example="Tafel"),
            ImportColumn(
                "municipality",
                "Gemeinde",
                aliases=["Ort"],
                parse=imports.record_by(places, "name", "ags", what="Gemeinde"),
            ),
            ImportColumn("founded_on", "gegründet am", aliases=["seit"], parse=imports.day),
        ]
        self.names = set(Organisation.objects.visible_to(user).values_list("name", flat=True))

    def identity(self, row):
        return row["name"].casefold()

    def twin(self, row):
        return row["name"] if row["name"] in self.names else ""

    def check(self, row):
        if row["name"] == "Verboten":
            raise Refusal("Dieser Name geht nicht.", field="name")

    def save(self, rows, by, batch):
        for row in rows:
            if row["name"] == "Platzt":
                raise Refusal("Beim Anlegen ging etwas nicht.")
            item = Organisation(
                district=by.active_district, name=row["name"], municipality=row["municipality"]
            )
            changes.create(item, by=by, action="organisation.imported", batch=batch)


def import_view(request):
    return import_page(request, OrganisationImport())
