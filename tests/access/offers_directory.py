"""Who reaches which page around the public directory."""

from tests.access.offers_catalogue import EVERYONE, _district, _public_offer, published, today
from tests.access.rows import Row


def reported(cast):
    from offers.directory.services import report_mistake

    return report_mistake(
        offer_id=published(cast).pk, mistake="times", text="Samstags ist zu.", today=today().date()
    )


def weekly(cast):
    from tests.offers import make

    times = [{"rhythm": "weekly", "days": ["TU"], "start": "10:00", "end": "12:00"}]
    return make.published(cast, title="Jede Woche", now=today(), recurrence=times)


def _weekly_offer(w):
    return {"district_slug": w.cast.auental.slug, "offer_slug": w.get(weekly).slug}


def _report(w):
    return {"pk": w.get(reported).pk}


def _offer_key(w):
    return {"angebot": str(w.get(published).pk)}


def _redirects(status):
    return dict.fromkeys(EVERYONE, status)


ROWS = [
    Row("offers:public-offer-sheet", EVERYONE, args=_public_offer),
    Row("offers:public-report", EVERYONE, args=_public_offer),
    Row(
        "offers:public-report",
        _redirects(303),
        args=_public_offer,
        method="post",
        data=lambda w: {"mistake": "times", "text": "", "webseite": ""},
    ),
    Row("offers:public-notes", EVERYONE, args=_district),
    Row("offers:public-note", _redirects(303), args=_district, method="post", data=_offer_key),
    Row("offers:public-notes-empty", _redirects(303), args=_district, method="post"),
    # Without a list they lead to the page that says how to begin one.
    Row("offers:public-notes-sheet", _redirects(303), args=_district),
    Row("offers:public-notes-mail", _redirects(303), args=_district),
    Row("offers:public-embedded", EVERYONE, args=_district),
    Row("offers:public-data", EVERYONE, args=_district),
    Row("offers:public-csv", EVERYONE, args=_district),
    Row("offers:public-dates", EVERYONE, args=_district),
    Row("offers:public-offer-dates", EVERYONE, args=_weekly_offer),
    Row("offers:sitemap", EVERYONE, args=_district),
    Row("offers:sitemap-index", EVERYONE),
    Row("offers:robots", EVERYONE),
    Row(
        "offers:report-list",
        {
            "coordinator": 200,
            "outsider": 200,
            "anonymous": 302,
            "ngo_editor": 200,
            "clerk": 403,
            "admin": 403,
        },
    ),
    Row(
        "offers:report-detail",
        {
            "coordinator": 200,
            "ngo_editor": 200,
            "outsider": 404,
            "anonymous": 302,
            "clerk": 404,
            "admin": 404,
        },
        args=_report,
    ),
    Row(
        "offers:report-detail",
        {"coordinator": 303, "outsider": 404, "anonymous": 302, "clerk": 404},
        args=_report,
        method="post",
    ),
]
