"""Where forms leave what was typed so far."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from desk.drafts import services
from desk.forms.text import visible_data


@require_POST
def draft_save(request: HttpRequest, key: str) -> HttpResponse:
    """Keep the draft and answer with the line "Entwurf gesichert, 10:42 Uhr"."""
    if len(key) > services.KEY_LIMIT:
        raise BadRequest
    draft = services.save_draft(key=key, data=visible_data(request.POST), by=request.user)
    return render(request, "desk/forms/_draft_state.html", {"draft": draft})
