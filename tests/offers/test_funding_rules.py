"""Dates, sums and steps of a grant, by the numbered examples of the domain paper (C)."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from accounts.refusals import Refusal, WrongState
from offers.funding import rules, services
from offers.funding.choices import TRANSITIONS, PeriodStatus
from offers.funding.milestones import gap_after, has_successor, is_at_risk, milestones_of
from offers.funding.models import FundingPeriod
from offers.funding.selectors import at_risk_periods
from tests.offers import make

END = dt.date(2026, 12, 31)
TODAY = dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("rule", "months", "day", "month", "expected"),
    [
        ("months_after_end", 6, None, None, dt.date(2027, 6, 30)),
        ("months_after_end", 3, None, None, dt.date(2027, 3, 31)),
        ("fixed_day_next_year", None, 31, 3, dt.date(2027, 3, 31)),
    ],
)
def test_c01_the_proof_is_due_by_the_rule(rule, months, day, month, expected):
    assert rules.final_proof_on(END, rule=rule, months=months, day=day, month=month) == expected


def test_c01_the_interim_proof_is_due_four_months_after_the_year():
    assert rules.interim_proof_on(END, 4) == dt.date(2027, 4, 30)
    assert rules.interim_proofs_on(dt.date(2025, 1, 1), END, 4) == [(2025, dt.date(2026, 4, 30))]


def test_c02_six_months_after_31_august_is_28_february_with_a_note_for_the_sunday():
    due = rules.final_proof_on(dt.date(2026, 8, 31), rule="months_after_end", months=6, day=None, month=None)
    assert due == dt.date(2027, 2, 28)
    assert rules.next_working_day(due, "NW") == dt.date(2027, 3, 1)
    assert rules.next_working_day(dt.date(2027, 3, 1), "NW") is None


def test_c02_a_public_holiday_of_the_land_counts():
    assert rules.next_working_day(dt.date(2026, 6, 4), "NW") == dt.date(2026, 6, 5)
    assert rules.next_working_day(dt.date(2026, 6, 4), "SH") is None


def test_c03_share_and_yearly_cap_limit_the_grant():
    largest = rules.largest_grant(
        Decimal(96000), share=Decimal(90), yearly_cap=Decimal(70000), years=Decimal(1)
    )
    assert largest == Decimal("70000.00")


def test_c09_at_risk_from_180_days_before_the_end_and_reminders():
    assert rules.at_risk_from(END) == dt.date(2026, 7, 4)
    assert rules.reminders_on(END) == [dt.date(2026, 10, 2), dt.date(2026, 12, 1)]


def test_c10_the_gap_between_two_grants_in_days():
    assert rules.gap_days(END, dt.date(2027, 3, 1)) == 59
    assert rules.gap_days(END, dt.date(2027, 1, 1)) == 0


def test_a_length_counts_begun_months():
    assert rules.years_of(dt.date(2025, 1, 1), END) == 2
    assert rules.years_of(dt.date(2026, 1, 1), dt.date(2026, 6, 30)) == Decimal("0.5")


@pytest.mark.django_db
class TestGrants:
    def make_one(self, cast, **changed):
        values = {
            "grantee": cast.bruecke, "title": "Quartier", "period_start": dt.date(2026, 1, 1), "period_end": END,
            "total_cost": Decimal("1000.00"), "grant_amount": Decimal("800.00"), "own_share": Decimal("150.10"),
            "third_party_share": Decimal("49.90"), "programme": make.programme(cast),
        } | changed  # fmt: skip
        return services.create_period(district=cast.auental, today=TODAY, by=cast.coordinator, **values)

    def test_parts_add_up_to_the_cent(self, cast):
        assert self.make_one(cast).grant_share == Decimal("80.00")
        with pytest.raises(Refusal) as refusal:
            self.make_one(cast, own_share=Decimal("150.11"))
        assert refusal.value.field == "total_cost"

    def test_the_database_adds_up_as_well(self, cast):
        period = self.make_one(cast)
        with pytest.raises(IntegrityError), transaction.atomic():
            FundingPeriod.objects.filter(pk=period.pk).update(own_share=Decimal("150.11"))

    def test_the_share_of_the_programme_is_kept(self, cast):
        with pytest.raises(Refusal) as refusal:
            self.make_one(cast, programme=make.programme(cast, max_share_percent=Decimal("79.99")))
        assert refusal.value.field == "grant_amount"
        assert self.make_one(cast, programme=make.programme(cast, max_share_percent=Decimal(80)))

    def test_c04_a_minimum_per_year_is_kept(self, cast):
        amif = make.programme(cast, max_share_percent=Decimal(75), min_amount_per_year=Decimal(100000))
        rich = {"total_cost": Decimal(160000), "grant_amount": Decimal(120000), "own_share": Decimal(40000)}
        assert self.make_one(cast, programme=amif, third_party_share=Decimal(0), **rich)
        poor = {"total_cost": Decimal(120000), "grant_amount": Decimal(90000), "own_share": Decimal(30000)}
        with pytest.raises(Refusal, match=r"100\.000,00"):
            self.make_one(cast, programme=amif, third_party_share=Decimal(0), **poor)

    def test_c05_length_and_latest_end(self, cast):
        amif = make.programme(cast, max_months=36, latest_end=dt.date(2029, 12, 31))
        assert self.make_one(
            cast, programme=amif, period_start=dt.date(2027, 1, 1), period_end=dt.date(2029, 12, 31)
        )
        with pytest.raises(Refusal) as refusal:
            self.make_one(
                cast, programme=amif, period_start=dt.date(2027, 2, 1), period_end=dt.date(2030, 1, 31)
            )
        assert refusal.value.field == "period_end"

    def test_a_date_by_hand_wins_over_the_rule(self, cast):
        period = make.period(cast)
        final = [m.due_on for m in milestones_of(period, has_successor=False) if m.kind == "final_proof"]
        assert final == [dt.date(2027, 6, 30)]
        period.final_proof_due_on = dt.date(2027, 4, 15)
        final = [m.due_on for m in milestones_of(period, has_successor=False) if m.kind == "final_proof"]
        assert final == [dt.date(2027, 4, 15)]

    def test_c09_a_grant_is_at_risk_until_a_follow_up_is_applied_for(self, cast):
        period = make.period(cast)
        assert not is_at_risk(period, dt.date(2026, 7, 3), has_successor=False)
        assert is_at_risk(period, dt.date(2026, 7, 4), has_successor=False)
        assert list(at_risk_periods(cast.coordinator, dt.date(2026, 7, 4))) == [period]
        idea = make.period(
            cast,
            predecessor=period,
            status="idea",
            period_start=dt.date(2027, 3, 1),
            period_end=dt.date(2027, 12, 31),
        )
        assert not has_successor(period)
        FundingPeriod.objects.filter(pk=idea.pk).update(status="applied")
        assert has_successor(period)
        assert gap_after(period) == 59
        assert list(at_risk_periods(cast.coordinator, dt.date(2026, 7, 4))) == []

    @pytest.mark.parametrize("state", list(PeriodStatus))
    def test_steps_outside_the_table_are_refused(self, cast, state):
        period = make.period(cast, status=state)
        for target in PeriodStatus:
            if target in TRANSITIONS[state]:
                continue
            with pytest.raises(WrongState):
                services.move_period(period, target, today=TODAY, by=cast.coordinator)
        assert FundingPeriod.objects.get(pk=period.pk).status == state

    @pytest.mark.parametrize(
        ("state", "target"), [(s, t) for s, ts in TRANSITIONS.items() for t in sorted(ts)]
    )
    def test_steps_of_the_table_lead_where_they_say(self, cast, state, target):
        period = make.period(cast, status=state, period_end=dt.date(2026, 2, 28))
        assert services.move_period(period, target, today=TODAY, by=cast.coordinator).status == target

    def test_c12_running_needs_the_notice_or_an_early_start(self, cast):
        period = make.period(cast, status="approved", notice_on=dt.date(2025, 2, 1))
        with pytest.raises(Refusal, match="vorzeitiger Beginn"):
            services.move_period(period, "running", today=TODAY, by=cast.coordinator)
        FundingPeriod.objects.filter(pk=period.pk).update(early_start_approved_on=dt.date(2024, 12, 20))
        assert services.move_period(period, "running", today=TODAY, by=cast.coordinator).status == "running"

    def test_a_grant_does_not_end_before_its_last_day(self, cast):
        with pytest.raises(Refusal):
            services.move_period(make.period(cast), "ended", today=END, by=cast.coordinator)

    def test_c13_an_open_offer_is_not_hung_on_a_grant_that_binds(self, cast):
        offer = make.draft(cast)
        period = make.period(cast)
        with pytest.raises(Refusal) as refusal:
            services.update_period(period, offers=[offer], today=TODAY, by=cast.coordinator)
        assert refusal.value.field == "offers"
        assert services.update_period(period, offers=[offer], today=dt.date(2027, 1, 1), by=cast.coordinator)

    def test_an_offer_of_another_district_cannot_be_linked(self, cast):
        from django.core.exceptions import ValidationError

        foreign = make.draft(cast, by="outsider", provider=cast.foreign_organisation, **make.CLOSED)
        with pytest.raises(ValidationError):
            services.update_period(make.period(cast), offers=[foreign], today=TODAY, by=cast.coordinator)
