"""Follows the links of the demo as one of its people, as somebody does who knows no address."""

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import APIRequestContext

HREF = re.compile(r"""<(?:a|link)\s[^>]*?href=["']([^"'#]+)""")
#: Not pages: files, machine addresses, and what ends the visit.
NOT_PAGES = re.compile(r"^/(api|static|media|metrics|healthz|konto/abmelden)|ausgabe=|\.(ics|pdf|csv|xlsx)$")


def follow(request: APIRequestContext, start: str, wanted: set[str]) -> set[str]:
    """Open one example of every page, nearest first, until the wanted ones are found; answers what is not."""
    queue, seen = [start], set()
    while queue and wanted:
        path = queue.pop(0)
        name = name_of(path)
        if not name or name in seen:
            continue
        answer = request.get(path)
        assert answer.status < 500, f"{path}: {answer.status}"
        if answer.status != 200 or "text/html" not in answer.headers.get("content-type", ""):
            continue
        seen.add(name)
        wanted = wanted - seen
        queue += [link for link in links_of(answer.text(), path) if name_of(link) not in seen]
    return wanted


def closed_doors(request: APIRequestContext, start: str) -> list[str]:
    """One link to every page, each with the page it stands on, that leads the person to a door it may not open."""
    queue, seen, found = [(start, "")], set(), []
    while queue:
        path, page = queue.pop(0)
        name = name_of(path)
        if not name or name in seen:
            continue
        seen.add(name)
        answer = request.get(path)
        if answer.status != 200:
            found.append(f"{answer.status} {path} on {page}")
        elif "text/html" in answer.headers.get("content-type", ""):
            queue += [(link, path) for link in links_of(answer.text(), path) if name_of(link) not in seen]
    return found


def name_of(path: str) -> str:
    """The name of the page behind an address; nothing when it is not ours."""
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return ""


def links_of(html: str, path: str) -> list[str]:
    """Addresses of our own pages, in the order of the page."""
    links = []
    for href in HREF.findall(html):
        target = urlsplit(urljoin(f"http://house{path}", unescape(href)))
        where = target.path + (f"?{target.query}" if target.query else "")
        if target.netloc == "house" and not NOT_PAGES.search(where):
            links.append(where)
    return links
