"""Every page of the house with an address in the demo and somebody who may open it.

The names come from the access matrix and the sign-in, so that a new page is walked or has to be left out by name.
"""

import re
import sqlite3
import uuid
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.browser.house import House
from tests.test_access import LIBRARY_PREFIXES, ROWS, url_names

FILE = "a file, not a page"
PART = "a part of another page, put in by htmx"
ELSEWHERE = "a step of signing in at another service; none is configured in the demo"
OPARL = ("bodies", "body-list", "file-access", "file-download", "object", "organization-list", "system")
#: Addresses that answer a GET and are not walked, each with the reason.
LEFT_OUT = {
    "committees:meeting-pulse": "parts of the live page, never a page of its own",
    "committees:allowance-export": FILE,
    "committees:allowance-sheet": FILE,
    "committees:attendance-register": FILE,
    "committees:seat-statistics-export": FILE,
    "committees:corrections-print": FILE,
    "committees:minutes-copy": FILE,
    "committees:my-calendar": FILE,
    "committees:my-calendar-revoke": "a question that stands only for whoever has a link",
    "committees:my-calendar-shown": "shows a new link once, then leads back",
    "committees:resolution-register": FILE,
    "committees:attendance-export": FILE,
    "committees:invitation-file": FILE,
    "committees:live-worker": "a script that guards the live page, opened by the browser alone",
    "committees:meeting-calendar": FILE,
    "committees:meeting-preview": FILE,
    "committees:member-list-export": FILE,
    "committees:minutes-draft": FILE,
    **dict.fromkeys(
        [f"committees:oparl-{name}" for name in OPARL], "for machines: JSON and files after OParl 1.1"
    ),
    "committees:public-calendar": FILE,
    "committees:public-calendar-committee": FILE,
    "committees:public-calendar-district": FILE,
    "committees:public-news": FILE,
    "committees:vote-check": PART,
    "coordination:organisation-suggest": PART,
    "desk:district-colours": FILE,
    "documents:document-download": FILE,
    "documents:job-progress": PART,
    "healthz": "for machines",
    "metrics": "for machines",
    "mfa_authenticate": "walked by whoever signs in; nobody is half signed in otherwise",
    "mfa_download_recovery_codes": FILE,
    "monitoring:indicator-values": "leads to the table of the chosen area and years",
    "monitoring:cluster-file": FILE,
    "monitoring:public-report-brief": FILE,
    "monitoring:public-report-table": FILE,
    "monitoring:public-report-whole": FILE,
    "monitoring:report-brief": FILE,
    "monitoring:report-speaking": FILE,
    "monitoring:report-table": FILE,
    "monitoring:value-file-notes": FILE,
    "monitoring:value-file-progress": PART,
    "monitoring:value-template": FILE,
    "monitoring:report-whole": FILE,
    "offers:card-print": FILE,
    "offers:participation-export": FILE,
    "offers:public-api": "for machines",
    "offers:public-csv": FILE,
    "offers:public-dates": FILE,
    "offers:public-offer-dates": FILE,
    "offers:public-notes-sheet": FILE,
    "offers:public-offer-sheet": FILE,
    "offers:robots": "for machines",
    "offers:sitemap": "for machines",
    "offers:sitemap-index": "for machines",
    "offers:hsds-description": "for machines",
    "offers:hsds-organization": "for machines",
    "offers:hsds-organizations": "for machines",
    "offers:hsds-place": "for machines",
    "offers:hsds-places": "for machines",
    "offers:hsds-root": "for machines",
    "offers:hsds-service": "for machines",
    "offers:hsds-services": "for machines",
    "offers:hsds-taxonomies": "for machines",
    "offers:hsds-taxonomy": "for machines",
    "offers:hsds-term": "for machines",
    "offers:hsds-terms": "for machines",
    "openid_connect_callback": ELSEWHERE,
    "openid_connect_login": ELSEWHERE,
}
PAGES = sorted(
    (
        {row.url_name for row in ROWS if row.method == "get" and 200 in row.expect.values()}
        | {name for name in url_names() if name.startswith(LIBRARY_PREFIXES)}
        | {"offers:public-notes-mail"}  # 200 only with a list, which the matrix does not have
    )
    - {name for name in url_names() if name.startswith("api:")}
    - set(LEFT_OUT)
)

