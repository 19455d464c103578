from django.urls import path

from walkwith.checkins import views

app_name = "checkins"

urlpatterns = [
    path("<uuid:participant_id>/milestones/", views.milestones, name="milestones"),
    path("<uuid:participant_id>/add-milestone/", views.add_milestone, name="add_milestone"),
    path("<uuid:participant_id>/say-win/", views.say_win, name="say_win"),
    path("milestones/<uuid:milestone_id>/edit/", views.edit_milestone, name="edit_milestone"),
    path(
        "milestones/<uuid:milestone_id>/celebrate/",
        views.celebrate_milestone,
        name="celebrate_milestone",
    ),
    path("milestones/<uuid:milestone_id>/reopen/", views.reopen_milestone, name="reopen_milestone"),
    path("<uuid:participant_id>/mirror/", views.mirror, name="mirror"),
    path("<uuid:participant_id>/mirror/<str:questions>/", views.questions, name="questions"),
    path("<uuid:participant_id>/answer/<str:questions>/", views.answer, name="answer"),
    path("<uuid:participant_id>/add-question/", views.add_question, name="add_question"),
    path(
        "mirror-entries/<uuid:mirror_entry_id>/edit/",
        views.edit_mirror_entry,
        name="edit_mirror_entry",
    ),
    path(
        "own-questions/<uuid:own_question_id>/edit/",
        views.edit_own_question,
        name="edit_own_question",
    ),
    path("house-questions/", views.house_questions, name="house_questions"),
    path("add-house-questions/", views.add_house_questions, name="add_house_questions"),
    path(
        "house-questions/<uuid:house_questions_id>/edit/",
        views.edit_house_questions,
        name="edit_house_questions",
    ),
    path(
        "house-questions/<uuid:house_questions_id>/end/",
        views.end_house_questions,
        name="end_house_questions",
    ),
]
