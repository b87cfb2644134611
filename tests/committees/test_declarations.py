"""What members say of themselves: counted only, seen by nobody else, shown only in numbers that tell of nobody."""

import datetime as dt
import io
import re

import openpyxl
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from accounts.audit.models import AuditEntry
from accounts.permissions import TABLE, Role
from accounts.refusals import Refusal
from committees.declarations import marks
from committees.declarations.facts import CONSENT, FACTS, is_renewed, shown_counts
from committees.declarations.models import SeatDeclaration, SeatStatistics
from committees.declarations.selectors import own_seats, statistics_of
from committees.declarations.services import (
    declare,
    forget_declarations,
    refresh_statistics,
    withdraw,
)
from committees.declarations.tasks import tend_declarations
from committees.meetings.replies.links import token_of
from committees.meetings.services.invitation import invite
from committees.oparl.models import OparlMark
from committees.roster.models import SeatHolding
from committees.roster.offices import give_office
from committees.roster.services import end_holding, update_committee
from documents.suppression import HIDDEN, suppress
from tests.cast import TODAY
from tests.committees.make import at, make_board, make_meeting

pytestmark = pytest.mark.django_db
SAID = {"gender": "diverse", "age_group": "under_27", "migration": "yes"}
MINE = reverse("committees:my-declarations")
#: The words of these answers; none of them may stand where somebody else reads.
PLANTED = ("divers", "unter 27", "diverse", "under_27")


@pytest.fixture(autouse=True)
def morning(monkeypatch):
    monkeypatch.setattr("accounts.clock.now", lambda: at("09:00", TODAY))


@pytest.fixture
def board(cast):
    return make_board(cast)


def seat(board, number=1) -> SeatHolding:
    return SeatHolding.objects.get(term__committee=board, seat__number=number, role__in=SeatHolding.HOLDERS)


def say(board, number=1, *, today=TODAY, by=None, **answers) -> SeatDeclaration:
    return declare(holding=seat(board, number), answers=SAID | answers, agrees=True, today=today, by=by)


def all_say(board, count, **answers) -> None:
    for number in range(1, count + 1):
        say(board, number, **answers)


def sit(board, user, number=1) -> SeatHolding:
    holding = seat(board, number)
    holding.email = user.email.upper()
    holding.save()
    return holding


def give(holding) -> str:
    return reverse("committees:declaration-give", kwargs={"pk": holding.pk})


# --- Kept apart from who it is --------------------------------------------------------------


def test_a_row_leads_to_no_seat_and_no_person(board):
    row = say(board)
    holding = seat(board)
    cells = [str(getattr(row, field.attname)) for field in row._meta.concrete_fields]
    for known in (holding.pk, holding.person_id, holding.seat_id, holding.term_id, board.pk):
        assert str(known) not in cells
        assert known.hex not in cells
    links = [field.name for field in row._meta.get_fields() if field.is_relation]
    assert links == ["district"]


def test_without_the_secret_of_the_installation_a_mark_cannot_be_made_again(board, settings):
    mark = marks.seat_mark(seat(board))
    settings.SECRET_KEY = "another"
    assert marks.seat_mark(seat(board)) != mark


def test_nothing_is_written_to_the_log_and_nothing_to_the_open_interface(board, cast):
    OparlMark.objects.all().delete()
    before = AuditEntry.objects.count()
    say(board, by=cast.board_member)
    withdraw(holding=seat(board), by=cast.board_member)
    assert AuditEntry.objects.count() == before
    assert not OparlMark.objects.exists()


def test_the_line_of_the_table_knows_only_the_own():
    cells = TABLE["seat_declaration"].cells
    assert set(cells.values()) == {"VCUXs"}
    assert not {Role.AUDITOR, Role.PLATFORM, Role.PUBLIC} & set(cells)


