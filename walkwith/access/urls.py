from django.urls import path

from walkwith.access import views

app_name = "access"

urlpatterns = [
    path("welcome/", views.welcome, name="welcome"),
    path("looks/", views.own_looks, name="own_looks"),
    path("roles/", views.roles, name="roles"),
    path("regimes/", views.regimes, name="regimes"),
    path("supervision/", views.supervision, name="supervision"),
    path("supervision/<uuid:supervision_id>/end/", views.end_supervision, name="end_supervision"),
    path("known-people/", views.known_people, name="known_people"),
    path("known-people/<uuid:known_id>/take-off/", views.take_off_known, name="take_off_known"),
    path("privacy-contacts/", views.privacy_contacts, name="privacy_contacts"),
    path(
        "privacy-contacts/<uuid:contact_id>/end/",
        views.end_privacy_contact,
        name="end_privacy_contact",
    ),
    path("blocks/<uuid:block_id>/lift/", views.lift_block, name="lift_block"),
    path("<uuid:participant_id>/blocks/", views.blocks, name="blocks"),
    path("assignments/<uuid:assignment_id>/end/", views.end_assignment, name="end_assignment"),
    path("covers/", views.covers, name="covers"),
    path("ask-cover/", views.ask_cover, name="ask_cover"),
    path("covers/<uuid:cover_id>/", views.cover, name="cover"),
    path("covers/<uuid:cover_id>/choose/", views.choose_cover, name="choose_cover"),
    path("covers/<uuid:cover_id>/answer/", views.answer_cover, name="answer_cover"),
    path("covers/<uuid:cover_id>/end/", views.end_cover, name="end_cover"),
    path("open-emergency/", views.open_emergency, name="open_emergency"),
    path("emergencies/<uuid:emergency_id>/close/", views.close_emergency, name="close_emergency"),
    path(
        "emergencies/<uuid:emergency_id>/review/", views.review_emergency, name="review_emergency"
    ),
    path("consents/<uuid:consent_id>/", views.consent, name="consent"),
    path("consents/<uuid:consent_id>/revoke/", views.revoke_consent, name="revoke_consent"),
    path("consents/<uuid:consent_id>/scan/", views.scan, name="scan"),
    path("recipients/", views.recipients, name="recipients"),
    path("recipients/add/", views.add_recipient, name="add_recipient"),
    path("recipients/<uuid:recipient_id>/", views.recipient, name="recipient"),
    path("recipients/<uuid:recipient_id>/invite/", views.invite_recipient, name="invite_recipient"),
    path("minor-rules/", views.minor_rules, name="minor_rules"),
    path("<uuid:participant_id>/consents/", views.consents, name="consents"),
    path("<uuid:participant_id>/sign-consent/", views.sign_consent, name="sign_consent"),
    path("<uuid:participant_id>/add-supporter/", views.add_supporter, name="add_supporter"),
    path("<uuid:participant_id>/cover-agreement/", views.cover_agreement, name="cover_agreement"),
    path("<uuid:participant_id>/emergencies/", views.emergencies, name="emergencies"),
    path("<uuid:participant_id>/assign/", views.assign, name="assign"),
    path("<uuid:participant_id>/disclosures/", views.disclosures, name="disclosures"),
    path("<uuid:participant_id>/looks/", views.looks, name="looks"),
    path("<uuid:participant_id>/record/", views.record, name="record"),
    path("<uuid:participant_id>/open-door/", views.open_door, name="open_door"),
]
