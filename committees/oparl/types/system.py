"""System: the installation, where every program begins."""

from django.conf import settings

from committees.oparl.addresses import SYSTEM_KEY, oparl_url
from committees.oparl.codes import SCHEMA, Kind
from committees.oparl.draft import Draft


def build() -> Draft:
    fields = {
        "oparlVersion": SCHEMA,
        "name": "Teilhabenetz",
        "website": settings.BASE_URL,
        "body": oparl_url("bodies"),
    }
    return Draft(Kind.SYSTEM, SYSTEM_KEY, fields)
