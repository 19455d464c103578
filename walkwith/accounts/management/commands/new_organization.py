"""Open a new organization with its first administrator."""

import os
from getpass import getpass
from typing import Any
from zoneinfo import available_timezones

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from walkwith.accounts.commands import found_organization
from walkwith.accounts.forms import simple_name
from walkwith.accounts.models import Account
from walkwith.foundation.errors import Refused


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", required=True)
        parser.add_argument("--zone", required=True)
        parser.add_argument("--zip", required=True)
        parser.add_argument("--administrator", required=True)
        parser.add_argument("--username", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        asked = {key: options[key].strip() for key in ("name", "zone", "zip", "administrator")}
        username = options["username"].strip().lower()
        _check(asked, username)
        try:
            found_organization(
                name=asked["name"],
                zone=asked["zone"],
                zip_code=asked["zip"],
                administrator=asked["administrator"],
                username=username,
                password=_password(username),
            )
        except Refused as refused:
            raise CommandError(refused.words) from refused
        self.stdout.write(f"{asked['name']} is open. {username} can sign in.")


def _check(asked: dict[str, str], username: str) -> None:
    if not asked["name"] or not asked["administrator"]:
        raise CommandError("Give the organization and its administrator a name.")
    if asked["zone"] not in available_timezones():
        raise CommandError(
            f"'{asked['zone']}' is no time zone. Use a name like America/New_York or"
            " America/Los_Angeles."
        )
    if not (asked["zip"].isdigit() and len(asked["zip"]) == 5):
        raise CommandError(f"'{asked['zip']}' is no ZIP code: five numbers, like 15201.")
    try:
        simple_name(username)
    except ValidationError as error:
        raise CommandError(f"User name: {error.messages[0]}") from error


def _password(username: str) -> str:
    """From WALKWITH_PASSWORD, or asked twice: never an argument that others could read."""
    password = os.environ.get("WALKWITH_PASSWORD") or getpass(f"Password for {username}: ")
    if "WALKWITH_PASSWORD" not in os.environ and getpass("The same once more: ") != password:
        raise CommandError("The two passwords differ. Nothing was made.")
    try:
        validate_password(password, Account(username=username))
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    return password