def test_the_account_reads_what_it_said_itself_and_nobody_else_does(board, cast):
    sit(board, cast.board_member)
    say(board, by=cast.board_member)
    assert [row.said[0][1] for row in own_seats(cast.board_member, TODAY)] == ["divers"]
    for name in ("coordinator", "clerk", "admin", "auditor", "second_coordinator", "outsider"):
        assert not SeatDeclaration.objects.visible_to(cast.people[name]).exists(), name


def test_an_office_that_turns_the_invitations_to_itself_reads_nothing(board, cast):
    sit(board, cast.board_member)
    say(board, by=cast.board_member)
    sit(board, cast.clerk)
    assert [row.row for row in own_seats(cast.clerk, TODAY)] == [None]
    assert not SeatDeclaration.objects.visible_to(cast.clerk).exists()


def test_what_came_by_a_link_is_shown_to_no_account(board, cast):
    sit(board, cast.board_member)
    say(board, by=None)
    assert [row.row for row in own_seats(cast.board_member, TODAY)] == [None]


def test_no_page_of_the_office_tells_what_was_said_nor_that_something_was(board, cast, as_person):
    sit(board, cast.board_member)
    pages = [
        board.get_absolute_url(),
        reverse("committees:seat-statistics", kwargs={"pk": board.pk}),
        reverse("committees:member-list-export", kwargs={"pk": board.pk}),
        reverse("desk:search") + "?q=divers",
    ]
    client = as_person("clerk")
    before = [plain(client.get(page)) for page in pages]
    say(board, by=cast.board_member)
    after = [plain(client.get(page)) for page in pages]
    assert before == after
    assert not any(word in text for text in after[:2] for word in PLANTED[1:])


def plain(response) -> str:
    """The page without what is new on every look."""
    assert response.status_code == 200
    return re.sub(r"[A-Za-z0-9]{64}", "", response.content.decode("latin-1"))


# --- Saying, changing, taking back ------------------------------------------------------------


def test_a_member_says_changes_and_takes_back_on_its_own_page(board, cast, as_person):
    holding = sit(board, cast.board_member)
    client = as_person("board_member")
    answer = client.post(give(holding), SAID | {"agrees": "on"})
    assert answer.status_code == 303
    assert "divers" in client.get(MINE).content.decode()
    client.post(give(holding), SAID | {"gender": "female", "agrees": "on"})
    row = SeatDeclaration.objects.get()
    assert (row.gender, row.consented_on, row.consent_version) == ("female", TODAY, CONSENT)
    client.post(reverse("committees:declaration-withdraw", kwargs={"pk": holding.pk}))
    assert not SeatDeclaration.objects.exists()


def test_without_consent_nothing_is_kept(board, cast, as_person):
    holding = sit(board, cast.board_member)
    answer = as_person("board_member").post(give(holding), SAID)
    assert answer.status_code == 422
    assert "Ohne Ihre Einwilligung speichern wir nichts." in answer.content.decode()
    with pytest.raises(Refusal):
        declare(holding=holding, answers=SAID, agrees=False, today=TODAY, by=None)
    assert not SeatDeclaration.objects.exists()


