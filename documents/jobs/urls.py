from django.urls import path

from documents.jobs import views

urlpatterns = [
    path("auftraege/", views.job_list, name="job-list"),
    path("auftraege/<uuid:pk>/", views.job_detail, name="job-detail"),
    path("auftraege/<uuid:pk>/stand/", views.job_progress, name="job-progress"),
    path("auftraege/<uuid:pk>/abbrechen/", views.job_cancel, name="job-cancel"),
    path("auftraege/<uuid:pk>/erneut/", views.job_retry, name="job-retry"),
]
