"""The mail's part of the background work."""

from celery import shared_task

from desk.mail import delivery, digests


@shared_task(name="desk.tasks.deliver_mail", ignore_result=True)
def deliver_mail(pk: str) -> None:
    """Deliver one mail; twice has the effect of once."""
    delivery.deliver(pk)


@shared_task(name="desk.tasks.sweep_mail", ignore_result=True)
def sweep_mail() -> None:
    """Deliver what the broker lost, what is due again and what a dead worker left behind."""
    for pk in delivery.due_mails():
        delivery.deliver(pk)


@shared_task(name="desk.tasks.send_digests", ignore_result=True)
def send_digests() -> None:
    """The mails of the morning."""
    digests.send_digests()


@shared_task(name="desk.tasks.forget_old_mails", ignore_result=True)
def forget_old_mails() -> None:
    """Retention of the mail log."""
    delivery.forget_old_mails()
