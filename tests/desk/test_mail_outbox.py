"""The outbox: nothing lost, nothing twice at once, nothing kept."""

import smtplib
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.core.mail import BadHeaderError, EmailMessage, get_connection
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.clock import today
from accounts.memberships.models import Membership
from desk.mail import delivery
from desk.mail.digests import send_digests
from desk.mail.models import DigestItem, MailAttachment, OutgoingMail
from desk.mail.services import collect_for_digest, queue_mail, send_mail

State = OutgoingMail.State
LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(autouse=True)
def _real_delivery(settings):
    settings.MAIL_DELIVERY_BACKEND = LOCMEM


def queue(cast, *addresses, **more):
    fields = {
        "subject": "Probe",
        "text": "Guten Tag",
        "district": cast.auental,
        "by": cast.coordinator,
        **more,
    }
    return queue_mail(to=addresses or ["a@b.example"], **fields)


def fail_with(monkeypatch, error):
    def refuse(self, messages):
        raise error

    monkeypatch.setattr(f"{LOCMEM}.send_messages", refuse)


def test_every_address_gets_its_own_mail(cast, mailoutbox):
    mails = queue(cast, "a@b.example", "c@d.example", "a@b.example")
    assert [delivery.deliver(mail.pk) for mail in mails] == [True, True]
    assert sorted(message.to for message in mailoutbox) == [["a@b.example"], ["c@d.example"]]


def test_a_delivered_mail_keeps_its_line_but_not_its_words(cast, mailoutbox):
    (mail,) = queue(cast, html="<p>Hallo</p>", attachments=[("blatt.pdf", b"%PDF", "application/pdf")])
    delivery.deliver(mail.pk)
    assert mailoutbox[0].attachments[0][:2] == ("blatt.pdf", b"%PDF")
    mail.refresh_from_db()
    assert (mail.state, mail.text, mail.html) == (State.SENT, "", "")
    assert mail.erased_at
    assert not MailAttachment.objects.exists()


def test_the_demo_keeps_the_words(cast, settings):
    settings.DEMO = True
    (mail,) = queue(cast)
    delivery.deliver(mail.pk)
    mail.refresh_from_db()
    assert mail.text == "Guten Tag"


def test_attachments_stay_until_the_last_of_a_sending_is_out(cast):
    first, second = queue(cast, "a@b.example", "c@d.example", attachments=[("x.txt", b"x", "text/plain")])
    delivery.deliver(first.pk)
    assert MailAttachment.objects.count() == 1
    delivery.deliver(second.pk)
    assert not MailAttachment.objects.exists()


def test_a_mail_goes_out_once_however_often_it_is_asked_for(cast, mailoutbox):
    (mail,) = queue(cast)
    assert [delivery.deliver(mail.pk) for _ in range(3)] == [True, False, False]
    assert len(mailoutbox) == 1


def test_a_mail_another_worker_holds_is_left_alone_until_its_lease_ends(cast, mailoutbox):
    (mail,) = queue(cast)
    later = timezone.now() + delivery.LEASE
    OutgoingMail.objects.update(state=State.SENDING, lease=uuid.uuid4(), lease_until=later)
    assert not delivery.deliver(mail.pk)
    OutgoingMail.objects.update(lease_until=timezone.now() - delivery.LEASE)
    assert delivery.due_mails() == [mail.pk]
    assert delivery.deliver(mail.pk)


def test_a_worker_that_comes_back_late_changes_nothing(cast):
    (mail,) = queue(cast)
    held = delivery._claim(mail.pk)
    OutgoingMail.objects.update(lease=uuid.uuid4())
    delivery._finish(held)
    mail.refresh_from_db()
    assert mail.state == State.SENDING


def test_a_failure_is_tried_again_later_and_given_up_at_last(cast, monkeypatch):
    fail_with(monkeypatch, smtplib.SMTPServerDisconnected("weg"))
    (mail,) = queue(cast)
    for attempt in range(1, len(delivery.BACKOFF) + 2):
        assert not delivery.deliver(mail.pk)
        mail.refresh_from_db()
        assert mail.attempts == attempt
        assert mail.due_at > timezone.now()
        OutgoingMail.objects.update(due_at=timezone.now())
    assert mail.state == State.FAILED
    assert "weg" in mail.error
    assert not delivery.deliver(mail.pk)
    delivery.send_again(mail)
    assert delivery.due_mails() == [mail.pk]


