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
    path("checklists/", views.checklists, name="checklists"),
    path("checklists/<slug:checklist>/", views.checklist, name="checklist"),
    path("checklists/<slug:checklist>/print/", views.print_checklist, name="print_checklist"),
    path("checklists/<slug:checklist>/edit/", views.edit_checklist, name="edit_checklist"),
    path("checklists/<slug:checklist>/add-line/", views.add_line, name="add_line"),
    path("states/", views.states, name="states"),
    path("lines/<str:line>/", views.line, name="line"),
    path("lines/<str:line>/edit/", views.edit_line, name="edit_line"),
    path("lines/<str:line>/check/", views.check_line, name="check_line"),
    path("lines/<str:line>/hide/", views.hide_line, name="hide_line"),
    path("lines/<str:line>/show/", views.show_line, name="show_line"),
    path("lines/<str:line>/restore/", views.restore_line, name="restore_line"),
    path("scripts/", views.scripts, name="scripts"),
    path("scripts/<slug:script>/", views.script, name="script"),
    path("scripts/<slug:script>/print/", views.print_script, name="print_script"),
    path("scripts/<slug:script>/edit/", views.edit_script, name="edit_script"),
    path("scripts/<slug:script>/take-off/", views.take_off_script, name="take_off_script"),
    path("add-script/", views.add_script, name="add_script"),
]
