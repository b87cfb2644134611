"""The table of contents of the house: which slice contributes what to the pages all share.

Dotted paths, read lazily, so that no room has to import a room to its right.
"""

from django.utils.translation import gettext_lazy as _

from desk.shell.navigation import Area, Entry

#: The left navigation, in the order of the day's work; what a role may not list it does not see.
NAVIGATION: list[Area] = [
    Area(_("Heute"), "today", [Entry(_("Heute"), "desk:today")]),
    Area(
        _("Netzwerk"),
        "network",
        [
            Entry(_("Meine Organisation"), "coordination:own-organisation", "organisation", roles=("N", "T")),
            Entry(_("Organisationen"), "coordination:organisation-list", "organisation"),
            Entry(_("Ansprechpersonen"), "coordination:person-list", "contact_person"),
            Entry(_("Gemeinden"), "coordination:municipality-list", "municipality"),
            Entry(_("Aufgaben"), "coordination:task-list", "task"),
        ],
    ),
    Area(
        _("Angebote"),
        "offer",
        [
            Entry(_("Meine Angebote"), "offers:my-offers", ("offer", "offer_draft"), roles=("N", "T")),
            Entry(_("Angebote"), "offers:offer-list", ("offer", "offer_draft")),
            Entry(_("Gemeldete Fehler"), "offers:report-list", "offer_report"),
            Entry(_("Aktualität"), "offers:freshness-list", "offer_draft", "P"),
            Entry(_("Registrierungen"), "offers:registration-list", "registration"),
            Entry(_("Übersetzungen"), "offers:translation-queue", "offer_translation", "C"),
            Entry(_("Termine"), "offers:session-list", "offer_session"),
            Entry(_("Zertifikate"), "offers:curriculum-list", "certificate_programme"),
            Entry(_("Stempelkarten"), "offers:card-list", "stamp_card"),
            Entry(_("Teilnahme in Zahlen"), "offers:participation-statistics", "offer_session", "E"),
            Entry(_("Förderungen"), "offers:period-list", "funding_period"),
            Entry(_("Förderprogramme"), "offers:programme-list", "funding_programme"),
            Entry(_("Was endet"), "offers:ending-list", "funding_period"),
            Entry(_("Öffnung"), "offers:openness", "offer_statistics"),
            Entry(_("Abdeckung"), "offers:coverage", "offer_statistics"),
        ],
        paths=("/module/", "/anmeldungen/"),
    ),
    Area(
        _("Gremien"),
        "committee",
        [
            Entry(_("Meine Gremien"), "committees:my-boards", "meeting", roles=("B", "S")),
            Entry(_("Gremien"), "committees:committee-list", "committee"),
            Entry(_("Sitzungen"), "committees:meeting-list", "meeting"),
            Entry(_("Meine Einladungen"), "committees:my-invitations", "meeting", roles=("B",)),
            Entry(_("Niederschriften"), "committees:minutes-list", "minutes_public"),
            Entry(_("Anträge"), "committees:paper-list", "paper"),
            Entry(_("Beschlüsse"), "committees:resolution-list", "resolution"),
            Entry(_("Umlauf"), "committees:circulation-list", "circulation"),
            Entry(_("Sitzungsgelder"), "committees:allowance-list", "sitting_allowance"),
        ],
        paths=(
            "/sitzungsreihen/",
            "/punkte/",
            "/namentlich/",
            "/wahlen/",
            "/kandidaturen/",
            "/tagesordnungszeilen/",
        ),
    ),
    Area(
        _("Sprachmittlung"),
        "interpreting",
        [
            Entry(_("Meine Einsätze"), "coordination:my-assignments", "booking", roles=("I",)),
            Entry(_("Anfragen"), "coordination:booking-list", "booking"),
            Entry(_("Sprachmittler:innen"), "coordination:interpreter-list", "interpreter"),
            Entry(_("Pools"), "coordination:pool-list", "interpreter_pool"),
        ],
    ),
    Area(_("Hürden"), "barrier", [Entry(_("Hürden"), "coordination:barrier-list", "barrier")]),
    Area(_("Fälle"), "case", [Entry(_("Fälle"), "coordination:case-list", "case")]),
    Area(
        _("Monitoring"),
        "monitoring",
        [
            Entry(_("Überblick"), "monitoring:overview", "indicator", roles=("K", "A", "F")),
            Entry(_("Versorgung"), "monitoring:supply", "offer_statistics"),
            Entry(_("Indikatoren"), "monitoring:indicator-list", "indicator"),
            Entry(_("Vergleich der Kreise"), "monitoring:position", "cluster_run"),
            Entry(_("Gebiete"), "monitoring:area-list", "area"),
            Entry(_("Erhebungen"), "monitoring:survey-list", "indicator", roles=("K", "A", "F")),
            Entry(_("Einfuhren"), "monitoring:batch-list", "indicator", "C"),
            Entry(_("Grenzen"), "monitoring:boundary-import", "area", "C"),
        ],
        paths=("/vergleich/", "/einlesen/", "/einfuhren/"),
    ),
    Area(
        _("Konzept"),
        "measure",
        [
            Entry(_("Konzept und Maßnahmen"), "monitoring:concept-home", "concept"),
            Entry(_("Maßnahmen"), "monitoring:measure-list", "measure"),
            Entry(_("Fassungen"), "monitoring:concept-list", "concept"),
            Entry(_("Fortbildungen"), "monitoring:training-list", "training"),
        ],
        paths=(
            "/konzepte/",
            "/konzeptfelder/",
            "/ziele/",
            "/meilensteine/",
            "/anmerkungen/",
            "/fortbildungstermine/",
        ),
    ),
    Area(
        _("Bericht"),
        "report",
        [
            Entry(_("Berichte"), "monitoring:report-list", "report"),
            Entry(_("Rechtsgrundlage"), "monitoring:legal-basis", "report_house"),
            Entry(_("Hauswörterbuch"), "monitoring:house-terms", "report_house"),
        ],
        paths=("/empfehlungen/", "/bewertungen/", "/letzte-empfehlungen/"),
    ),
    Area(
        _("Verwaltung"),
        "administration",
        [
            Entry(_("Zugänge"), "desk:membership-list", "membership"),
            Entry(_("Einladungen"), "desk:invitation-list", "invitation"),
            Entry(_("Gemeinden"), "desk:municipality-list", "municipality", "U"),
            Entry(_("Kreis"), "desk:district-settings", "district", "U"),
            Entry(_("Protokoll"), "desk:audit-list", "audit"),
            Entry(_("Postausgang"), "desk:outbox", "mail"),
            Entry(_("Aufträge"), "documents:job-list", "job"),
        ],
    ),
]

