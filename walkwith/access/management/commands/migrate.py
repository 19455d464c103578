"""Migrate as the owner, then install reach: no table is ever left without its policy."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandParser
from django.core.management.commands import migrate
from django.db import connections

from walkwith.access.protection import install_reach


class Command(migrate.Command):
    help = "Updates the database as its owner, then installs who may see what."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(database="owner")

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        if not (options["plan"] or options["check_unapplied"] or options["app_label"]):
            call_command("createcachetable", database=options["database"], verbosity=0)
            install_reach(connections[options["database"]])
