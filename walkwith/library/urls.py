from django.urls import path

from walkwith.library import views

app_name = "library"

urlpatterns = [
    path("help/", views.help, name="help"),
    path("offline-help/", views.offline_help, name="offline_help"),
    path("worker/", views.worker, name="worker"),
    path("edit-help/", views.edit_help, name="edit_help"),
    path("report-card/", views.report_card, name="report_card"),
    path("edit-report-card/", views.edit_report_card, name="edit_report_card"),
    path("make-help-ours/", views.make_help_ours, name="make_help_ours"),
    path("add-help-line/", views.add_help_line, name="add_help_line"),
    path("help-lines/<uuid:line_id>/edit/", views.edit_help_line, name="edit_help_line"),
    path("help-lines/<uuid:line_id>/check/", views.check_help_line, name="check_help_line"),
    path("help-lines/<uuid:line_id>/remove/", views.remove_help_line, name="remove_help_line"),
]