#: Who opens a page: its own line, else that of its kind of row, else the coordinator.
PERSON = {
    "account_inactive": "",
    "account_login": "",
    "account_reset_password": "",
    "account_reset_password_done": "",
    "account_reset_password_from_key": "",
    "account_reset_password_from_key_done": "",
    "accounts:invitation-accept": "",
    "committees:allowance": "clerk",
    "committees:check-in": "board_member",
    "committees:allowance-set": "coordinator",
    "committees:my": "board_member",
    "committees:my-declarations": "ngo_editor",
    "committees:circulation-answer": "board_member",
    "committees:objection": "clerk",
    "committees:paper-admit": "clerk",
    "monitoring:measure-comment": "board_member",
    "monitoring:progress": "ngo_editor",
    "committees:paper-file-publish": "clerk",
    "committees:paper-lapse": "clerk",
    "committees:paper-refuse": "clerk",
    "committees:declaration": "ngo_editor",
    "committees:declaration-by-link": "",
    "committees:invitation-answer": "",
    "committees:item-admit": "clerk",
    "committees:my-invitations": "board_member",
    "committees:public": "",
    "coordination:case": "case_worker",
    "coordination:colleague": "ngo_editor",
    "coordination:contact-create": "case_worker",
    "coordination:my": "interpreter",
    "coordination:need": "case_worker",
    "coordination:offer-answer": "",
    "coordination:own": "interpreter",
    "desk:account": "admin",
    "desk:accessibility": "",
    "desk:audit-entry": "auditor",
    "desk:district": "admin",
    "desk:feedback": "",
    "desk:grant": "second_admin",
    "desk:imprint": "",
    "desk:invitation": "admin",
    "desk:membership": "admin",
    "desk:municipality": "admin",
    "desk:privacy": "",
    "documents:job-detail": "leader",
    "mfa_activate_totp": "newcomer",
    "monitoring:public": "",
    "offers:freshness-answer": "",
    "offers:card": "ngo_editor",
    "offers:curriculum": "ngo_editor",
    "offers:module": "ngo_editor",
    "offers:my": "ngo_editor",
    "offers:participation": "ngo_editor",
    "offers:public": "",
    "offers:registration-confirm": "",
    "offers:revision": "ngo_editor",
    "offers:translation": "translator",
    "offers:translation-import": "coordinator",
    "offers:translation-review": "coordinator",
    "offers:session": "ngo_editor",
    "socialaccount_login_cancelled": "",
    "socialaccount_login_error": "",
}

