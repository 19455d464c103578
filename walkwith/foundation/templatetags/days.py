"""`{% load days %}`: `{{ day|day_words:today }}` and `{{ day|ago_words:today }}`."""

import datetime as dt

from django import template

from walkwith.foundation import days

register = template.Library()


@register.filter
def day_words(day: dt.date, today: dt.date) -> str:
    return days.day_words(day, today)


@register.filter
def ago_words(day: dt.date, today: dt.date) -> str:
    return days.ago_words(day, today)
