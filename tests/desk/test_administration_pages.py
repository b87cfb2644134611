"""The administration's pages do what they say."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from accounts.audit import services as audit
from accounts.clock import today
from accounts.districts.services import clean_crest, update_district
from accounts.invitations.models import Invitation
from accounts.memberships.models import Membership, PendingGrant
from accounts.memberships.services import grant_role
from accounts.permissions import Role
from accounts.refusals import Refusal
from coordination.cases.models import Case
from desk.mail.models import OutgoingMail
from desk.tokens.models import ApiToken
from tests.coordination.make_cases import make_case, make_need


def picture(kind="PNG", size=(40, 40), **save) -> SimpleUploadedFile:
    data = io.BytesIO()
    Image.new("RGB", size, "red").save(data, kind, **save)
    return SimpleUploadedFile("wappen.bin", data.getvalue())


def test_an_invitation_goes_out_by_mail_and_its_link_works(as_person, cast, settings):
    client = as_person("admin")
    data = {"full_name": "Neu Hier", "email": "neu@auental.example", "role": "K"}
    assert client.post(reverse("desk:invitation-create"), data).status_code == 303
    mail = OutgoingMail.objects.get(to="neu@auental.example")
    link = next(word for word in mail.text.split() if "/einladung/" in word)
    assert link.startswith(settings.BASE_URL)
    client.logout()
    assert client.get(link.removeprefix(settings.BASE_URL)).status_code == 200


@pytest.mark.parametrize(("role", "field"), [("N", "organisation"), ("S", "committee"), ("B", "committee")])
def test_a_bound_role_asks_for_what_it_is_bound_to(as_person, role, field):
    data = {"full_name": "Neu", "email": "neu@auental.example", "role": role}
    page = as_person("admin").post(reverse("desk:invitation-create"), data)
    assert page.status_code == 422
    assert field in page.context["form"].errors


def test_organisations_of_the_other_district_cannot_be_named(as_person, cast):
    data = {
        "full_name": "N",
        "email": "n@a.example",
        "role": "N",
        "organisation": cast.foreign_organisation.pk,
    }
    page = as_person("admin").post(reverse("desk:invitation-create"), data)
    assert "organisation" in page.context["form"].errors
    assert not Invitation.objects.exists()


def test_a_role_is_given_on_the_page_and_ended_on_another(as_person, cast):
    client = as_person("admin")
    data = {"email": cast.board_member.email, "role": "K", "valid_from": today().strftime("%d.%m.%Y")}
    assert client.post(reverse("desk:membership-grant"), data).status_code == 303
    membership = Membership.objects.get(user=cast.board_member, role="K")
    answer = client.post(
        reverse("desk:membership-end", args=[membership.pk]), {"reason": "Vertretung zu Ende"}
    )
    assert answer.status_code == 303
    assert not Membership.objects.filter(pk=membership.pk).exists()


def test_a_weighty_role_appears_as_proposed(as_person, cast):
    client = as_person("admin")
    data = {"email": cast.coordinator.email, "role": "A", "valid_from": today().strftime("%d.%m.%Y")}
    client.post(reverse("desk:membership-grant"), data)
    grant = PendingGrant.objects.get()
    page = client.get(reverse("desk:membership-list")).content.decode()
    assert "Wartet auf eine zweite Person" in page
    assert reverse("desk:grant-approve", args=[grant.pk]) not in page


def test_a_person_without_account_is_to_be_invited(as_person):
    data = {"email": "fremd@a.example", "role": "K", "valid_from": "01.03.2026"}
    page = as_person("admin").post(reverse("desk:membership-grant"), data)
    assert "email" in page.context["form"].errors


def test_a_key_is_shown_once(as_person):
    client = as_person("coordinator")
    until = today().replace(day=1).replace(year=today().year + 1).strftime("%d.%m.%Y")
    assert (
        client.post(reverse("desk:api-token-create"), {"name": "Probe", "expires_on": until}).status_code
        == 303
    )
    shown = client.get(reverse("desk:api-token-shown"))
    assert ApiToken.objects.get().prefix in shown.content.decode()
    assert client.get(reverse("desk:api-token-shown")).status_code == 302


# --- the log -----------------------------------------------------------------------------
def entry_page(client, entry) -> str:
    return client.get(reverse("desk:audit-entry", args=[entry.pk])).content.decode()


def test_administrators_see_that_but_not_what(as_person, cast):
    entry = audit.record(
        by=cast.coordinator,
        action="x.changed",
        row=cast.bruecke,
        before={"name": "Alt"},
        after={"name": "Neu"},
    )
    assert "Alt" not in entry_page(as_person("admin"), entry)
    assert "Alt" in entry_page(as_person("auditor"), entry)
    assert "Alt" in entry_page(as_person("coordinator"), entry)


def test_a_read_is_a_line_of_its_own(cast):
    entry = audit.record_read(by=cast.case_worker, row=cast.bruecke, purpose="Beratung")
    assert entry.is_read
    assert entry.reason == "Beratung"


def test_auditors_take_the_log_with_them(as_person, cast):
    audit.record(by=cast.coordinator, action="x.changed", row=cast.bruecke)
    answer = as_person("auditor").get(reverse("desk:audit-list") + "?ausgabe=csv")
    assert answer.status_code == 200
    assert as_person("admin").get(reverse("desk:audit-list") + "?ausgabe=csv").status_code == 403


# --- who may do what ---------------------------------------------------------------------
def test_the_page_about_a_record_names_everyone_with_a_reason(as_person, cast):
    address = reverse("desk:rights-record", args=["coordination.Organisation", cast.bruecke.pk])
    page = as_person("admin").get(address)
    groups = {group.title: group.lines for group in page.context["groups"]}
    editor = groups["Träger-Redaktion"][0]
    assert editor.title == "Amal Haddad"
    assert editor.cells[:2] == ["ja", "ja"]  # read and change its own
    assert editor.cells[2:] == ["", "", ""]
    assert "seit 01.01.2020" in editor.because
    assert "Ole Petersen" not in page.content.decode()


def test_of_a_case_who_gives_out_accesses_learns_who_reaches_it_and_nothing_else(as_person, cast):
    case = make_case(cast, goal="Eine Wohnung in Lindtal")
    line = audit.record(by=cast.case_worker, action="case.changed", row=case)
    address = reverse("desk:rights-record", args=["coordination.Case", case.pk])
    assert address in entry_page(as_person("admin"), line)
    page = as_person("admin").get(address)
    readers = {line.title for group in page.context["groups"] for line in group.lines if line.cells[0]}
    assert readers == {"Dilan Yıldız"}
    html = page.content.decode()
    assert case.number in html
    assert case.get_absolute_url() not in html
    assert "Wohnung in Lindtal" not in html
    assert as_person("admin").get(case.get_absolute_url()).status_code == 404


def test_no_other_closed_record_is_explained_to_who_cannot_see_it(as_person, cast):
    need, elsewhere = make_need(cast, make_case(cast)), make_case(cast)
    Case.objects.filter(pk=elsewhere.pk).update(district=cast.nordmark)
    for row in (need, elsewhere):
        address = reverse("desk:rights-record", args=[row._meta.label, row.pk])
        assert as_person("admin").get(address).status_code == 404
    line = audit.record(by=cast.case_worker, action="need.changed", row=need)
    assert "/rechte/eintrag/" not in entry_page(as_person("admin"), line)


def test_the_page_agrees_with_the_doors(as_person, cast):
    from accounts.doors import may
    from desk.rights.selectors import holders_in

    for row in (cast.bruecke, cast.board, cast.lindtal, cast.auental):
        for holder in holders_in(cast.auental):
            fresh = type(holder.user).objects.get(pk=holder.user.pk)
            fresh.active_district = cast.auental
            for action in "VUXPE":
                assert holder.may(action, row) == may(fresh, action, row), (row, fresh, action)


def test_the_page_about_a_person_speaks_in_sentences(as_person, cast):
    page = as_person("coordinator").get(reverse("desk:rights-person", args=[cast.case_worker.pk]))
    text = page.content.decode()
    assert "Rolle Fallmanagement, Landkreis Auental, seit 01.01.2020" in text
    assert "eigene oder zugewiesene" in text


@pytest.mark.parametrize("number", [1, 60])
def test_the_page_about_a_record_costs_little(as_person, cast, number, django_assert_max_num_queries):
    from accounts.users.models import User

    for n in range(number):
        user = User.objects.create_user(f"p{n}@auental.example", full_name=f"Person {n}")
        grant_role(user=user, role=Role.CASE_WORKER, district=cast.auental, valid_from=today(), by=cast.admin)
    client = as_person("admin")
    address = reverse("desk:rights-record", args=["coordination.Organisation", cast.bruecke.pk])
    client.get(address)
    with django_assert_max_num_queries(30):
        client.get(address)


# --- the district ------------------------------------------------------------------------
def test_a_crest_is_drawn_anew(cast):
    hidden = picture("JPEG", comment=b"<script>alert(1)</script>")
    clean = clean_crest(hidden)
    assert clean.startswith(b"\x89PNG")
    assert b"script" not in clean
    district = update_district(district=cast.auental, values={}, crest=picture(), by=cast.admin)
    assert district.crest.name.endswith(".png")
    assert "wappen" not in district.crest.name


@pytest.mark.parametrize(
    "upload",
    [
        SimpleUploadedFile("a.png", b"<svg onload=alert(1)>"),
        SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n" + b"0" * 50),
        SimpleUploadedFile("a.png", b""),
        picture("GIF"),
        picture(size=(5000, 4001)),
    ],
    ids=["svg", "broken", "empty", "gif", "pixel flood"],
)
def test_what_is_no_small_picture_is_refused(upload):
    with pytest.raises(Refusal) as refused:
        clean_crest(upload)
    assert refused.value.field == "crest"


def test_a_stale_save_of_the_settings_shows_both(as_person, cast):
    client = as_person("admin")
    address = reverse("desk:district-settings")
    data = {"name": "Landkreis Auental", "accent": "#0B4F56", "_version": "1"}
    assert client.post(address, data).status_code == 303
    cast.auental.refresh_from_db()
    assert cast.auental.accent == "#0b4f56"
    assert client.post(address, {**data, "name": "Anders"}).status_code == 409