OF = "SELECT {1}.id FROM {0} {1} JOIN accounts_district d ON d.id = {1}.district_id WHERE d.slug = 'auental'"
ELECTION = "SELECT id FROM committees_election WHERE title = '{}'"
ELECTED = f"SELECT c.id FROM committees_candidate c WHERE c.election_id IN ({ELECTION}) ORDER BY c.position"
CIRCULATION = "SELECT id FROM committees_circulation WHERE state = '{}' ORDER BY ends_on DESC"
MEETING = "SELECT id FROM committees_meeting WHERE state = '{}' ORDER BY starts_at"
MINUTES = "SELECT meeting_id FROM committees_minutes WHERE state = '{}' ORDER BY created_at"
PAPER = OF.format("committees_paper", "p") + " AND p.is_public AND p.state = '{}'"
INTERNAL_FILE = (
    " FROM documents_storeddocument WHERE kind = 'paper_file' AND audience = 'internal' "
    "AND owner_id IN (SELECT id FROM committees_paper WHERE is_public)"
)
OFFER = OF.format("offers_offer", "o") + " AND o.status = '{}' ORDER BY o.title"
TEAM = "SELECT {} FROM offers_offerperson ORDER BY id"
TRANSLATED = (
    "SELECT o.id FROM offers_offer o JOIN offers_offertranslation t ON t.offer_id = o.id "
    "WHERE t.language = '{}' AND t.state = '{}'"
)
BOOKING = OF.format("coordination_bookingrequest", "b") + " AND b.status = '{}' ORDER BY b.number"
CONCEPT = OF.format("monitoring_concept", "c") + " AND c.status = 'adopted'"
GOAL = "SELECT id FROM monitoring_goal WHERE number = '4.2'"
MEASURE = OF.format("monitoring_measure", "m") + " AND m.code = '{}'"
BRUECKE = OF.format("coordination_organisation", "o") + " AND o.name LIKE '%Brücke%'"
COLLEAGUE = "SELECT m.id FROM accounts_membership m JOIN accounts_user u ON u.id = m.user_id WHERE u.email LIKE 'karim.%'"
BOARD = OF.format("committees_committee", "c") + " AND c.name LIKE 'Beirat%'"
HOLDING = (
    "SELECT h.id FROM committees_seatholding h JOIN committees_term t ON t.id = h.term_id "
    "JOIN committees_committee c ON c.id = t.committee_id JOIN accounts_district d ON d.id = c.district_id "
    "WHERE h.role = 'member' AND (h.ends_on IS NULL OR h.ends_on > '2026-03-02') "
    "AND c.name LIKE 'Beirat%' AND d.slug = 'auental' ORDER BY h.id"
)
OWN_HOLDING = HOLDING.replace("ORDER BY", "AND h.email = 'amal.haddad@auental.example' ORDER BY")
WRITTEN_ITEM = (
    "SELECT i.id FROM committees_agendaitem i JOIN committees_minutes m ON m.meeting_id = i.meeting_id "
    "WHERE m.state = 'draft' AND i.part = 'public' ORDER BY i.position"
)
MEMBERSHIP = OF.format("accounts_membership", "m") + " AND m.role = 'F' AND m.valid_until IS NULL"
#: Something that was written for the draft of the demo.
WRITTEN = (
    "SELECT w.id FROM monitoring_{} w JOIN monitoring_integrationreport r ON r.id = w.report_id "
    "WHERE r.status = 'draft' ORDER BY w.position"
)
PERSON_OF = "SELECT id FROM accounts_user WHERE email = '{}@auental.example'"
SESSION = (
    OF.format("offers_session", "s") + " AND s.cancelled_at IS NULL AND s.module_id IS NOT NULL "
    "AND s.starts_at {} ORDER BY s.starts_at"
)
MOVED_UP = "SELECT p.id FROM offers_participation p WHERE p.confirm_by IS NOT NULL"
SIGNED_UP = "SELECT p.id FROM offers_participation p WHERE p.status = 'waiting' ORDER BY p.number"
REVISION = "SELECT offer_id FROM offers_offerrevision ORDER BY created_at"
CASE = (
    "SELECT c.id FROM coordination_case c JOIN accounts_user u ON u.id = c.responsible_id "
    "WHERE u.email LIKE 'dilan.%' AND c.phase = '{}' ORDER BY c.number"
)
JOURNAL = (
    "SELECT j.id FROM coordination_journalentry j JOIN accounts_user u ON u.id = j.author_id "
    "WHERE u.email LIKE 'selin.%' ORDER BY j.happened_on"
)
OWN_INTERPRETER = (
    "SELECT i.id FROM coordination_interpreter i JOIN accounts_user u ON u.id = i.user_id "
    "WHERE u.email LIKE 'tesfay.%'"
)
#: The row a page is about: by its own name, else by its kind of row.
ROW = {
    "committees:amendment": "SELECT id FROM committees_amendment WHERE result = ''",
    "committees:amendment-create": PAPER.format("in_consultation"),
    "committees:allowance": BOARD,
    "committees:allowance-detail": "SELECT id FROM committees_allowanceclaim ORDER BY id",
    "committees:allowance-waive": "SELECT id FROM committees_allowanceclaim ORDER BY id",
    "committees:barrier-to-agenda": OF.format("coordination_barrier", "b") + " AND b.status = 'confirmed'",
    "committees:ballot": "SELECT id FROM committees_ballot ORDER BY name",
    "committees:candidate": ELECTED.format("Stellvertretung"),
    "committees:candidate-add": ELECTION.format("Stellvertretung"),
    "committees:circulation": CIRCULATION.format("running"),
    "committees:circulation-drop": CIRCULATION.format("draft"),
    "committees:circulation-note": "SELECT id FROM committees_circulationanswer WHERE answer = '' ORDER BY name",
    "committees:circulation-paper-add": CIRCULATION.format("draft"),
    "committees:circulation-paper-remove": CIRCULATION.format("draft"),
    "committees:circulation-start": CIRCULATION.format("draft"),
    "committees:circulation-to-meeting": CIRCULATION.format("objected"),
    "committees:circulation-update": CIRCULATION.format("draft"),
    "committees:election": ELECTION.format("Stellvertretung"),
    "committees:election-answer": ELECTED.format("Stellvertretung"),
    "committees:election-create": "SELECT id FROM committees_agendaitem WHERE state = 'called'",
    "committees:lot-draw": ELECTION.format("Sprecherin"),
    "committees:office-enter": ELECTED.format("Stellvertretung"),
    "committees:roll": "SELECT id FROM committees_rollcall ORDER BY opened_at",
    "committees:round-count": ELECTION.format("Stellvertretung"),
    "committees:chair-change": MEETING.format("open"),
    "committees:agenda-fill": MEETING.format("scheduled"),
    "committees:standing": BOARD,
    "committees:series": "SELECT id FROM committees_meetingseries",
    "committees:series-create": BOARD,
    "committees:item-admit": "SELECT i.id FROM committees_agendaitem i JOIN committees_meeting m ON m.id = i.meeting_id WHERE m.state = 'open' AND i.part = 'public' ORDER BY i.position",
    "committees:meeting-demand": BOARD,
    "committees:standing-remove": "SELECT id FROM committees_standingitem",
    "committees:standing-update": "SELECT id FROM committees_standingitem",
    "committees:pool": "SELECT id FROM committees_deputypool",
    "committees:pool-create": "SELECT id FROM committees_term ORDER BY starts_on DESC",
    "committees:term-motions": "SELECT id FROM committees_term WHERE ends_on < '2026-03-02' ORDER BY starts_on",
    "committees:term-seats": "SELECT id FROM committees_term ORDER BY starts_on DESC",
    "committees:clerk-name": "SELECT id FROM committees_term ORDER BY starts_on DESC",
    "committees:committee": BOARD,
    "committees:compiled-minutes": BOARD,
    "committees:consultation": "SELECT id FROM committees_consultation WHERE result = '' ORDER BY position",
    "committees:consultation-plan": OF.format("committees_resolution", "r") + " ORDER BY r.number DESC",
    "committees:correction-note": "SELECT id FROM committees_minutes WHERE state = 'published'",
    "committees:holding": HOLDING,
    "committees:item": "SELECT id FROM committees_agendaitem WHERE state = 'planned' ORDER BY position",
    "committees:item-create": MEETING.format("scheduled"),
    "committees:meeting": MEETING.format("scheduled"),
    "committees:check-in": MEETING.format("open"),
    "committees:meeting-live": MEETING.format("open"),
    "committees:joint-begin": MEETING.format("scheduled"),
    "committees:joint-end": "SELECT id FROM committees_meeting WHERE leads AND state = 'scheduled'",
    "committees:minutes": MINUTES.format("draft"),
    "committees:minutes-publish": MINUTES.format("signed"),
    "committees:minutes-return": MINUTES.format("chair_review"),
    "committees:minutes-sign": MINUTES.format("chair_review"),
    "committees:objection": "SELECT id FROM committees_minutesobjection ORDER BY id",
    "committees:objection-raise": "SELECT id FROM committees_minutes WHERE state = 'published' AND part = 'public'",
    "committees:objections-note": MEETING.format("scheduled"),
    "committees:paper": PAPER.format("in_consultation"),
    "committees:paper-admit": PAPER.format("submitted"),
    "committees:paper-discard": PAPER.format("draft"),
    "committees:paper-file-publish": "SELECT owner_id" + INTERNAL_FILE,
    "committees:paper-refuse": PAPER.format("submitted"),
    "committees:paper-submit": PAPER.format("draft"),
    "committees:paper-update": PAPER.format("draft"),
    "committees:public-meeting": MEETING.format("minuted"),
    "committees:public-paper": PAPER.format("in_consultation"),
    "committees:resolution": OF.format("committees_resolution", "r") + " ORDER BY r.number DESC",
    "committees:rules": BOARD,
    "committees:seat": "SELECT id FROM committees_seat ORDER BY number",
    "committees:seat-statistics": BOARD,
    "committees:declaration": OWN_HOLDING,
    "committees:statement": "SELECT id FROM committees_recordedstatement",
    "committees:statement-create": WRITTEN_ITEM,
    "committees:term": BOARD,
    "coordination:barrier": OF.format("coordination_barrier", "b") + " AND b.title LIKE 'Wohnungsgeber%'",
    "coordination:booking": BOOKING.format("confirmed"),
    "coordination:booking-approve": BOOKING.format("submitted"),
    "coordination:booking-confirm": BOOKING.format("assigned"),
    "coordination:booking-detail": BOOKING.format("offered"),
    "coordination:booking-reject": BOOKING.format("submitted"),
    "coordination:booking-unfilled": BOOKING.format("searching"),
    "coordination:booking-update": BOOKING.format("submitted"),
    "coordination:case": CASE.format("planning"),
    "coordination:colleague": BRUECKE,
    "coordination:colleague-manager": COLLEAGUE,
    "coordination:colleague-remove": COLLEAGUE,
    "coordination:colleague-uninvite": "SELECT id FROM accounts_invitation WHERE role = 'N'",
    "coordination:contact": CASE.format("planning"),
    "coordination:function": OF.format("coordination_function", "f") + " ORDER BY f.id",
    "coordination:function-create": BRUECKE,
    "coordination:interpreter": OF.format("coordination_interpreter", "i") + " ORDER BY i.family_name",
    "coordination:journal": BRUECKE,
    "coordination:journal-delete": JOURNAL,
    "coordination:journal-update": JOURNAL,
    "coordination:municipality": OF.format("accounts_municipality", "m") + " ORDER BY m.name",
    "coordination:need": CASE.format("planning"),
    "coordination:note": OF.format("coordination_internalnote", "n"),
    "coordination:note-create": BRUECKE,
    "coordination:organisation": BRUECKE,
    "coordination:own": OWN_INTERPRETER,
    "coordination:person": OF.format("coordination_contactperson", "p") + " ORDER BY p.id",
    "coordination:pool": OF.format("coordination_interpreterpool", "p"),
    "coordination:relation": OF.format("coordination_relation", "r") + " ORDER BY r.id",
    "coordination:relation-create": BRUECKE,
    "coordination:task": OF.format("coordination_task", "t") + " AND NOT t.is_private ORDER BY t.due_on",
    "desk:account": PERSON_OF.format("marek.winter"),
    "desk:account-open": PERSON_OF.format("ida.krause"),
    "desk:api": "SELECT id FROM desk_apitoken",
    "desk:audit": "SELECT id FROM accounts_auditentry WHERE before IS NOT NULL AND before NOT IN ('', '{}', 'null') ORDER BY id",
    "desk:grant": "SELECT id FROM accounts_pendinggrant",
    "desk:history": BRUECKE,
    "desk:invitation": "SELECT id FROM accounts_invitation",
    "desk:membership": MEMBERSHIP,
    "desk:municipality": OF.format("accounts_municipality", "m") + " ORDER BY m.name",
    "desk:outbox": OF.format("desk_outgoingmail", "o") + " AND o.html <> '' ORDER BY o.created_at",
    "desk:rights-person": PERSON_OF.format("amal.haddad"),
    "desk:rights-record": BRUECKE,
    "documents:job": "SELECT id FROM documents_job",
    "monitoring:place": OF.format("accounts_municipality", "m") + " AND m.name = 'Lindtal'",
    "monitoring:area": OF.format("monitoring_area", "a") + " AND a.name = 'Brunnmoos'",
    **dict.fromkeys(
        [f"monitoring:area-change-{step}" for step in ("detail", "update", "delete", "merge")],
        OF.format("monitoring_areachange", "a"),
    ),
    **dict.fromkeys(
        [f"monitoring:area-version-{step}" for step in ("update", "delete")],
        OF.format("monitoring_areaversion", "v"),
    ),
    "monitoring:break": OF.format("monitoring_seriesbreak", "b"),
    "monitoring:break-create": OF.format("monitoring_indicator", "i") + " AND i.code = 'I-16'",
    "monitoring:component": OF.format("monitoring_component", "c") + " ORDER BY c.title",
    "monitoring:dimension": OF.format("monitoring_dimension", "m") + " ORDER BY m.title",
    "monitoring:indicator": OF.format("monitoring_indicator", "i") + " AND i.code = 'I-12'",
    "monitoring:indicator-delete": OF.format("monitoring_indicator", "i") + " AND i.code = 'I-32'",
    "monitoring:indicator-publish": OF.format("monitoring_indicator", "i") + " AND i.code = 'I-18'",
    "monitoring:survey": OF.format("monitoring_survey", "s") + " ORDER BY s.respondents DESC",
    "monitoring:batch": OF.format("monitoring_importbatch", "b"),
    "monitoring:value": OF.format("monitoring_valuefile", "f") + " AND f.state = 'checked'",
    "monitoring:cluster": OF.format("monitoring_clusterrun", "r") + " ORDER BY r.sequence DESC",
    "monitoring:comment": OF.format("monitoring_measurecomment", "c"),
    "monitoring:concept": CONCEPT,
    "monitoring:field": OF.format("monitoring_conceptfield", "f") + " ORDER BY f.position",
    "monitoring:field-create": CONCEPT,
    "monitoring:goal": GOAL,
    "monitoring:goal-create": CONCEPT,
    "monitoring:measure": MEASURE.format("W-11"),
    "monitoring:milestone": "SELECT id FROM monitoring_milestone ORDER BY due_on",
    "monitoring:milestone-create": MEASURE.format("W-11"),
    "monitoring:progress": MEASURE.format("W-05"),
    "monitoring:resolution": "SELECT id FROM committees_resolution WHERE is_public AND closing = '' ORDER BY number",
    "monitoring:training": OF.format("monitoring_training", "t") + " ORDER BY t.title",
    "monitoring:training-date-update": OF.format("monitoring_trainingdate", "t") + " ORDER BY t.held_on",
    "monitoring:assessment": WRITTEN.format("assessment"),
    "monitoring:assessment-create": OF.format("monitoring_integrationreport", "r")
    + " AND r.status = 'draft'",
    "monitoring:house": OF.format("monitoring_houseterm", "t") + " ORDER BY t.term",
    "monitoring:outcome": WRITTEN.format("recommendationoutcome"),
    "monitoring:outcome-create": OF.format("monitoring_integrationreport", "r") + " AND r.status = 'draft'",
    "monitoring:recommendation": WRITTEN.format("recommendation"),
    "monitoring:recommendation-create": OF.format("monitoring_integrationreport", "r")
    + " AND r.status = 'draft'",
    "monitoring:statement": OF.format("monitoring_integrationreport", "r") + " AND r.status = 'draft'",
    "monitoring:public": OF.format("monitoring_integrationreport", "r") + " AND r.status = 'released'",
    "monitoring:public-indicator": OF.format("monitoring_indicator", "i") + " AND i.code = 'I-12'",
    "monitoring:report": OF.format("monitoring_integrationreport", "r") + " AND r.status = 'draft'",
    "monitoring:report-release": OF.format("monitoring_integrationreport", "r") + " AND r.status = 'draft'",
    "monitoring:value-file-descriptions": OF.format("monitoring_valuefile", "f") + " AND f.layout = 'I'",
    "offers:card": OF.format("offers_stampcard", "s") + " AND s.number = 6",
    "offers:card-certify": OF.format("offers_stampcard", "s") + " AND s.number = 2",
    "offers:curriculum": OF.format("offers_certificateprogramme", "p") + " AND p.short = 'WF'",
    "offers:curriculum-module": OF.format("offers_certificateprogramme", "p") + " AND p.short = 'EP'",
    "offers:curriculum-release": OF.format("offers_certificateprogramme", "p") + " AND p.short = 'EP'",
    "offers:module": "SELECT m.id FROM offers_module m JOIN offers_programmeversion v ON v.id = m.version_of_id "
    "WHERE v.in_force_from IS NULL ORDER BY m.code",
    "offers:offer": OFFER.format("published"),
    "offers:offer-person-remove": TEAM.format("offer_id"),
    "offers:offer-preview": OFFER.format("submitted"),
    "offers:offer-review": OFFER.format("submitted"),
    "offers:offer-submit": OFFER.format("returned"),
    "offers:offer-take-back": OFFER.format("submitted"),
    "offers:participation-cancel": SIGNED_UP,
    "offers:participation-confirm": MOVED_UP,
    "offers:period": OF.format("offers_fundingperiod", "p")
    + " AND p.status = 'running' ORDER BY p.period_end",
    "offers:period-move": OF.format("offers_fundingperiod", "p") + " AND p.status = 'applied'",
    "offers:programme": OF.format("offers_fundingprogramme", "p") + " ORDER BY p.name",
    "offers:registration": "SELECT id FROM offers_registration WHERE state = 'waiting'",
    "offers:report": "SELECT id FROM offers_offerreport WHERE done_on IS NULL",
    "offers:revision": REVISION,
    "offers:translation": TRANSLATED.format("ukr", "published") + " ORDER BY o.title",
    "offers:translation-review": TRANSLATED.format("rus", "submitted"),
    "offers:translations": TRANSLATED.format("de-x-leicht", "published"),
    "offers:public-sign-up": SESSION.format("> '2026-03-10'"),
    "offers:session": SESSION.format("> '2026-03-02'"),
    "offers:session-attendance": SESSION.format("< '2026-03-01'"),
}
#: What stands in an address beside the row, or a query that finds it.
PARTS: dict[str, dict[str, str]] = {
    "monitoring:indicator-values-table": {"ags": "05999", "first_year": "2020", "pair": "migration"},
    "account_reset_password_from_key": {"uidb36": "abc", "key": "set-password"},
    "accounts:invitation-accept": {"secret": "{invitation}"},
    "committees:declaration-by-link": {"token": "{board}"},
    "committees:invitation-answer": {"token": "{board}"},
    "committees:public-committee": {"slug": "beirat"},
    "committees:public-papers": {"slug": "beirat"},
    "committees:public-seat-statistics": {"slug": "beirat"},
    "committees:circulation-paper-remove": {
        "document": "SELECT id FROM documents_storeddocument WHERE kind = 'circulation_paper' AND owner_id IN ("
        + CIRCULATION.format("draft")
        + ")"
    },
    "committees:paper-file-publish": {"document": "SELECT id" + INTERNAL_FILE},
    "committees:paper-file-remove": {
        "document": "SELECT id FROM documents_storeddocument WHERE kind = 'paper_file' AND owner_id IN ("
        + PAPER.format("in_consultation")
        + ")"
    },
    "coordination:barrier-step": {"step": "bearbeitung"},
    "coordination:need-update": {
        "need_pk": "SELECT id FROM coordination_need WHERE case_id IN ("
        + CASE.format("planning")
        + " LIMIT 1)"
    },
    "coordination:offer-answer": {"token": "{answer}"},
    "monitoring:measure-step": {"step": "verschieben"},
    "monitoring:action-field-detail": {"code": "arbeit"},
    "desk:history": {"kind": "coordination.organisation"},
    "desk:rights-record": {"row_type": "coordination.Organisation"},
    "monitoring:cluster-district": {"ags": "99005"},
    "monitoring:legal-basis-from": {"land": "SH"},
    "monitoring:report-text": {"section": "k6-einordnung"},
    "offers:freshness-answer": {"token": "{freshness}"},
    "offers:offer-person-remove": {"person": TEAM.format("id")},
    "offers:period-move": {"target": "rejected"},
    "offers:registration-confirm": {"secret": "{registration}"},
    "offers:translation": {"language": "ukr"},
    "offers:translation-remove": {"language": "ukr"},
    "offers:translation-review": {"language": "rus"},
    "offers:public-report": {"offer_slug": OFFER.format("published").replace("o.id", "o.slug", 1)},
    "offers:public-card": {"token": "SELECT token FROM offers_stampcard WHERE number = 6"},
    "offers:public-sign-up-state": {"code": MOVED_UP.replace("p.id", "p.code", 1)},
    "offers:public-offer": {"offer_slug": OFFER.format("published").replace("o.id", "o.slug", 1)},
}
IDENTIFIER = re.compile(r"[0-9a-f]{32}")
QUERY = {
    "desk:search": "?q=Wohnung",
    "monitoring:position-place": "?life_expectancy=80,9&no_certificate=6,9&unemployment=4,9&tax_power=842"
    "&income=22.980&supply=1&young_migration=-8,6",
    "offers:public-search": "?q=Deutsch",
    "offers:public-notes": "?angebote={notes}",
    "offers:public-notes-mail": "?angebote={notes}",
}


