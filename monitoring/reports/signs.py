"""The signs that stand in tables where no number can (conventions of the official statistics)."""

from django.utils.translation import gettext_lazy as _

SIGNS = (
    ("0", _("gezählt und keiner gefunden; bei gerundeten Werten weniger als die Hälfte der letzten Stelle")),
    ("–", _("nichts vorhanden")),
    ("•", _("aus Datenschutzgründen nicht ausgewiesen: kleine Zahlen und Werte, aus denen sie sich errechnen ließen")),
    (".", _("Wert unbekannt oder geheim zu halten")),
    ("x", _("Aussage nicht sinnvoll, etwa eine Quote aus zu wenigen Fällen")),
    ("( )", _("eingeschränkt aussagekräftig")),
    ("/", _("nicht sicher genug")),
    ("…", _("Angabe fällt später an oder wurde nicht geliefert")),
)  # fmt: skip
#: How a note below a table begins that tells of a break in the series (census, new borders, new definition);
#: by it the completeness page finds them. German, because it is part of the report.
SERIES_BREAK = "Bruch in der Reihe"
