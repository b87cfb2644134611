"""The short question gives the same answer as WeasyPrint's own, whatever a box does."""

import pytest
from weasyprint.formatting_structure.boxes import BlockBox, Box

from documents.render import flow


@pytest.mark.parametrize("floated", ["none", "left", "right", "inline-start", "inline-end", "footnote"])
@pytest.mark.parametrize(
    "position", ["static", "relative", "absolute", "fixed", ("running()", "lauf"), ("note()", "n")]
)
def test_a_box_stands_in_the_flow_or_not(floated, position):
    box = BlockBox("p", {"float": floated, "position": position}, None, [])
    assert Box.is_in_normal_flow is flow.is_in_normal_flow
    assert box.is_in_normal_flow() == flow._asked_in_full(box)
