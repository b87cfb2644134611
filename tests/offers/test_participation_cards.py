"""Stamp cards and certificates: versions that stay, one stamp per topic, a certificate only with all."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from accounts.refusals import Refusal, WrongState
from documents.store.selectors import documents_of
from offers.participation import papers, services
from offers.participation.models import Certificate, Module, ProgrammeVersion, Stamp, StampCard
from tests.offers import make_participation as make
from tests.pdf import pdf_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer(cast):
    return make.offer(cast)


@pytest.fixture
def programme(cast, offer):
    """Version 1 with five modules, version 2 with six; the first card began with version 1."""
    row = make.programme(cast, modules=5, of=offer)
    make.card(cast, row)
    services.revise_programme(row, by=cast.ngo_editor)
    make.add_module(cast, row, 6)
    services.put_in_force(row, today=dt.date(2026, 2, 2), by=cast.ngo_editor)
    return row


def fill(cast, offer, programme, card, numbers, *, last=dt.date(2026, 11, 10)) -> None:
    """The card comes to these modules of the second version, the last one on the given day."""
    modules = {module.code: module for module in make.modules(programme, 2)}
    for place, number in enumerate(numbers, start=1):
        day = last - dt.timedelta(weeks=len(numbers) - place)
        make.attend(cast, offer, modules[f"M{number}"], [card], day)


def test_b01_five_of_six_is_no_certificate_the_sixth_on_10_november_is_one_of_that_day(
    cast, offer, programme
):
    card = make.card(cast, programme)
    fill(cast, offer, programme, card, [1, 2, 3, 4, 5], last=dt.date(2026, 11, 3))
    assert papers.progress(card) == (5, 6)
    with pytest.raises(Refusal, match="Es fehlt noch: M6"):
        services.issue_certificate(card, today=dt.date(2026, 11, 9), by=cast.ngo_editor)
    fill(cast, offer, programme, card, [6])
    certificate = services.issue_certificate(card, today=dt.date(2026, 11, 10), by=cast.ngo_editor)
    assert (certificate.issued_on, certificate.number) == (dt.date(2026, 11, 10), "WF-2026-0001")


def test_b02_a_card_of_version_1_finishes_with_its_five_though_version_2_is_current(cast, offer, programme):
    card = StampCard.objects.get(number=1)
    fill(cast, offer, programme, card, [6, 5, 4, 3, 2, 1])
    assert papers.progress(card) == (5, 5)
    certificate = services.issue_certificate(card, today=dt.date(2026, 11, 10), by=cast.ngo_editor)
    assert [field.code for field in papers.certificate_paper(certificate).modules] == [
        "M1",
        "M2",
        "M3",
        "M4",
        "M5",
    ]


def test_b03_the_same_module_twice_is_one_stamp_of_the_first_day(cast, offer, programme):
    card = make.card(cast, programme)
    fill(cast, offer, programme, card, [1, 1])
    assert [stamp.stamped_on for stamp in card.stamps.all()] == [dt.date(2026, 11, 3)]
    stamp = card.stamps.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Stamp.objects.create(card=card, module=stamp.module, stamped_on=stamp.stamped_on)


def test_taking_the_first_attendance_back_leaves_the_stamp_of_the_second(cast, offer, programme):
    card = make.card(cast, programme)
    fill(cast, offer, programme, card, [1, 1])
    first = card.participations.earliest("session__starts_at").session
    services.note_attendance(first, present=[], today=first.day, by=cast.ngo_editor)
    assert card.stamps.get().stamped_on == dt.date(2026, 11, 10)


def test_a_card_may_be_written_down_at_the_number_and_corrected(cast, offer, programme):
    card, other = make.card(cast, programme), make.card(cast, programme)
    session = make.session(cast, of=offer, module=make.modules(programme, 2)[0])
    (row,) = make.sign_ups(session, 1)
    note = {"present": [row.pk], "today": session.day, "by": cast.ngo_editor}
    services.note_attendance(session, cards={row.pk: card.number}, **note)
    assert (card.stamps.count(), other.stamps.count()) == (1, 0)
    services.note_attendance(session, cards={row.pk: other.number}, **note)
    assert (card.stamps.count(), other.stamps.count()) == (0, 1)
    with pytest.raises(Refusal, match="Eine Karte 0999 gibt es"):
        services.note_attendance(session, cards={row.pk: 999}, **note)


def test_an_attendance_under_a_certificate_is_not_taken_back(cast, offer, programme):
    card = make.card(cast, programme)
    fill(cast, offer, programme, card, [1, 2, 3, 4, 5, 6])
    services.issue_certificate(card, today=dt.date(2026, 11, 10), by=cast.ngo_editor)
    session = card.participations.first().session
    with pytest.raises(Refusal, match="schon eine Urkunde"):
        services.note_attendance(session, present=[], today=session.day, by=cast.ngo_editor)
    assert card.stamps.count() == 6


def test_numbers_of_certificates_go_on_and_one_card_has_one(cast, offer, programme):
    cards = [make.card(cast, programme) for _number in range(2)]
    for card in cards:
        fill(cast, offer, programme, card, [1, 2, 3, 4, 5, 6])
    today = dt.date(2026, 11, 10)
    numbers = [services.issue_certificate(c, today=today, by=cast.ngo_editor).number for c in cards]
    assert numbers == ["WF-2026-0001", "WF-2026-0002"]
    with pytest.raises(WrongState, match="schon eine Urkunde"):
        services.issue_certificate(cards[0], today=today, by=cast.ngo_editor)


def test_a_version_in_force_is_never_changed(cast, programme):
    module = make.modules(programme, 2)[0]
    with pytest.raises(WrongState, match="neue beginnen"):
        services.change_module(module, title="Anders", by=cast.ngo_editor)
    with pytest.raises(WrongState, match="neue beginnen"):
        make.add_module(cast, programme, 7)


def test_a_version_without_a_required_module_does_not_come_into_force(cast, programme):
    row = services.create_programme(
        district=cast.auental, by=cast.ngo_editor, title="Radführerschein", short="RF",
        provider=cast.bruecke, achievement="fährt sicher.",
    )  # fmt: skip
    make.add_module(cast, row, 1, required=False)
    with pytest.raises(Refusal, match="geschenkt"):
        services.put_in_force(row, today=make.TODAY, by=cast.ngo_editor)


# --- What the database holds by itself -------------------------------------------------------
def broken(change) -> bool:
    try:
        with transaction.atomic():
            change()
    except IntegrityError:
        return True
    return False


def test_the_database_refuses_what_the_services_never_do(cast, offer, programme):
    old, new = make.modules(programme, 1)[0], make.modules(programme, 2)[0]
    card = make.card(cast, programme)
    in_force = ProgrammeVersion.objects.filter(pk=new.version_of_id)
    assert broken(lambda: Module.objects.filter(pk=new.pk).update(title="Anders"))
    assert broken(lambda: Module.objects.filter(pk=new.pk)._raw_delete("default"))
    assert broken(lambda: Module.objects.create(version_of=new.version_of, code="M9", title="Neu"))
    assert broken(lambda: in_force.update(in_force_from=dt.date(2020, 1, 1)))
    assert broken(lambda: Stamp.objects.create(card=card, module=old, stamped_on=make.TODAY))
    values = {"district": cast.auental, "card": card, "programme": programme, "year": 2026, "serial": 1}
    assert broken(lambda: Certificate.objects.create(number="WF-2026-0001", issued_on=make.TODAY, **values))


def test_a_certificate_is_neither_changed_nor_deleted_nor_undermined(cast, offer, programme):
    card = make.card(cast, programme)
    fill(cast, offer, programme, card, [1, 2, 3, 4, 5, 6])
    certificate = services.issue_certificate(card, today=dt.date(2026, 11, 10), by=cast.ngo_editor)
    rows = Certificate.objects.filter(pk=certificate.pk)
    assert broken(lambda: rows.update(number="WF-2026-0099"))
    assert broken(lambda: rows._raw_delete("default"))
    assert broken(lambda: Stamp.objects.filter(card=card)._raw_delete("default"))
    first = ProgrammeVersion.objects.get(programme=programme, number=1)
    assert broken(lambda: StampCard.objects.filter(pk=card.pk).update(programme_version=first))


# --- Paper -----------------------------------------------------------------------------------
def test_the_certificate_is_sealed_accessible_and_bears_no_name(cast, offer, programme, judge_pdf):
    card = make.card(cast, programme)
    fill(cast, offer, programme, card, [1, 2, 3, 4, 5, 6])
    certificate = services.issue_certificate(card, today=dt.date(2026, 11, 10), by=cast.ngo_editor)
    document = documents_of(certificate).get()
    assert document.sealed_at is not None
    data = bytes(document.content)
    judge_pdf(data)
    text = pdf_text(data)
    assert "WF-2026-0001" in text
    assert "10. November 2026" in text
    assert text.count("Thema") == 6


@pytest.mark.parametrize("stamps", [0, 3])
def test_a_card_prints_at_every_state_with_the_way_to_its_page(cast, offer, programme, judge_pdf, stamps):
    card = make.card(cast, programme)
    fill(cast, offer, programme, card, list(range(1, stamps + 1)))
    data = papers.card_pdf(card)
    judge_pdf(data)
    assert f"{stamps} von 6" in pdf_text(data)
    assert card.token in pdf_text(data).replace("\n", "")
