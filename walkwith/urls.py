from django.urls import include, path

urlpatterns = [
    path("", include("walkwith.today.urls")),
    path("access/", include("walkwith.access.urls")),
    path("accounts/", include("walkwith.accounts.urls")),
    path("checkins/", include("walkwith.checkins.urls")),
    path("contacts/", include("walkwith.contacts.urls")),
    path("directory/", include("walkwith.directory.urls")),
    path("feeds/", include("walkwith.feeds.urls")),
    path("library/", include("walkwith.library.urls")),
    path("people/", include("walkwith.people.urls")),
    path("plans/", include("walkwith.plans.urls")),
    path("referrals/", include("walkwith.referrals.urls")),
    path("schedule/", include("walkwith.schedule.urls")),
    path("sign-in/", include("walkwith.accounts.sign_in_urls")),
    path("supervision/", include("walkwith.supervision.urls")),
    path("ui/", include("walkwith.ui.urls")),
]

# What is said when something is wrong; 500.html needs nothing and is Django's own to send.
handler400 = "walkwith.ui.views.bad_request"
handler403 = "walkwith.ui.views.forbidden"
handler404 = "walkwith.ui.views.not_found"
