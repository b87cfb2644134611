"""The judge must be able to say no: planted faults fail, and name their rule."""

import pytest
from weasyprint import HTML

from documents.verapdf import judge, judge_all
from tests.pdf import require_judge

pytestmark = pytest.mark.verapdf

SOUND = '<html lang="de"><head><title>Titel</title></head><body><h1>Eins</h1><p>Text</p>{}</body></html>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}<rect width="9" height="9"/></svg>'


def pdf(html: str) -> bytes:
    return HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")


@pytest.fixture(autouse=True)
def _judge_is_there():
    require_judge()


def test_a_sound_document_passes():
    assert judge(pdf(SOUND.format(SVG.format("<title>Ein Bild</title>")))).passed


@pytest.mark.parametrize(
    ("html", "rule"),
    [
        (SOUND.replace("<title>Titel</title>", ""), "7.1-"),
        (SOUND.format(SVG.format("")), "7.3-1"),
        (SOUND.format("<h4>Vier</h4>"), "7.4.2-1"),
        (
            SOUND.format(
                '<img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==">'
            ),
            "7.3-1",
        ),
    ],
    ids=["no title", "svg without title", "heading level skipped", "picture without alternative"],
)
def test_a_planted_fault_fails_with_its_rule(html, rule):
    verdict = judge(pdf(html))
    assert not verdict.passed
    assert any(failed.startswith(rule) for failed in verdict.failed_rules), str(verdict)


def test_an_untagged_file_fails():
    assert not judge(HTML(string=SOUND).write_pdf()).passed


def test_many_files_cost_one_start():
    verdicts = judge_all([pdf(SOUND), pdf(SOUND.replace("<title>Titel</title>", ""))] * 3)
    assert [verdict.passed for verdict in verdicts] == [True, False] * 3
