"""`{% load days %}`: `{{ day|day_words:today }}`, `ago_words` and `until_words`.

A moment is taken as its day by the viewer's clock.
"""

import datetime as dt

from django import template
from django.utils.timezone import localtime

from walkwith.foundation import days

register = template.Library()


@register.filter
def day_words(day: dt.date, today: dt.date) -> str:
    return days.day_words(_day(day), today)


@register.filter
def ago_words(day: dt.date, today: dt.date) -> str:
    return days.ago_words(_day(day), today)


@register.filter
def until_words(day: dt.date, today: dt.date) -> str:
    return days.until_words(_day(day), today)


def _day(day: dt.date) -> dt.date:
    return localtime(day).date() if isinstance(day, dt.datetime) else day