def test_a_refused_recipient_is_not_tried_again(cast, monkeypatch):
    fail_with(monkeypatch, smtplib.SMTPRecipientsRefused({}))
    (mail,) = queue(cast)
    delivery.deliver(mail.pk)
    mail.refresh_from_db()
    assert mail.state == State.FAILED


def test_headers_cannot_be_smuggled_in(cast, mailoutbox):
    (mail,) = queue(cast, subject="Hallo\r\nBcc: alle@b.example\x00")
    delivery.deliver(mail.pk)
    assert mailoutbox[0].subject == "Hallo Bcc: alle@b.example"
    assert mailoutbox[0].bcc == []
    with pytest.raises(ValidationError):
        queue(cast, "a@b.example\nBcc: alle@b.example")
    backend = get_connection("desk.mail.backend.OutboxBackend")
    with pytest.raises(BadHeaderError):
        backend.send_messages([EmailMessage("a\nBcc: x@y.example", "Text", to=["a@b.example"])])


def test_the_first_line_of_the_template_is_the_subject_and_links_have_our_host(cast, settings):
    settings.BASE_URL = "https://netz.example"
    item = DigestItem(title="Neu & gut", line="eine Zeile", url="/heute/")
    (mail,) = send_mail(
        to=["a@b.example"],
        template="desk/digest",
        context={"items": [item], "person": cast.coordinator},
        district=cast.auental,
        by=None,
    )
    assert mail.subject == "Eine Neuigkeit für Sie – Landkreis Auental"
    assert "https://netz.example/heute/" in mail.text
    assert "Neu & gut" in mail.text
    assert "Neu &amp; gut" in mail.html


def test_a_rolled_back_service_sends_nothing(cast):
    with transaction.atomic():
        queue(cast)
        transaction.set_rollback(True)
    assert not OutgoingMail.objects.exists()


def test_a_digest_collects_and_goes_out_once(cast):
    for title in ("Eins", "Zwei"):
        collect_for_digest(user=cast.coordinator, district=cast.auental, title=title)
    assert send_digests() == 1
    assert send_digests() == 0
    mail = OutgoingMail.objects.get()
    assert mail.to == cast.coordinator.email
    assert "Eins" in mail.text
    assert "Zwei" in mail.text


def test_who_lost_the_role_gets_no_digest(cast):
    collect_for_digest(user=cast.coordinator, district=cast.auental, title="Eins")
    Membership.objects.filter(user=cast.coordinator).update(valid_until=today())
    assert send_digests() == 0
    assert not OutgoingMail.objects.exists()


def test_the_log_forgets_after_ninety_days(cast):
    (old,), (new,) = queue(cast), queue(cast)
    long_ago = timezone.now() - delivery.KEEP_LOG * 2
    OutgoingMail.objects.filter(pk=old.pk).update(created_at=long_ago, state=State.SENT)
    delivery.forget_old_mails()
    assert list(OutgoingMail.objects.all()) == [new]


def test_outside_the_demo_the_page_shows_no_words(as_person, cast):
    (mail,) = queue(cast, text="Geheimes Wort")
    page = as_person("admin").get(reverse("desk:outbox-mail", args=[mail.pk])).content.decode()
    assert "Geheimes" not in page
    assert "90 Tage" in page


def test_in_the_demo_the_own_district_reads_its_mails_in_a_locked_frame(as_person, cast, settings):
    settings.DEMO = True
    (mail,) = queue(
        cast, html="<script>alert(1)</script><p>Hallo</p>", attachments=[("ü.txt", b"x", "text/plain")]
    )
    client = as_person("clerk")
    assert "Guten Tag" in client.get(reverse("desk:outbox-mail", args=[mail.pk])).content.decode()
    frame = client.get(reverse("desk:outbox-html", args=[mail.pk]))
    policy = frame["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "script-src" not in policy
    file = MailAttachment.objects.get()
    answer = client.get(reverse("desk:outbox-attachment", args=[mail.pk, file.pk]))
    assert answer["Content-Disposition"].startswith("attachment")
    assert as_person("outsider").get(reverse("desk:outbox-mail", args=[mail.pk])).status_code == 404
