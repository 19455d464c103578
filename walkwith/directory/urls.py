from django.urls import path

from walkwith.directory import views
from walkwith.directory.views import own_meetings, own_services

app_name = "directory"

urlpatterns = [
    path("", views.front, name="front"),
    path("find/", views.find, name="find"),
    path("print-meetings/", views.print_meetings, name="print_meetings"),
    path("find-services/", views.find_services, name="find_services"),
    path("print-services/", views.print_services, name="print_services"),
    path(
        "meetings/<uuid:meeting_id>/hand-over/", views.hand_over_meeting, name="hand_over_meeting"
    ),
    path(
        "services/<uuid:service_id>/hand-over/", views.hand_over_service, name="hand_over_service"
    ),
    path("open-directory/", views.open_directory, name="open_directory"),
    path("at/<slug:at>/", views.public_services, name="public_services"),
    path("at/<slug:at>/meetings/", views.public_meetings, name="public_meetings"),
    path("at/<slug:at>/services/<uuid:service_id>/", views.public_service, name="public_service"),
    path("at/<slug:at>/meetings/<uuid:meeting_id>/", views.public_meeting, name="public_meeting"),
    path("meetings/add/", own_meetings.add_meeting, name="add_meeting"),
    path("meetings/<uuid:meeting_id>/edit/", own_meetings.edit_meeting, name="edit_meeting"),
    path("meetings/<uuid:meeting_id>/calendar/", own_meetings.calendar, name="calendar"),
    path("first-meeting/", views.first_meeting, name="first_meeting"),
    path("meetings/<uuid:meeting_id>/", views.meeting, name="meeting"),
    path("meetings/<uuid:meeting_id>/verify/", views.verify_meeting, name="verify_meeting"),
    path("meetings/<uuid:meeting_id>/correct/", views.correct_meeting, name="correct_meeting"),
    path(
        "meetings/<uuid:meeting_id>/ask-check/", views.ask_check_meeting, name="ask_check_meeting"
    ),
    path(
        "meetings/<uuid:meeting_id>/take-off/",
        own_meetings.take_off_meeting,
        name="take_off_meeting",
    ),
    path("meetings/<uuid:meeting_id>/put-on/", own_meetings.put_on_meeting, name="put_on_meeting"),
    path(
        "meetings/<uuid:meeting_id>/look-back/",
        own_services.look_back_meeting,
        name="look_back_meeting",
    ),
    path(
        "services/<uuid:service_id>/take-off/",
        own_services.take_off_service,
        name="take_off_service",
    ),
    path("services/<uuid:service_id>/put-on/", own_services.put_on_service, name="put_on_service"),
    path(
        "services/<uuid:service_id>/look-back/",
        own_services.look_back_service,
        name="look_back_service",
    ),
    path("services/<uuid:service_id>/", views.service, name="service"),
    path("services/<uuid:service_id>/verify/", views.verify_service, name="verify_service"),
    path("services/<uuid:service_id>/correct/", views.correct_service, name="correct_service"),
    path(
        "services/<uuid:service_id>/ask-check/", views.ask_check_service, name="ask_check_service"
    ),
    path("services/<uuid:service_id>/count-free/", views.count_free, name="count_free"),
    path("services/<uuid:service_id>/step-free/", views.step_free, name="step_free"),
    path("services/<uuid:service_id>/certify/", views.certify_service, name="certify_service"),
    path(
        "certifications/<uuid:certification_id>/end/",
        views.end_certification,
        name="end_certification",
    ),
    path("agencies/<uuid:agency_id>/", views.agency, name="agency"),
    path("agencies/<uuid:agency_id>/certify/", views.certify_agency, name="certify_agency"),
    path("agencies/<uuid:agency_id>/edit/", own_services.edit_agency, name="edit_agency"),
    path("checks/<uuid:check_id>/take-back/", views.take_back_check, name="take_back_check"),
    path("check-next/", views.check_next, name="check_next"),
    path("duplicates/", views.duplicates, name="duplicates"),
    path("duplicates/look/", views.look_duplicates, name="look_duplicates"),
]
