"""Addresses of the app: its slices, in the order of the navigation."""

from django.urls import include, path

app_name = "committees"
urlpatterns = [
    path("", include("committees.mine.urls")),
    path("", include("committees.roster.urls")),
    path("", include("committees.declarations.urls")),
    path("", include("committees.meetings.urls")),
    path("", include("committees.meetings.replies.urls")),
    path("", include("committees.meetings.joint.urls")),
    path("", include("committees.meetings.calling.urls")),
    path("", include("committees.meetings.series.urls")),
    path("", include("committees.meetings.standing.urls")),
    path("", include("committees.meetings.aftermath.urls")),
    path("", include("committees.meetings.ballots.urls")),
    path("", include("committees.folder.urls")),
    path("", include("committees.allowances.urls")),
    path("", include("committees.papers.urls")),
    path("", include("committees.oparl.urls")),
]