@dataclass(frozen=True)
class Place:
    """One address of the demo and a person who may open it."""

    path: str
    person: str


def by_kind(table: dict[str, str], name: str, default: str) -> str:
    """The line of the page, else that of its kind: `coordination:booking` for `coordination:booking-reject`."""
    return table.get(name, table.get(name.split("-")[0], default))


def place_of(name: str, house: House, secrets: dict[str, str]) -> Place:
    """Where the page stands in this copy of the demo. Fails when the demo holds no row for it."""
    known = {
        "district_slug": "auental",
        "slug": "auental",
        "pk": by_kind(ROW, name, ""),
        **PARTS.get(name, {}),
    }
    with sqlite3.connect(house.var / "teilhabenetz.sqlite3") as rows:
        kwargs = {part: _value(rows, name, known[part], secrets) for part in arguments_of(name) or ()}
    return Place(
        reverse(name, kwargs=kwargs) + QUERY.get(name, "").format(**secrets),
        by_kind(PERSON, name, "coordinator"),
    )


def _value(rows: sqlite3.Connection, name: str, known: str, secrets: dict[str, str]) -> str:
    """Itself, or what the query finds; the identifiers of SQLite lack the dashes of those in an address."""
    if not known.startswith("SELECT"):
        return known.format(**secrets)
    row = rows.execute(known).fetchone()
    assert row, f"The demo holds no row for {name}: {known}"
    found = str(row[0])
    return str(uuid.UUID(found)) if IDENTIFIER.fullmatch(found) else found


def arguments_of(name: str, resolver: URLResolver | None = None, namespace: str = "") -> list[str] | None:
    """The names of the parts of an address that change from row to row."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            if name.startswith(inner) and (found := arguments_of(name, entry, inner)) is not None:
                return found
        elif isinstance(entry, URLPattern) and f"{namespace}{entry.name}" == name:
            return list(entry.pattern.regex.groupindex)
    return None
