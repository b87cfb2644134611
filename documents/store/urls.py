from django.urls import path

from documents.store import views

urlpatterns = [path("dokumente/<uuid:pk>/", views.document_download, name="document-download")]