#: Beginnings of the names of views that are written in every language of the public site; all other pages
#: speak German and English.
MULTILINGUAL: tuple[str, ...] = (
    "offers:public-",
    "desk:feedback",
    "desk:district-feedback",
    "monitoring:public-indicator",
    "monitoring:public-concept",
)

#: Links on a quiet morning, best first: an entry and one line that says what it is good for.
STARTING_POINTS = [
    (
        Entry(_("Organisation eintragen"), "coordination:organisation-create", "organisation", "C"),
        _("Wer arbeitet mit? Das Netz beginnt mit dem ersten Namen."),
    ),
    (
        Entry(_("Angebot beschreiben"), "offers:offer-create", ("offer", "offer_draft"), "C"),
        _("Was gibt es, für wen, wann und wo?"),
    ),
    (
        Entry(_("Die nächste Sitzung vorbereiten"), "committees:meeting-list", "meeting"),
        _("Tagesordnung, Einladung und Niederschrift Ihrer Gremien."),
    ),
    (
        Entry(_("Sprachmittlung anfragen"), "coordination:booking-create", "booking", "C"),
        _("Sprache, Ort und Zeit nennen, passende Menschen finden."),
    ),
    (
        Entry(_("Ihre Einsätze ansehen"), "coordination:my-assignments", "booking", roles=("I",)),
        _("Was angefragt und was bestätigt ist."),
    ),
    (
        Entry(_("Zugänge prüfen"), "desk:membership-list", "membership"),
        _("Wer arbeitet im Netz, in welcher Rolle und wie lange?"),
    ),
    (
        Entry(_("Angebote durchsehen"), "offers:offer-list", "offer"),
        _("Was im Kreis offen steht und wo es fehlt."),
    ),
]

