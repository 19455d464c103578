from django.urls import path

from walkwith.plans import views

app_name = "plans"

urlpatterns = [
    path("<uuid:participant_id>/", views.plan, name="plan"),
    path("card/", views.card, name="card"),
    path("<uuid:participant_id>/wellness/", views.wellness, name="wellness"),
    path(
        "<uuid:participant_id>/add-wellness-line/<str:heading>/",
        views.add_wellness_line,
        name="add_wellness_line",
    ),
    path(
        "wellness-lines/<uuid:wellness_line_id>/edit/",
        views.edit_wellness_line,
        name="edit_wellness_line",
    ),
    path("<uuid:participant_id>/pocket-card/", views.pocket_card, name="pocket_card"),
    path("<uuid:participant_id>/order/", views.order, name="order"),
    path("<uuid:participant_id>/put-away/", views.put_away, name="put_away"),
    path("<uuid:participant_id>/moments/", views.moments, name="moments"),
    path("<uuid:participant_id>/add-areas/", views.add_areas, name="add_areas"),
    path("<uuid:participant_id>/add-goal/", views.add_goal, name="add_goal"),
    path("moments/<uuid:moment_id>/", views.moment, name="moment"),
    path(
        "moments/<uuid:moment_id>/lines/<uuid:own_line_id>/not-like-this/",
        views.not_like_this,
        name="not_like_this",
    ),
    path("areas/<uuid:area_id>/edit/", views.edit_area, name="edit_area"),
    path("areas/<uuid:area_id>/add-want/", views.add_want, name="add_want"),
    path("wants/<uuid:want_id>/edit/", views.edit_want, name="edit_want"),
    path("goals/<uuid:goal_id>/edit/", views.edit_goal, name="edit_goal"),
    path("goals/<uuid:goal_id>/finish/", views.finish_goal, name="finish_goal"),
    path("goals/<uuid:goal_id>/reopen/", views.reopen_goal, name="reopen_goal"),
    path("lines/<str:kind>/<uuid:own_line_id>/accept/", views.accept_line, name="accept_line"),
    path("lines/<str:kind>/<uuid:own_line_id>/decline/", views.decline_line, name="decline_line"),
    path("lines/<str:kind>/<uuid:own_line_id>/let-go/", views.let_go_line, name="let_go_line"),
    path("lines/<str:kind>/<uuid:own_line_id>/take-up/", views.take_up_line, name="take_up_line"),
    path("lines/<str:kind>/<uuid:own_line_id>/move/", views.move_line, name="move_line"),
    path("<uuid:participant_id>/want/", views.want, name="want"),
    path("<uuid:participant_id>/add-step/", views.add_step, name="add_step"),
    path("steps/<uuid:step_id>/edit/", views.edit_step, name="edit_step"),
    path("steps/<uuid:step_id>/finish/", views.finish_step, name="finish_step"),
    path("steps/<uuid:step_id>/reopen/", views.reopen_step, name="reopen_step"),
]
