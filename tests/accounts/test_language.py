"""Signed in, the person's language counts; a switch on the page wins."""

from django.conf import settings


def test_the_language_of_the_person_wins_over_the_browser(as_person):
    page = as_person("coordinator").get("/heute/", headers={"accept-language": "en"})
    assert '<html lang="de"' in page.content.decode()


def test_a_person_who_reads_english_gets_english(cast, as_person):
    cast.coordinator.language = "en"
    cast.coordinator.save()
    page = as_person("coordinator").get("/heute/", headers={"accept-language": "de"})
    assert '<html lang="en"' in page.content.decode()


def test_the_switch_on_the_page_wins_over_both(as_person):
    client = as_person("coordinator")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert '<html lang="en"' in client.get("/heute/").content.decode()
