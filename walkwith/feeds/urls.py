from django.urls import path

from walkwith.feeds import views

app_name = "feeds"

urlpatterns = [
    path("", views.index, name="index"),
    path("import-meetings/", views.import_meetings, name="import_meetings"),
    path("<uuid:participant_id>/copy/", views.copy, name="copy"),
    path("<uuid:participant_id>/take-along/", views.take_along, name="take_along"),
    path("runs/<uuid:run_id>/", views.run, name="run"),
    path("runs/<uuid:run_id>/go-on-anyway/", views.go_on_anyway, name="go_on_anyway"),
    path("runs/<uuid:run_id>/leave-as-it-is/", views.leave_as_it_is, name="leave_as_it_is"),
    path("sources/<uuid:source_id>/fetch-again/", views.fetch_again, name="fetch_again"),
]