#: `items(user, today) -> list[TodayItem | WeekDate]`: what needs somebody now, and the dates of its week.
TODAY_SOURCES: list[str] = [
    "coordination.barriers.today.items",
    "coordination.interpreting.today.items",
    "coordination.network.today.items",
    "offers.catalogue.today.items",
    "offers.directory.today.items",
    "offers.funding.today.items",
    "offers.registration.today.items",
    "offers.translations.today.items",
    "offers.participation.today.items",
    "committees.meetings.today.items",
    "committees.meetings.replies.today.items",
    "committees.papers.today.items",
    "monitoring.concept.today.items",
    "monitoring.reports.today.items",
]

#: `to_read(user, today) -> list[Reading]`: what lies on the desk to be read, one line each above the day's things.
TODAY_READINGS: list[str] = ["monitoring.reports.today.to_read"]

#: Lists of `SearchSource`: where the search across everything looks.
SEARCH_SOURCES: list[str] = [
    "coordination.barriers.search.SOURCES",
    "coordination.interpreting.search.SOURCES",
    "coordination.network.search.SOURCES",
    "offers.catalogue.search.SOURCES",
    "offers.funding.search.SOURCES",
    "committees.meetings.search.SOURCES",
    "committees.papers.search.SOURCES",
    "monitoring.indicators.search.SOURCES",
    "monitoring.clusters.search.SOURCES",
    "monitoring.concept.search.SOURCES",
    "monitoring.reports.search.SOURCES",
]

#: List specs, found by their key when a list is put out as a job.
LISTS: list[str] = [
    "coordination.barriers.tables.BarrierList",
    "coordination.network.tables.OrganisationList",
    "coordination.network.tables.PersonList",
    "coordination.network.tables.TaskList",
    "offers.catalogue.tables.OfferList",
    "offers.directory.tables.ReportedList",
    "offers.translations.tables.TranslationSheet",
    "offers.catalogue.freshness.tables.FreshnessList",
    "offers.registration.tables.RegistrationList",
    "offers.funding.tables.PeriodList",
    "offers.funding.tables.ProgrammeList",
    "offers.participation.tables.SessionList",
    "offers.participation.tables.ProgrammeList",
    "offers.participation.tables.CardList",
    "monitoring.indicators.tables.IndicatorList",
    "monitoring.indicators.tables.ValueList",
    "monitoring.indicators.tables.AreaList",
    "monitoring.indicators.tables.SurveyList",
    "monitoring.clusters.tables.RunList",
    "monitoring.concept.tables.ConceptList",
    "monitoring.concept.tables.MeasureList",
    "monitoring.concept.tables.TrainingList",
    "monitoring.reports.tables.ReportList",
    "monitoring.imports.tables.BatchList",
    "coordination.cases.tables.CaseList",
    "coordination.interpreting.tables.BookingList",
    "coordination.interpreting.tables.InterpreterList",
    "coordination.interpreting.tables.PoolList",
    "committees.roster.tables.CommitteeList",
    "committees.meetings.tables.MeetingList",
    "committees.meetings.tables.MinutesList",
    "committees.papers.tables.PaperList",
    "committees.papers.tables.ResolutionList",
    "committees.allowances.tables.AllowanceList",
]

#: Modules with `ROUTES = [(prefix, viewset), ...]` for `/api/v1/`.
API_MODULES: list[str] = [
    "coordination.barriers.api",
    "coordination.interpreting.api",
    "coordination.network.api",
    "offers.catalogue.api",
    "offers.translations.api",
    "offers.funding.api",
    "offers.participation.api",
    "offers.openness.api",
    "committees.meetings.api",
    "committees.papers.api",
    "committees.mine.api",
    "monitoring.indicators.api",
    "monitoring.clusters.api",
    "monitoring.concept.api",
    "monitoring.reports.api",
    "monitoring.imports.api",
    "monitoring.dashboards.api",
]

