"""Demo: the report in the making, and the interim report everybody can already read."""

import datetime as dt
from typing import Any

from accounts.clock import BERLIN
from monitoring.reports.models import IntegrationReport
from monitoring.reports.services import create_report, freeze_report, release_report

INTERIM_DAY = dt.date(2025, 2, 14)


def build(world: Any) -> None:
    """An interim report 2023 to 2024 that is released, and the draft 2021 to 2025 for the Kreistag."""
    world.remember("interim_report", _interim(world))
    world.remember(
        "report",
        create_report(
            district=world.district,
            by=world.people["coordinator"],
            title="Integrationsbericht",
            subtitle="Wie Teilhabe im Landkreis Auental gelingt, und wo noch nicht",
            period_start=dt.date(2021, 1, 1),
            period_end=dt.date(2025, 12, 31),
            legal_basis="Teilhabe- und Integrationsgesetz Nordrhein-Westfalen, § 14",
            mandate="Beschluss des Kreistags vom 14.12.2020, Vorlage 2020/118: Die Verwaltung berichtet alle "
            "fünf Jahre über den Stand der Integration im Landkreis.",
            summary="In fünf Jahren ist ein Netz entstanden, das trägt. Offen für alle sind seine Angebote "
            "noch nicht überall: Oft schreibt die Förderung vor, wer kommen darf.",
            findings="Mehr Organisationen arbeiten mit, darunter mehr migrantische Selbstorganisationen.\n"
            "Der Beirat tagt regelmäßig und ist beschlussfähig.\n"
            "Viele Angebote hängen an Förderungen, die bald enden.",
            recommendations="Beratung vor Ort dauerhaft finanzieren.\n"
            "Bei jeder neuen Förderung die Öffnung für alle Einwohner:innen verhandeln.\n"
            "Sprachmittlung für Gesundheit und Schule ausbauen.",
            data_gaps="Wer nicht mitgezählt wird, fehlt auch hier: Menschen ohne Kontakt zu Vereinen und "
            "Ämtern, Saisonkräfte, Menschen ohne Papiere. Gezählt ist, was die Beteiligten eingetragen haben.",
        ),
    )


def _interim(world: Any) -> IntegrationReport:
    first, second = world.people["coordinator"], world.people["second_coordinator"]
    report = create_report(
        district=world.district,
        by=first,
        title="Zwischenbericht",
        subtitle="Zwei Jahre neues Integrationskonzept",
        period_start=dt.date(2023, 1, 1),
        period_end=dt.date(2024, 12, 31),
        legal_basis="Teilhabe- und Integrationsgesetz Nordrhein-Westfalen, § 14",
        mandate="Der Sozialausschuss hat am 07.11.2023 um einen Zwischenstand gebeten.",
        summary="Das Netz wächst und arbeitet verlässlich zusammen. Die Daten sind noch lückenhaft.",
        findings="Die Zahl der Organisationen im Netz ist gestiegen.\nBarrieren werden jetzt gesammelt.",
        recommendations="Angebote und Förderungen vollständig eintragen.\nFristen früh besprechen.",
        data_gaps="Für 2023 liegen nur Angaben vor, die nachgetragen wurden.",
    )
    noon = dt.datetime.combine(INTERIM_DAY, dt.time(12), BERLIN)
    frozen = freeze_report(report, now=noon, today=INTERIM_DAY, by=first)
    return release_report(frozen, now=noon + dt.timedelta(days=5), by=second)
