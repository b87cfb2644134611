"""Who may leave a draft; lists themselves stand in the rows of their rooms."""

from tests.access.rows import Row

ROWS = [
    Row(
        "desk:draft-save",
        {"coordinator": 200, "ngo_editor": 200, "outsider": 200, "anonymous": 302},
        args=lambda w: {"key": "sample"},
        method="post",
        data=lambda w: {"name": "Entwurf"},
    ),
    Row(
        "desk:draft-save",
        {"coordinator": 405, "outsider": 405, "anonymous": 302},
        args=lambda w: {"key": "sample"},
    ),
]