#: `build(world)` per slice, in the order in which demo data needs each other.
DEMO_BUILDERS: list[str] = [
    "desk.demo.people.build",
    "coordination.network.demo.build",
    "coordination.barriers.demo.build",
    "offers.places.demo.build",
    "offers.catalogue.demo.build",
    "offers.directory.demo.build",
    "offers.catalogue.freshness.demo.build",
    "offers.team.demo.build",
    "offers.funding.demo.build",
    "offers.registration.demo.build",
    "offers.translations.demo.build",
    "offers.participation.demo.build",
    "offers.openness.demo.build",
    "coordination.interpreting.demo.build",
    "coordination.interpreting.demo_history.build",
    "coordination.cases.demo.build",
    "coordination.cases.demo_history.build",
    "committees.meetings.demo.build",
    "committees.allowances.demo.build",
    "committees.meetings.demo.papers.build",
    "committees.meetings.demo.calling.build",
    "committees.meetings.demo.joint.build",
    "committees.declarations.demo.build",
    "monitoring.indicators.demo.build",
    "monitoring.indicators.demo_register.build",
    "monitoring.imports.demo.build",
    "monitoring.clusters.demo.build",
    "monitoring.concept.demo.build",
    "monitoring.reports.demo.build",
    "desk.demo.bell.build",  # the last one: it dates what the others rang for
]

#: `sections(organisation, user) -> list[HubSection]`: what other rooms add to an organisation's page.
ORGANISATION_SECTIONS: list[str] = [
    "coordination.colleagues.sections.sections",
    "offers.catalogue.sections.sections",
    "offers.registration.sections.sections",
    "offers.funding.sections.sections",
    "committees.meetings.stations.sections",
    "monitoring.concept.stations.sections_of_organisation",
]

#: `actions(municipality, user) -> list[Action]`: what rooms to the right lead to from the page of a Gemeinde.
MUNICIPALITY_ACTIONS: list[str] = [
    "monitoring.dashboards.sections.actions_of_municipality",
]

#: `notices(user) -> list[Notice]`: what stands above the own offers of a provider.
OWN_OFFER_NOTICES: list[str] = [
    "offers.registration.sections.notices",
]

#: `sections(offer, user) -> list[HubSection]`: what other slices add to the page of an offer.
OFFER_SECTIONS: list[str] = [
    "offers.participation.sections.sections",
    "monitoring.concept.stations.sections_of_offer",
]

#: `sections(period, user) -> list[HubSection]`: what rooms to the right add to the page of a grant.
PERIOD_SECTIONS: list[str] = [
    "monitoring.concept.stations.sections_of_period",
]

#: `sections(district, row) -> list[HubSection]`: the same for its public page.
PUBLIC_OFFER_SECTIONS: list[str] = [
    "offers.participation.public_view.sections",
]

#: `stations(barrier, user) -> list[Station]`: what has become of a barrier, from board to report.
BARRIER_THREAD: list[str] = [
    "committees.meetings.stations.stations",
    "monitoring.concept.stations.of_barrier",
    "monitoring.reports.stations.of_barrier",
]

#: `stations(resolution, user) -> list[Station]`: what a resolution has become, from measure to report.
RESOLUTION_THREAD: list[str] = [
    "monitoring.concept.stations.of_resolution",
    "monitoring.reports.stations.of_resolution",
]

#: `stations(measure, user) -> list[Station]`: where a measure is told of.
MEASURE_THREAD: list[str] = [
    "monitoring.reports.stations.of_measure",
]

#: `actions(resolution, user) -> list[Action]`: what an open resolution can become, as buttons of its page.
RESOLUTION_ACTIONS: list[str] = [
    "monitoring.concept.stations.actions_of_resolution",
]

#: `hook(entry, row)`: who follows what the log records; runs inside the transaction of the change.
RECORDED_HOOKS: list[str] = [
    "committees.oparl.marks.mark",
    "offers.catalogue.freshness.recorded.settle",
]

#: `hook(job)`: who wants to hear that long work is done or has failed.
JOB_DONE_HOOKS: list[str] = [
    "desk.notifications.jobs.tell",
]
