"""Regular times: read, refused, said aloud, reckoned by the clock on the wall."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import translation

from accounts.clock import BERLIN
from coordination.network.codes import has_any
from offers.catalogue import services
from offers.catalogue.models import Offer
from offers.catalogue.recurrence import (
    Break,
    RegularTime,
    Timetable,
    next_occurrences,
    occurrences,
    read_breaks,
    read_times,
    weekdays_of,
)
from offers.catalogue.recurrence_forms import BreaksFormField, TimesFormField, TimesInput
from offers.catalogue.recurrence_words import breaks_words, occurrence_words, times_words
from offers.hsds.schedules import schedule_notes, schedules
from tests.offers import make

WORKDAYS = ["MO", "TU", "WE", "TH", "FR"]


def row(days, start="09:00", end="12:00", rhythm="weekly"):
    return {"rhythm": rhythm, "days": list(days), "start": start, "end": end}


def days_of(rows, first, last, **more):
    table = Timetable(read_times(rows), more.pop("valid_from", dt.date(2026, 1, 1)), **more)
    return [each.start.date().isoformat() for each in occurrences(table, first, last)]


MARCH = (dt.date(2026, 3, 1), dt.date(2026, 3, 31))


class TestWords:
    @pytest.mark.parametrize(
        ("rows", "words"),
        [
            ([row(WORKDAYS)], "montags bis freitags, 9–12 Uhr"),
            ([row(["TU"]), row(["TH"])], "dienstags und donnerstags, 9–12 Uhr"),
            ([row(["MO", "WE", "FR"], "08:30", "12:45")], "montags, mittwochs und freitags, 8:30–12:45 Uhr"),
            ([row(["SA", "SU"], rhythm="fortnightly")], "alle zwei Wochen samstags und sonntags, 9–12 Uhr"),
            ([row(["TU"], "17:00", "19:00", "second")], "jeden 2. Dienstag im Monat, 17–19 Uhr"),
            ([row(["FR"], "18:00", "20:00", "last")], "jeden letzten Freitag im Monat, 18–20 Uhr"),
            ([row([*WORKDAYS, "SA", "SU"])], "täglich, 9–12 Uhr"),
            (
                [row(["TU"], "17:00", "19:00", "second"), row(WORKDAYS)],
                "montags bis freitags, 9–12 Uhr; jeden 2. Dienstag im Monat, 17–19 Uhr",
            ),
        ],
    )
    def test_times_read_as_people_say_them(self, rows, words):
        assert times_words(read_times(rows)) == words

    def test_times_read_in_english_as_well(self):
        rows = [row(WORKDAYS), row(["TU"], "17:00", "19:30", "second"), row(["SA"], rhythm="fortnightly")]
        with translation.override("en"):
            assert times_words(read_times(rows)) == (
                "Mondays to Fridays, 9:00–12:00; every other week on Saturdays, 9:00–12:00; "
                "every second Tuesday of the month, 17:00–19:30"
            )

    def test_a_date_is_told_with_its_weekday(self):
        table = Timetable(read_times([row(["TU"])]), dt.date(2026, 1, 1))
        first = occurrences(table, *MARCH)[0]
        assert occurrence_words(first) == "Dienstag, 03.03.2026, 9–12 Uhr"

    def test_a_break_of_one_day_is_one_day(self):
        breaks = [
            Break(dt.date(2026, 3, 3), dt.date(2026, 3, 3)),
            Break(dt.date(2026, 7, 1), dt.date(2026, 7, 9)),
        ]
        assert breaks_words(breaks) == "03.03.2026; 01.07.2026 bis 09.07.2026"


class TestDates:
    def test_weekly_times_come_on_their_days(self):
        assert days_of([row(["TU", "TH"])], dt.date(2026, 3, 1), dt.date(2026, 3, 10)) == [
            "2026-03-03",
            "2026-03-05",
            "2026-03-10",
        ]

    def test_every_other_week_counts_from_the_week_in_which_the_offer_begins(self):
        rows = [row(["MO", "FR"], rhythm="fortnightly")]
        begin = dt.date(2026, 1, 7)  # a Wednesday: its week counts, its Monday is over
        found = days_of(rows, dt.date(2026, 1, 1), dt.date(2026, 1, 31), valid_from=begin)
        assert found == ["2026-01-09", "2026-01-19", "2026-01-23"]
        much_later = days_of(rows, dt.date(2027, 1, 1), dt.date(2027, 1, 14), valid_from=begin)
        assert much_later == ["2027-01-04", "2027-01-08"]

    @pytest.mark.parametrize(
        ("rhythm", "day"),
        [("first", "2026-03-03"), ("second", "2026-03-10"), ("fourth", "2026-03-24"), ("last", "2026-03-31")],
    )
    def test_the_nth_of_the_month(self, rhythm, day):
        assert days_of([row(["TU"], rhythm=rhythm)], *MARCH) == [day]

    def test_nothing_before_the_beginning_after_the_end_in_a_break_or_on_a_holiday(self):
        rows = [row(["FR"])]
        breaks = read_breaks([{"first": "2026-04-06", "last": "2026-04-12"}])
        spring = (dt.date(2026, 3, 20), dt.date(2026, 4, 30))
        assert days_of(rows, *spring, breaks=breaks, land="NW", valid_until=dt.date(2026, 4, 24)) == [
            "2026-03-20",
            "2026-03-27",
            "2026-04-17",  # 3 April is Good Friday, 10 April lies in the break
            "2026-04-24",
        ]

    def test_the_clock_on_the_wall_holds_when_summer_time_begins(self):
        table = Timetable(read_times([row(["SU"], "10:00", "11:00")]), dt.date(2026, 1, 1))
        before, after = occurrences(table, dt.date(2026, 3, 22), dt.date(2026, 3, 29))
        assert [each.start.hour for each in (before, after)] == [10, 10]
        assert (after.start - before.start) == dt.timedelta(days=7)
        assert after.start.astimezone(dt.UTC) - before.start.astimezone(dt.UTC) == dt.timedelta(
            days=7, hours=-1
        )

    def test_the_hour_that_is_left_out_begins_an_hour_later_and_never_ends_before(self):
        table = Timetable(read_times([row(["SU"], "02:15", "02:45")]), dt.date(2026, 1, 1))
        (night,) = occurrences(table, dt.date(2026, 3, 29), dt.date(2026, 3, 29))
        assert f"{night.start:%H:%M}" == "03:15"
        assert night.end.astimezone(dt.UTC) - night.start.astimezone(dt.UTC) == dt.timedelta(minutes=30)

    def test_what_is_going_on_now_still_counts_as_next(self):
        table = Timetable(read_times([row(["MO"])]), dt.date(2026, 1, 1))
        at_ten = dt.datetime(2026, 3, 2, 10, tzinfo=BERLIN)
        assert [each.start.day for each in next_occurrences(table, at_ten, 2)] == [2, 9]
        at_noon = dt.datetime(2026, 3, 2, 12, tzinfo=BERLIN)
        assert [each.start.day for each in next_occurrences(table, at_noon, 2)] == [9, 16]

    def test_two_rows_for_the_same_hour_are_one_date(self):
        assert len(days_of([row(["TU"]), row(["TU"], rhythm="first")], *MARCH)) == 5


class TestRefused:
    @pytest.mark.parametrize(
        "rows",
        [
            [row(["MO"], "12:00", "09:00")],
            [row(["MO"], "09:00", "09:00")],
            [row([])],
            [row(["XX"])],
            [row(["MO"], "25:00", "26:00")],
            [row(["MO"], rhythm="yearly")],
            [{"days": ["MO"]}],
            "MO 9-12",
            [row(["MO"], f"0{hour}:00", f"0{hour}:30") for hour in range(8)],
        ],
    )
    def test_impossible_times_are_not_read(self, rows):
        with pytest.raises(ValidationError):
            read_times(rows)

    def test_the_sentence_names_both_hours_and_the_way_out(self):
        with pytest.raises(ValidationError, match=r"liegt vor dem Beginn.*über Mitternacht"):
            RegularTime("weekly", ("MO",), dt.time(22), dt.time(1))

    def test_a_break_that_ends_before_it_begins(self):
        with pytest.raises(ValidationError, match="vor ihrem Beginn"):
            read_breaks([{"first": "2026-08-10", "last": "2026-08-01"}])

    @pytest.mark.django_db
    def test_the_record_refuses_what_cannot_be_read(self, cast):
        with pytest.raises(ValidationError):
            make.draft(cast, recurrence=[row(["MO"], "12:00", "09:00")])


class TestForm:
    def posted(self, *rows):
        data = QueryDict(mutable=True)
        for place, (days, start, end, *rhythm) in enumerate(rows):
            data.setlist(f"t-{place}-days", days)
            data[f"t-{place}-start"], data[f"t-{place}-end"] = start, end
            data[f"t-{place}-rhythm"] = rhythm[0] if rhythm else "weekly"
        return TimesInput().value_from_datadict(data, {}, "t")

    def test_rows_become_times_and_empty_ones_nothing(self):
        value = self.posted((["TU", "MO"], "9", "12.30"), ([], "", ""), (["FR"], "17 Uhr", "19:00", "second"))
        assert TimesFormField(required=False).clean(value) == [
            row(["MO", "TU"], "09:00", "12:30"),
            row(["FR"], "17:00", "19:00", "second"),
        ]

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ((["MO"], "12", "9"), "Zeit 1: Das Ende (09:00) liegt vor dem Beginn (12:00)"),
            ((["MO"], "9", ""), "Zeit 1: Bitte auch „bis“ ausfüllen."),
            (([], "9", "12"), "Zeit 1: Bitte mindestens einen Wochentag wählen."),
            ((["MO"], "neun", "12"), "Zeit 1: „neun“ ist keine Uhrzeit."),
            ((["MO"], "9", "12", "nie"), "Zeit 1: Bitte wählen, wie oft."),
        ],
    )
    def test_a_row_that_cannot_be_is_named(self, given, words):
        with pytest.raises(ValidationError) as problem:
            TimesFormField(required=False).clean(self.posted(given))
        assert words in problem.value.messages[0]

    def test_what_was_typed_stands_in_the_row_again(self):
        field = TimesFormField(required=False)
        html = field.widget.render("t", self.posted((["MO"], "zwölf", "9")), {"id": "id_t"})
        assert 'value="zwölf"' in html
        assert 'value="MO" id="id_t_0" checked' in html

    def test_stored_times_come_back_as_a_browser_would_post_them(self):
        stored = [row(["MO", "TU"]), row(["FR"], rhythm="second")]
        parts = TimesInput().posted(stored, "t")
        data = QueryDict(mutable=True)
        for name, values in parts.items():
            data.setlist(name, values)
        assert TimesFormField(required=False).clean(TimesInput().value_from_datadict(data, {}, "t")) == stored

    def test_breaks_are_typed_a_line_each(self):
        field = BreaksFormField(required=False)
        text = "23.12.2026 bis 06.01.2027:  Weihnachts ferien\n\n01.05.2026\n1.8.26 - 9.8.26"
        breaks = field.clean(text)
        assert breaks == [
            {"first": "2026-05-01", "last": "2026-05-01"},
            {"first": "2026-08-01", "last": "2026-08-09"},
            {"first": "2026-12-23", "last": "2027-01-06", "name": "Weihnachts ferien"},
        ]
        assert field.clean(field.prepare_value(breaks)) == breaks
        with pytest.raises(ValidationError, match="ist kein Datum"):
            field.clean("Sommerferien")


@pytest.mark.django_db
class TestKept:
    def test_weekdays_are_found_by_one_simple_filter(self, cast):
        make.draft(cast, title="Werktags", recurrence=[row(WORKDAYS)])
        make.draft(cast, title="Samstags", recurrence=[row(["SA"], rhythm="first")])
        assert weekdays_of(read_times([row(["SA", "MO"])])) == ["MO", "SA"]
        titles = Offer.objects.filter(has_any("weekdays", ["SA", "SU"])).values_list("title", flat=True)
        assert list(titles) == ["Samstags"]
        assert Offer.objects.get(weekdays__has="TU").title == "Werktags"

    def test_a_change_of_times_waits_for_approval_like_any_other(self, cast):
        offer = make.published(cast, recurrence=[row(["MO"])])
        by = cast.people["ngo_editor"]
        revision = services.update_offer(offer, recurrence=[row(["TU"])], today=make.MORNING.date(), by=by)
        assert revision.changes == {"recurrence": [row(["TU"])]}
        offer.refresh_from_db()
        assert offer.weekdays == ["MO"]
        revision = services.submit_revision(revision, now=make.MORNING, by=by)
        services.approve_revision(revision, now=make.MORNING, by=cast.people["coordinator"])
        offer.refresh_from_db()
        assert (offer.recurrence, offer.weekdays) == ([row(["TU"])], ["TU"])
        assert "dienstags" in offer.search_text

    def test_the_offer_gives_its_own_dates(self, cast):
        offer = make.draft(cast, recurrence=[row(["TU"])], valid_until=dt.date(2026, 3, 10))
        assert [each.start.day for each in offer.occurrences(*MARCH)] == [3, 10]


class TestHsds:
    def offer(self, rows, **more):
        return {
            "recurrence": rows, "times": "", "breaks": [], "skips_holidays": False,
            "valid_from": dt.date(2026, 1, 1), "valid_until": None,
        } | more  # fmt: skip

    def test_b11_daily_from_monday_to_friday_is_one_weekly_schedule_with_five_days(self):
        ((_path, terms),) = schedules(self.offer([row(WORKDAYS)]))
        assert (terms["freq"], terms["byday"], terms["interval"]) == ("WEEKLY", "MO,TU,WE,TH,FR", 1)
        assert (terms["opens_at"], terms["closes_at"]) == ("09:00+01:00", "12:00+01:00")
        assert terms["dtstart"] == "2026-01-01"

    def test_the_second_tuesday_is_monthly_and_the_last_counts_from_the_end(self):
        rows = [row(["TU"], rhythm="second"), row(["FR"], rhythm="last")]
        found = [terms for _path, terms in schedules(self.offer(rows, valid_until=dt.date(2026, 12, 31)))]
        assert [(terms["freq"], terms["byday"], terms["until"]) for terms in found] == [
            ("MONTHLY", "2TU", "2026-12-31"),
            ("MONTHLY", "-1FR", "2026-12-31"),
        ]

    def test_what_the_standard_has_no_term_for_stands_in_the_notes(self):
        breaks = [{"first": "2026-07-01", "last": "2026-08-10"}]
        notes = schedule_notes(
            self.offer([row(["MO"])], times="Bitte klingeln.", breaks=breaks, skips_holidays=True)
        )
        assert notes == "Bitte klingeln. Fällt aus: 01.07.2026 bis 10.08.2026. Nicht an Feiertagen."
