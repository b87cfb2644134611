"""How the description of the API is written."""

from drf_spectacular.openapi import AutoSchema

ERRORS = {
    "list": (400, 401, 429),
    "retrieve": (401, 404, 429),
    "create": (400, 401, 403, 409, 429),
    "partial_update": (400, 401, 403, 404, 409, 429),
}


class DoorSchema(AutoSchema):
    """Adds the errors every operation of the kit can answer with."""

    def get_response_serializers(self):
        from desk.api.errors import ErrorSerializer

        answers = super().get_response_serializers()
        action = getattr(self.view, "action", "")
        if isinstance(answers, dict) or action not in ERRORS:
            return answers
        success = "201" if action == "create" else "200"
        return {success: answers} | {str(code): ErrorSerializer for code in ERRORS[action]}
