"""Addresses of OParl 1.1. The last one catches every other spelling."""

from django.urls import path, re_path

from committees.oparl import public
from committees.oparl.codes import Kind

V1 = "oparl/v1.1/"
KINDS = "|".join(kind.value for kind in Kind if kind != Kind.SYSTEM)
UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

urlpatterns = [
    path(f"{V1}system", public.oparl_system, name="oparl-system"),
    path(f"{V1}bodies", public.oparl_bodies, name="oparl-bodies"),
    path(f"{V1}body/<uuid:pk>/<slug:name>", public.oparl_body_list, name="oparl-body-list"),
    path(
        f"{V1}organization/<uuid:pk>/<slug:name>",
        public.oparl_organization_list,
        name="oparl-organization-list",
    ),
    path(f"{V1}file/<uuid:pk>/access", public.oparl_file_access, name="oparl-file-access"),
    path(f"{V1}file/<uuid:pk>/download", public.oparl_file_download, name="oparl-file-download"),
    re_path(
        rf"^{V1}(?P<kind>{KINDS})/(?P<pk>{UUID})$".replace("v1.1", r"v1\.1"),
        public.oparl_object,
        name="oparl-object",
    ),
    re_path(r"^[oO][pP][aA][rR][lL](?:/.*)?$", public.oparl_elsewhere, name="oparl-elsewhere"),
]
