from django.urls import path

from walkwith.feeds import views
from walkwith.feeds.views import out

app_name = "feeds"

urlpatterns = [
    path("", views.index, name="index"),
    path("import-meetings/", views.import_meetings, name="import_meetings"),
    path("<uuid:participant_id>/copy/", views.copy, name="copy"),
    path("<uuid:participant_id>/take-along/", views.take_along, name="take_along"),
    path("runs/<uuid:run_id>/", views.run, name="run"),
    path("runs/<uuid:run_id>/go-on-anyway/", views.go_on_anyway, name="go_on_anyway"),
    path("runs/<uuid:run_id>/leave-as-it-is/", views.leave_as_it_is, name="leave_as_it_is"),
    path("runs/<uuid:run_id>/columns/", views.columns, name="columns"),
    path("runs/<uuid:run_id>/taken-for/", views.taken_for, name="taken_for"),
    path("runs/<uuid:run_id>/changes/", views.changes, name="changes"),
    path("quarantine/", views.quarantine, name="quarantine"),
    path("rows/<uuid:row_id>/", views.row, name="row"),
    path("rows/<uuid:row_id>/leave-out/", views.leave_out, name="leave_out"),
    path("rows/<uuid:row_id>/take-up-again/", views.take_up_again, name="take_up_again"),
    path("rhythms/", views.rhythms, name="rhythms"),
    path("rhythms/<uuid:meeting_id>/decide/", views.decide_rhythm, name="decide_rhythm"),
    path(
        "rhythms/<uuid:meeting_id>/ask-rhythm-again/",
        views.ask_rhythm_again,
        name="ask_rhythm_again",
    ),
    path("sources/<uuid:source_id>/", views.source, name="source"),
    path("sources/<uuid:source_id>/take-down/", views.take_down, name="take_down"),
    path("sources/<uuid:source_id>/put-back/", views.put_back, name="put_back"),
    path("sources/<uuid:source_id>/fetch-again/", views.fetch_again, name="fetch_again"),
    path(
        "sources/<uuid:source_id>/name-columns-again/",
        views.name_columns_again,
        name="name_columns_again",
    ),
    path(
        "duplicates/<uuid:duplicate_id>/decide-duplicate/",
        views.decide_duplicate,
        name="decide_duplicate",
    ),
    path("services/add/", views.add_service, name="add_service"),
    path("services/<uuid:service_id>/edit/", views.edit_service, name="edit_service"),
    path("services/<uuid:service_id>/keep-secret/", views.keep_secret, name="keep_secret"),
    path("services/<uuid:service_id>/tell-place/", views.tell_place, name="tell_place"),
    path("out/", out.out, name="out"),
    path("out/share/", out.share_out, name="share_out"),
    path("services-table/", out.services_table, name="services_table"),
    path("meetings-table/", out.meetings_table, name="meetings_table"),
    path("out/<uuid:house_id>/meeting-guide/", out.meeting_guide, name="meeting_guide"),
    path("out/<uuid:house_id>/hsds/", out.hsds, name="hsds"),
    path("out/<uuid:house_id>/hsds/openapi", out.openapi, name="openapi"),
    path("out/<uuid:house_id>/hsds/<slug:collection>", out.collection, name="collection"),
    path("out/<uuid:house_id>/hsds/<slug:collection>/<uuid:entry_id>", out.entry, name="entry"),
]