def test_no_draft_of_an_answer_is_kept(board, cast, as_person):
    holding = sit(board, cast.board_member)
    as_person("board_member").post(give(holding), SAID | {"_entwurf": "sichern"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM desk_draft WHERE CAST(data AS text) LIKE '%under_27%'")
        assert cursor.fetchone()[0] == 0


def test_nobody_says_something_for_a_seat_that_is_over_or_for_one_of_a_deputy(board, cast):
    deputy = SeatHolding.objects.filter(term__committee=board, role="deputy").first()
    over = end_holding(holding=seat(board, 3), ends_on=TODAY - dt.timedelta(days=1), by=cast.coordinator)
    for holding in (deputy, over):
        with pytest.raises(Refusal, match="heute als Mitglied"):
            declare(holding=holding, answers=SAID, agrees=True, today=TODAY, by=None)


def test_an_office_given_keeps_what_the_person_said(board, cast):
    say(board, 5)
    give_office(
        holding=seat(board, 5),
        role="deputy_chair",
        starts_on=TODAY + dt.timedelta(days=1),
        by=cast.coordinator,
    )
    assert forget_declarations(today=TODAY + dt.timedelta(days=400)) == 0
    newest = SeatHolding.objects.filter(term__committee=board, seat__number=5).order_by("-starts_on").first()
    assert marks.seat_mark(newest) == SeatDeclaration.objects.get().seat_mark


def test_by_the_link_of_the_invitation_one_says_and_takes_back_and_reads_nothing(board, cast, client):
    meeting = invite(meeting=make_meeting(cast, board), today=TODAY, by=cast.clerk)
    link = reverse(
        "committees:declaration-by-link",
        kwargs={"token": token_of(meeting.recipients.get(name="Mitglied 04"))},
    )
    empty = plain(client.get(link))
    said = client.post(link, SAID | {"agrees": "on"})
    assert said.status_code == 200
    assert said["Referrer-Policy"] == "same-origin"
    assert SeatDeclaration.objects.get().seat_mark == marks.seat_mark(seat(board, 4))
    assert plain(client.get(link)) == empty, "the page must look the same whether or not something is stored"
    assert client.post(link, {"withdraw": "1"}).status_code == 200
    assert not SeatDeclaration.objects.exists()


def test_the_link_of_a_deputy_and_a_forged_one_open_nothing(board, cast, client):
    meeting = invite(meeting=make_meeting(cast, board), today=TODAY, by=cast.clerk)
    deputy = token_of(meeting.recipients.get(name="Vertretung 01"))
    for token in (deputy, "f" * 32 + ".x"):
        assert (
            client.get(reverse("committees:declaration-by-link", kwargs={"token": token})).status_code == 404
        )


def test_the_database_takes_no_answer_nobody_offered(board):
    row = say(board)
    with pytest.raises(IntegrityError), transaction.atomic():
        SeatDeclaration.objects.filter(pk=row.pk).update(gender="other")


# --- Deleted in time ---------------------------------------------------------------------------


def test_three_months_after_the_end_of_the_seat_it_is_gone(board, cast):
    say(board, 3)
    say(board, 4)
    end_holding(holding=seat(board, 3), ends_on=TODAY, by=cast.coordinator)
    assert forget_declarations(today=TODAY + dt.timedelta(days=90)) == 0
    assert forget_declarations(today=TODAY + dt.timedelta(days=91)) == 1
    assert forget_declarations(today=TODAY + dt.timedelta(days=91)) == 0
    assert SeatDeclaration.objects.get().seat_mark == marks.seat_mark(seat(board, 4))
    line = AuditEntry.objects.get(action="seat_declaration.forgotten")
    assert line.after == {"count": 1}


def test_until_then_whoever_left_may_still_take_it_back(board, cast, as_person):
    holding = sit(board, cast.board_member)
    say(board, by=cast.board_member)
    end_holding(holding=holding, ends_on=TODAY - dt.timedelta(days=20), by=cast.coordinator)
    client = as_person("board_member")
    assert "Ihr Sitz ist zu Ende." in client.get(MINE).content.decode()
    client.post(reverse("committees:declaration-withdraw", kwargs={"pk": holding.pk}))
    assert not SeatDeclaration.objects.exists()


def test_what_nobody_can_take_back_any_more_is_deleted(board, settings):
    say(board)
    settings.SECRET_KEY = "changed"
    assert forget_declarations(today=TODAY) == 1


def test_the_clock_does_both_at_night(board):
    all_say(board, 6)
    assert tend_declarations(TODAY.isoformat()) == 1
    assert settings.CELERY_BEAT_SCHEDULE["tend-declarations"]["task"] == tend_declarations.name


# --- What is shown -----------------------------------------------------------------------------


def test_silence_is_a_category_of_its_own():
    shown = shown_counts(FACTS[0], {"female": 7, "none": 2}, 16)
    assert shown == [7, HIDDEN, HIDDEN, HIDDEN], "two zeros and the known sum would tell of everybody"
    assert shown_counts(FACTS[2], {"yes": 7, "no": 6}, 20) == [7, 6, 7]


def test_a_zero_would_tell_of_everybody_and_is_hidden():
    assert suppress([12, 0], hides_zero=True) == [HIDDEN, HIDDEN]
    assert suppress([12, 0]) == [12, 0]


def test_no_line_shows_a_small_number_or_lets_one_be_computed():
    for seats in range(31):
        for first in range(seats + 1):
            for second in range(seats - first + 1):
                shown = shown_counts(FACTS[2], {"yes": first, "no": second}, seats)
                numbers = [cell for cell in shown if cell != HIDDEN]
                assert not any(cell < 5 for cell in numbers)
                assert len(shown) - len(numbers) != 1
                if numbers and len(numbers) < len(shown):
                    assert seats - sum(numbers) >= 5


def test_below_five_declarations_nothing_is_shown_at_all(board):
    all_say(board, 4)
    assert refresh_statistics(today=TODAY) == 0
    assert statistics_of(board, TODAY).state is None
    say(board, 5)
    assert refresh_statistics(today=TODAY) == 1
    state = statistics_of(board, TODAY).state
    assert (state.counted, state.seats, state.taken_on) == (5, 16, TODAY)


def test_two_states_never_differ_by_one_person(board):
    all_say(board, 7, gender="female")
    refresh_statistics(today=TODAY)
    before = SeatStatistics.objects.get().figures
    for number in range(8, 12):
        say(board, number, gender="female")
        assert refresh_statistics(today=TODAY) == 0
        assert SeatStatistics.objects.get().figures == before
    withdraw(holding=seat(board, 1))
    assert refresh_statistics(today=TODAY) == 0, "four new and one gone: not five of either"
    say(board, 12, gender="female")
    assert refresh_statistics(today=TODAY) == 1
    assert SeatStatistics.objects.get().figures["gender"]["female"] == 11


def test_changing_ones_mind_again_and_again_counts_once(board):
    all_say(board, 8)
    refresh_statistics(today=TODAY)
    for gender in ("female", "male", "none", "diverse", "female", "male"):
        say(board, 1, gender=gender)
        withdraw(holding=seat(board, 1))
        say(board, 1, gender=gender)
        assert refresh_statistics(today=TODAY) == 0
    assert not is_renewed(counted=8, still_counted=7, declared=8)
    assert is_renewed(counted=8, still_counted=3, declared=8)


def test_when_too_few_are_left_nothing_is_shown_any_more(board):
    all_say(board, 5)
    refresh_statistics(today=TODAY)
    withdraw(holding=seat(board, 1))
    refresh_statistics(today=TODAY)
    state = SeatStatistics.objects.get()
    assert (state.taken_on, state.counted, state.figures) == (None, 0, {})


def test_a_state_keeps_suppressed_numbers_only(board):
    all_say(board, 9, gender="female")
    say(board, 10, gender="diverse")
    refresh_statistics(today=TODAY)
    figures = SeatStatistics.objects.get().figures
    assert figures["gender"] == {"female": 9, "male": HIDDEN, "diverse": HIDDEN, "none": HIDDEN}
    for answers in figures.values():
        assert not any(isinstance(cell, int) and cell < 5 for cell in answers.values())
    log = AuditEntry.objects.filter(action="seat_statistics.taken").get()
    assert "figures" not in (log.after or {})
    assert "counted" not in (log.after or {})


def test_page_file_and_public_page_say_the_same(board, cast, as_person, client):
    all_say(board, 9, gender="female")
    say(board, 10)
    refresh_statistics(today=TODAY)
    office = as_person("clerk")
    page = office.get(reverse("committees:seat-statistics", kwargs={"pk": board.pk})).content.decode()
    assert ">9<" in page
    assert HIDDEN in page
    answer = office.get(reverse("committees:seat-statistics-export", kwargs={"pk": board.pk}))
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    cells = {(row[0].value, row[1].value): row[2].value for row in sheet.iter_rows(min_row=2)}
    assert cells["Geschlecht", "weiblich"] == 9
    assert cells["Geschlecht", "divers"] == HIDDEN
    where = {"district_slug": "auental", "slug": "beirat"}
    public = reverse("committees:public-seat-statistics", kwargs=where)
    assert client.get(public).status_code == 404
    update_committee(committee=board, by=cast.coordinator, statistics_public_since=TODAY)
    assert ">9<" in client.get(public).content.decode()
    front = client.get(reverse("committees:public-committee", kwargs=where)).content.decode()
    assert public in front


def test_kinds_of_seats_are_suppressed_crosswise(board):
    seats = list(board.terms.get().seats.order_by("number"))
    for row in seats[:3]:
        row.category = "councillor"
        row.save()
    lines = statistics_of(board, TODAY)
    cells = {line.label: line.cells for line in lines.by_category}
    assert cells["Kreistag oder Rat"][0] == HIDDEN
    assert cells["entsandt von einer Organisation"][0] == HIDDEN, "the sum would give the small one away"
    assert lines.category_sums == (17, 0, 17)


# --- Keys and restores ----------------------------------------------------------------------
NEW_KEY = "n" * 60


def told(*options) -> str:
    out = io.StringIO()
    call_command("declarations", *options, stdout=out)
    return out.getvalue()


def test_a_key_of_their_own_lets_them_outlive_a_change_of_the_secret(board, settings):
    say(board)
    settings.DECLARATIONS_KEY = NEW_KEY
    assert "0 unter dem heutigen Schlüssel, 1 unter einem früheren, 0 ohne" in told()
    tend_declarations(today=TODAY.isoformat())
    assert "1 unter dem heutigen Schlüssel, 0 unter einem früheren, 0 ohne" in told()
    settings.SECRET_KEY = "another secret of the installation, long enough for everybody"
    tend_declarations(today=TODAY.isoformat())
    assert SeatDeclaration.objects.count() == 1
    withdraw(holding=seat(board))
    assert not SeatDeclaration.objects.exists()


def test_a_former_key_is_needed_until_the_next_night_only(board, cast, settings):
    holding = sit(board, cast.board_member)
    settings.DECLARATIONS_KEY = "o" * 60
    row = say(board, by=cast.board_member)
    say(board, 2)
    settings.DECLARATIONS_KEY, settings.DECLARATIONS_KEY_FALLBACKS = NEW_KEY, ["o" * 60]
    assert own_seats(cast.board_member, TODAY)[0].row == row, "read and counted meanwhile"
    assert "2 erneuert" in told("--renew")
    settings.DECLARATIONS_KEY_FALLBACKS = []
    assert own_seats(cast.board_member, TODAY)[0].row == row
    kept = SeatDeclaration.objects.get(pk=row.pk)
    assert (kept.seat_mark, kept.gender, kept.consented_on) == (marks.seat_mark(holding), "diverse", TODAY)
    settings.DECLARATIONS_KEY = "x" * 60
    assert "2 ohne Sitz oder Schlüssel" in told()


def test_between_two_keys_nobody_counts_twice_and_taking_back_takes_all(board, settings):
    say(board)
    settings.DECLARATIONS_KEY = NEW_KEY
    say(board, gender="female")
    assert [row.gender for row in SeatDeclaration.objects.all()] == ["female"]
    settings.DECLARATIONS_KEY, settings.DECLARATIONS_KEY_FALLBACKS = "x" * 60, [NEW_KEY]
    withdraw(holding=seat(board))
    assert not SeatDeclaration.objects.exists()


def test_after_a_restore_all_are_forgotten_and_no_number_stays(board):
    all_say(board, 6)
    refresh_statistics(today=TODAY)
    assert SeatStatistics.objects.filter(taken_on__isnull=False).exists()
    assert "6 gelöscht" in told("--forget-restored")
    assert not SeatDeclaration.objects.exists()
    assert not SeatStatistics.objects.filter(taken_on__isnull=False).exists()
    entry = AuditEntry.objects.get(action="seat_declaration.forgotten")
    assert entry.after == {"count": 6}
    assert "0 gelöscht" in told("--forget-restored")
