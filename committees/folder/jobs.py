"""Long work of the meetings: Sitzungsmappe as PDF or ZIP, compiled minutes over a series."""

import hashlib
import io
import zipfile
from typing import Any

from django.utils.translation import gettext as _

from accounts.doors import visible_rows
from accounts.refusals import Refusal
from accounts.users.models import User
from committees.folder.contexts import compiled_context, folder_context
from committees.folder.motions import papers_of_part
from committees.folder.registers import resolution_sheet
from committees.folder.selectors import may_fetch_part, meetings_to_export, sealed_series
from committees.meetings.aftermath.corrections import corrections_pdf
from committees.meetings.exports import attendance_sheet
from committees.meetings.models import Meeting, Part
from committees.meetings.services.invitation import pdf_name
from committees.papers.selectors import resolution_rows
from committees.roster.models import Committee
from documents.jobs.models import Job
from documents.jobs.registry import job
from documents.jobs.runner import JobRun
from documents.jobs.services import enqueue
from documents.render import render_pdf
from documents.store.models import StoredDocument
from documents.store.selectors import documents_of, readable_document
from documents.store.services import store_document, verified_content

FOLDER, COMPILED = "meeting-folder", "compiled-minutes"
FOLDER_TEMPLATE = "documents/committees/folder.html"
COMPILED_TEMPLATE = "documents/committees/compiled.html"
#: A file of the ZIP says it was made then, so that the same contents give the same bytes.
FIXED_INSTANT = (2020, 1, 1, 0, 0, 0)
Files = dict[str, bytes]


def request_folder(*, meeting: Meeting, part: str, output: str, by: User) -> Job:
    """Ask for the Sitzungsmappe of one part, as `pdf` or as `zip` with the originals."""
    if not may_fetch_part(by, meeting, part):
        raise Refusal(_("Dieser Teil steht Ihnen nicht offen."))
    words = {"meeting": meeting, "part": Part(part).label}
    return enqueue(
        kind=FOLDER,
        title=_("Sitzungsmappe %(meeting)s, %(part)s") % words,
        by=by,
        district=meeting.district,
        params={"meeting": str(meeting.pk), "part": part, "output": output},
    )


def request_compiled(*, committee: Committee, first: Any, last: Any, by: User) -> Job:
    """Ask for the signed minutes of a time as one document."""
    if not sealed_series(by, committee, first, last):
        raise Refusal(_("In dieser Zeit gibt es keine unterzeichnete Niederschrift."), field="first")
    return enqueue(
        kind=COMPILED,
        title=_("Sammelniederschrift %(name)s") % {"name": committee},
        by=by,
        district=committee.district,
        params={"committee": str(committee.pk), "first": first.isoformat(), "last": last.isoformat()},
    )


@job(FOLDER, is_export=True)
def build_folder(run: JobRun) -> StoredDocument | None:
    """Rights are asked again: a role withdrawn in between gets nothing."""
    meeting = meetings_to_export(run.person).filter(pk=run.params["meeting"]).first()
    part, output = run.params["part"], run.params["output"]
    if meeting is None or not may_fetch_part(run.person, meeting, part):
        raise Refusal(_("Diese Sitzung gibt es nicht mehr, oder das Recht dazu ist erloschen."))
    run.progress(10, _("Inhalt wird gelesen"))
    context = folder_context(meeting, part)
    run.progress(30, _("Die Seiten werden gesetzt"))
    title = f"{context.heading}, {context.committee}, {context.subtitle}"
    data = render_pdf(template=FOLDER_TEMPLATE, context=context, title=title, district=meeting.district)
    name = pdf_name(meeting, _("Sitzungsmappe"))
    if output == "zip":
        files = {name: data} | folder_files(meeting, part, run)
        name, data = f"{name.removesuffix('.pdf')}.zip", zipped(files)
    run.progress(95, _("Datei wird abgelegt"))
    return run.once(lambda: _keep(run, name, data, title))


def folder_files(meeting: Meeting, part: str, run: JobRun) -> Files:
    """The originals of one part: sealed papers as they were handed out, and the registers."""
    files: Files = {}
    owners: list[Any] = [meeting, *meeting.minutes.filter(part=part)]
    papers = [paper for owner in owners for paper in documents_of(owner)]
    for index, paper in enumerate(papers, start=1):
        run.progress(50 + 30 * index // len(papers), paper.title)
        readable = readable_document(run.person, paper.pk)
        if readable is not None and _belongs(readable, part):
            files[f"originale/{paper.file_name}"] = verified_content(readable)
    files |= _enclosures(meeting, part, run)
    for row in meeting.minutes.filter(part=part):
        if row.corrections.exists():
            files[pdf_name(meeting, _("Berichtigungsvermerk"))] = corrections_pdf(row)
    is_public = part == Part.PUBLIC
    resolutions = resolution_rows(run.person).filter(meeting=meeting, is_public=is_public)
    for data, name, _mime in (
        attendance_sheet(meeting, with_closed_part=not is_public),
        resolution_sheet(resolutions, meeting.committee, f"{meeting.day:%Y-%m-%d}"),
    ):
        files[name] = data
    return files


def _enclosures(meeting: Meeting, part: str, run: JobRun) -> Files:
    """Files of the motions on the agenda, numbered, because two may have the same name."""
    files: Files = {}
    for motion in papers_of_part(meeting, part).values():
        place = f"unterlagen/{motion.number.replace('/', '-')}"
        for index, paper in enumerate(documents_of(motion).order_by("created_at", "pk"), start=1):
            readable = readable_document(run.person, paper.pk)
            if readable is not None:
                files[f"{place}/{index:02d}-{paper.file_name}"] = verified_content(readable)
    return files


def _belongs(paper: StoredDocument, part: str) -> bool:
    """Papers of the closed part name a line of the permission table of their own."""
    return bool(paper.resource) == (part == Part.NON_PUBLIC)


@job(COMPILED, is_export=True)
def build_compiled(run: JobRun) -> StoredDocument | None:
    """Signed minutes of a series, each in exactly its printed words."""
    committee = visible_rows(Committee, run.person).filter(pk=run.params["committee"]).first()
    rows = []
    if committee is not None:
        rows = sealed_series(run.person, committee, run.params["first"], run.params["last"])
    if committee is None or not rows:
        raise Refusal(_("Diese Niederschriften gibt es nicht mehr, oder das Recht dazu ist erloschen."))
    run.progress(20, _("Inhalt wird gelesen"))
    context = compiled_context(rows)
    run.progress(40, _("Die Seiten werden gesetzt"))
    title = f"{context.heading}, {committee}, {context.subtitle}"
    data = render_pdf(template=COMPILED_TEMPLATE, context=context, title=title, district=committee.district)
    run.progress(95, _("Datei wird abgelegt"))
    last = rows[-1].meeting
    name = f"{_('Sammelniederschrift')}-{committee.sign}-{last.day:%Y-%m-%d}.pdf"
    return run.once(lambda: _keep(run, name, data, title))


def _keep(run: JobRun, name: str, data: bytes, title: str) -> StoredDocument:
    return store_document(
        kind=run.job.kind,
        owner=run.job,
        file_name=name,
        data=data,
        by=run.person,
        district=run.job.district,
        title=title,
    )


def zipped(files: Files) -> bytes:
    """The files with a list of their fingerprints; equal files give equal bytes."""
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted((files | {"SHA256SUMS.txt": sums.encode()}).items()):
            info = zipfile.ZipInfo(name, FIXED_INSTANT)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return target.getvalue()
