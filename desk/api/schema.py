"""How the description of the API is written."""

from drf_spectacular.openapi import AutoSchema

ERRORS = {
    "list": (400, 401, 429),
    "retrieve": (401, 404, 429),
    "create": (400, 401, 403, 409, 429),
    "partial_update": (400, 401, 403, 404, 409, 429),
}


class DoorSchema(AutoSchema):
    """Adds the errors every operation of the kit can answer with, and leaves out what a list does not offer."""

    def is_excluded(self) -> bool:
        """Nobody is invited to an operation that always answers 405."""
        from desk.api.views import DoorViewSet

        written_with = {"create": "create_with", "partial_update": "update_with"}
        name = written_with.get(getattr(self.view, "action", ""), "")
        given = getattr(type(self.view), name, None) if isinstance(self.view, DoorViewSet) else None
        return super().is_excluded() or (given is not None and given is getattr(DoorViewSet, name))

    def get_response_serializers(self):
        from desk.api.errors import ErrorSerializer

        answers = super().get_response_serializers()
        action = getattr(self.view, "action", "")
        if isinstance(answers, dict) or action not in ERRORS:
            return answers
        success = "201" if action == "create" else "200"
        return {success: answers} | {str(code): ErrorSerializer for code in ERRORS[action]}
