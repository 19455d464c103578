from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from walkwith.accounts import commands, queries
from walkwith.accounts.adapter import Adapter
from walkwith.accounts.addresses import with_language
from walkwith.accounts.forms import (
    EditMemberForm,
    FindMemberForm,
    MemberForm,
    ProgramForm,
    RenewSignInForm,
)
from walkwith.accounts.held import initial_words, is_from_earlier_page, page_of, words_of
from walkwith.accounts.pass_phrases import new_pass_phrase
from walkwith.accounts.policies import check_may_manage_members
from walkwith.accounts.sign_in_forms import ChoosePasswordForm
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page
from walkwith.ui.forms import Form
from walkwith.ui.views import safe_next

LONGEST_NAME = 80


def me(request: Request) -> HttpResponse:
    return page(request, "accounts/me.html", {"mine": queries.own_place(actor=request.actor)})


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Speak another language: in this browser, and for somebody signed in on every device."""
    chosen = request.POST.get("language", "")
    if chosen not in dict(settings.LANGUAGES):
        raise Refused(_("Choose English or Spanish."))
    if actor := getattr(request, "actor", None):
        commands.set_language(actor=actor, language=chosen)
    return with_language(done(request, safe_next(request)), chosen)


@login_not_required
@require_POST
def demo(request: HttpRequest, card: str) -> HttpResponse:
    """Sign in as one of the cast with one tap, only where everything is made up."""
    account = queries.demo_account(card=card)
    if account is None:
        raise NotFound
    Adapter().login(request, account)
    return done(request, safe_next(request))


@login_not_required
def forgotten(request: HttpRequest) -> HttpResponse:
    return page(request, "accounts/forgotten.html", {})


def choose_password(request: Request) -> HttpResponse:
    """For somebody who signed in with a password that another person made."""
    form = ChoosePasswordForm(data=typed(request), user=request.user)
    if form.is_valid():
        password = form.cleaned_data["password1"]
        account = commands.choose_password(actor=request.actor, password=password)
        update_session_auth_hash(request, account)
        return done(request, safe_next(request), _("Your new password is set."))
    context = {"form": form, "next": safe_next(request)}
    return page(request, "accounts/choose_password.html", context, status=status_of(form))


@require_POST
def let_go(request: Request) -> HttpResponse:
    """The words of an ended session are not wanted any more."""
    path = safe_next(request)
    request.session["held"] = commands.give_back_words(path=path)
    return done(request, path)


def not_from_here(request: Request, reason: str = "") -> HttpResponse:
    """A form whose token is not of this session: perhaps an old page of the same person."""
    if is_from_earlier_page(request) and getattr(request, "actor", None) is not None:
        request.session["held"] = commands.hold_words(
            account_id=request.actor.account_id,
            path=request.path,
            page=page_of(request),
            words=words_of(request),
        )
        return done(request, request.get_full_path())
    return page(request, "403_csrf.html", {}, status=HTTPStatus.FORBIDDEN)


def members(request: Request) -> HttpResponse:
    find = request.GET.get("find", "").replace("\x00", "")[:LONGEST_NAME].strip()
    form = FindMemberForm(initial={"find": find})
    found = queries.members(actor=request.actor, find=find, number=request.GET.get("page", 1))
    return page(request, "accounts/members.html", {"found": found, "form": form}, part="list")


def add_member(request: Request) -> HttpResponse:
    offered = queries.offered_to_members(actor=request.actor)
    form = MemberForm(typed(request), initial=initial_words(request), **offered)
    if form.is_valid():
        phrase = new_pass_phrase(form.cleaned_data["language"])
        with refusals_in(form):
            known = {"password": phrase, "password_is_temporary": True, **form.cleaned_data}
            member = commands.add_member(actor=request.actor, **known)
            return _shown_once(request, member.name, member.account.username, phrase)
    return _form(request, "accounts/add_member.html", form)


def edit_member(request: Request, membership_id: UUID) -> HttpResponse:
    member = queries.member(actor=request.actor, membership_id=membership_id)
    form = EditMemberForm(
        typed(request),
        programs=queries.programs_to_choose(actor=request.actor),
        initial={**EditMemberForm.known(member), **initial_words(request)},
    )
    if form.is_valid():
        with refusals_in(form):
            commands.edit_member(
                actor=request.actor, membership_id=membership_id, changes=form.cleaned_data
            )
            return done(request, reverse("accounts:members"), _("Saved."))
    return _form(request, "accounts/edit_member.html", form, member=member)


def renew_membership(request: Request, membership_id: UUID) -> HttpResponse:
    member = queries.member_to_renew(actor=request.actor, membership_id=membership_id)
    if request.method == "POST":
        renewed = commands.renew_membership(actor=request.actor, membership_id=membership_id)
        words = _("%(name)s stays for one more year.") % {"name": renewed.name}
        return done(request, reverse("accounts:edit_member", args=[membership_id]), words)
    return page(request, "accounts/renew_membership.html", {"member": member})


def renew_sign_in(request: Request, membership_id: UUID) -> HttpResponse:
    member = queries.member(actor=request.actor, membership_id=membership_id)
    form = RenewSignInForm(typed(request))
    if form.is_valid():
        phrase = new_pass_phrase(member.account.language)
        commands.renew_sign_in(
            actor=request.actor, membership_id=membership_id, password=phrase, **form.cleaned_data
        )
        return _shown_once(request, member.name, member.account.username, phrase)
    return _form(request, "accounts/renew_sign_in.html", form, member=member)


def programs(request: Request) -> HttpResponse:
    found = queries.programs(actor=request.actor)
    return page(request, "accounts/programs.html", {"programs": found})


def add_program(request: Request) -> HttpResponse:
    check_may_manage_members(request.actor)
    form = ProgramForm(typed(request), initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            commands.add_program(actor=request.actor, **form.cleaned_data)
            return done(request, reverse("accounts:programs"), _("The program is added."))
    return _form(request, "accounts/add_program.html", form)


def rename_program(request: Request, program_id: UUID) -> HttpResponse:
    program = queries.program(actor=request.actor, program_id=program_id)
    known = {"name": program.name, **initial_words(request)}
    form = ProgramForm(typed(request), initial=known)
    if form.is_valid():
        with refusals_in(form):
            commands.rename_program(actor=request.actor, program_id=program_id, **form.cleaned_data)
            return done(request, reverse("accounts:programs"), _("Saved."))
    return _form(request, "accounts/rename_program.html", form, program=program)


def _form(request: Request, template: str, form: Form, **more: Any) -> HttpResponse:
    return page(request, template, {"form": form, **more}, status=status_of(form))


def _shown_once(request: Request, name: str, username: str, phrase: str) -> HttpResponse:
    """The pass phrase is in this answer and nowhere else, so it is no redirect."""
    context = {"name": name, "username": username, "phrase": phrase}
    return page(request, "accounts/pass_phrase.html", context)
