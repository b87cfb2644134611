"""Every object a program can reach from the system, inner ones too, fits the schema files of OParl 1.1."""

import warnings
from collections import Counter

import pytest

from tests.committees import oparl_schema
from tests.committees.make_oparl import every_page, get, published_story

LISTS = ("organization", "person", "meeting", "paper", "agendaItem", "consultation", "file", "locationList",
         "legislativeTermList", "membership")  # fmt: skip


@pytest.fixture(scope="module")
def validators():
    if not oparl_schema.is_there():
        warnings.warn(
            f"OParl is NOT checked against its schema: no files in {oparl_schema.FOLDER}", stacklevel=1
        )
        pytest.skip("The schema files of OParl 1.1 are not here; set OPARL_SCHEMAS.")
    return oparl_schema.validators()


def inner(thing, found):
    """All objects with a type inside a value."""
    if isinstance(thing, dict):
        if str(thing.get("type", "")).startswith("https://schema.oparl.org/"):
            found.append(thing)
        for value in thing.values():
            inner(value, found)
    elif isinstance(thing, list):
        for value in thing:
            inner(value, found)


def walk(client):
    """Follow every link of ours from the system on; objects by their address, as often as they are shown."""
    shown, todo, seen = [], ["/oparl/v1.1/system"], set()
    while todo:
        url = todo.pop()
        if url in seen:
            continue
        seen.add(url)
        content = get(client, url)
        found = []
        inner(content, found)
        shown += found
        todo += [link for one in found for link in links(one)]
        if "data" in content and content["links"].get("next"):
            todo.append(content["links"]["next"])
    return shown


def links(thing):
    for name, value in thing.items():
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and "/oparl/v1.1/" in text and name not in ("accessUrl", "downloadUrl"):
                yield text


def test_every_object_reached_by_links_fits_the_schema(cast, client, validators):
    published_story(cast)
    objects = walk(client)
    kinds = Counter(thing["type"].rsplit("/", 1)[1] for thing in objects)
    assert set(kinds) == set(oparl_schema.TYPES), "a type is missing from the walk"
    problems = [
        f"{thing['id']} {'/'.join(map(str, error.absolute_path))}: {error.message}"
        for thing in objects
        for error in validators[thing["type"]].iter_errors(thing)
    ]
    assert not problems, problems[:5]


def test_the_translation_finds_planted_mistakes(cast, client, validators):
    story = published_story(cast)
    good = get(client, f"/oparl/v1.1/meeting/{story.held.pk}")
    validator = validators[good["type"]]
    assert validator.is_valid(good)
    wrong = {
        "start": "2026-03-17T17:00:00Z",
        "modified": "2026-03-17T17:00:00.123456+01:00",
        "name": "",
        "location": None,
        "organization": "https://one.example",
        "type": "https://schema.oparl.org/1.0/Meeting",
        "unknown": 1,
        "agendaItem": [good["agendaItem"][0] | {"order": "0"}],
    }
    for name, value in wrong.items():
        assert not validator.is_valid(good | {name: value}), name
    for name in ("id", "type", "created", "modified"):
        assert not validator.is_valid({key: value for key, value in good.items() if key != name}), name


def test_what_a_body_lists_is_what_the_walk_finds(cast, client):
    published_story(cast)
    body = get(client, "/oparl/v1.1/bodies")["data"][0]
    listed = {thing["id"] for name in LISTS for thing in every_page(client, body[name])}
    reached = {thing["id"] for thing in walk(client)} - {get(client, "/oparl/v1.1/system")["id"]}
    bodies = {thing["id"] for thing in every_page(client, "/oparl/v1.1/bodies")}
    assert reached - bodies == listed
