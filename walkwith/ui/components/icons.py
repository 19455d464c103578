"""The icons: one line, round ends, 24 by 24, drawn in the colour of the words beside them."""

from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

PATHS = {
    "sun": '<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4"/>',  # noqa: E501
    "moon": '<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z"/>',
    "people": '<circle cx="8" cy="8" r="3"/><circle cx="17" cy="9" r="2.4"/><path d="M2.5 20c0-4 2.5-6 5.5-6s5.5 2 5.5 6M15 14.5c3 0 5.5 1.6 5.5 5"/>',  # noqa: E501
    "person": '<circle cx="12" cy="8" r="3.6"/><path d="M5 20.5c0-4.4 3-6.8 7-6.8s7 2.4 7 6.8"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "pin": '<path d="M12 21s7-6.1 7-11.4A7 7 0 0 0 5 9.6C5 14.9 12 21 12 21Z"/><circle cx="12" cy="9.6" r="2.4"/>',  # noqa: E501
    "week": '<rect x="4" y="5" width="16" height="15" rx="2.5"/><path d="M4 10h16M9 3v4M15 3v4"/>',
    "phone": '<path d="M7 3.5H5A1.6 1.6 0 0 0 3.4 5.2C4 13.4 10.6 20 18.8 20.6a1.6 1.6 0 0 0 1.7-1.6v-2.6l-4.4-1.6-1.9 2a13 13 0 0 1-6.9-6.9l2-1.9Z"/>',  # noqa: E501
    "text": '<path d="M4 5.5h16v11H11l-4.5 3.6v-3.6H4Z"/><path d="M8 9.5h8M8 12.7h5"/>',
    "video": '<rect x="3" y="6.5" width="12" height="11" rx="2.5"/><path d="m15 11 6-3.4v8.8L15 13"/>',  # noqa: E501
    "home": '<path d="m3.5 11.5 8.5-7.6 8.5 7.6"/><path d="M6 9.8V20h12V9.8M10 20v-5.4h4V20"/>',
    "car": '<path d="M4 16.5v-4l2-5.2h12l2 5.2v4ZM4 12.5h16"/><circle cx="7.8" cy="17" r="1.8"/><circle cx="16.2" cy="17" r="1.8"/>',  # noqa: E501
    "check": '<path d="m4.5 12.8 4.8 4.7L19.5 6.8"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.3l3.4 2"/>',
    "leaf": '<path d="M5 19C4 10 9.5 4.5 20 4.5 20.5 14.5 15 19.5 7.6 17.4"/><path d="M4 21c1.5-4.5 4.5-7.5 9-9.5"/>',  # noqa: E501
    "heart": '<path d="M12 20S3.8 15.2 3.8 9.3A4.4 4.4 0 0 1 12 7.2a4.4 4.4 0 0 1 8.2 2.1C20.2 15.2 12 20 12 20Z"/>',  # noqa: E501
    "shield": '<path d="M12 3.5 19.5 6v6c0 4.6-3.2 7.4-7.5 9-4.3-1.6-7.5-4.4-7.5-9V6Z"/>',
    "eye": '<path d="M2.5 12S6 5.8 12 5.8 21.5 12 21.5 12 18 18.2 12 18.2 2.5 12 2.5 12Z"/><circle cx="12" cy="12" r="2.8"/>',  # noqa: E501
    "pencil": '<path d="m4.5 19.5.9-4.1L16 4.8l3.2 3.2L8.6 18.6ZM13.8 7l3.2 3.2"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5.5 5.5"/>',
    "arrow": '<path d="M4.5 12h15M13.5 6l6 6-6 6"/>',
    "back": '<path d="M19.5 12h-15M10.5 6l-6 6 6 6"/>',
    "print": '<path d="M7 9V3.5h10V9M7 17H4.5V9h15v8H17"/><path d="M7 14h10v6.5H7Z"/>',
    "star": '<path d="m12 3.8 2.5 5.3 5.7.8-4.1 4.1 1 5.8-5.1-2.8-5.1 2.8 1-5.8L3.8 9.9l5.7-.8Z"/>',
    "note": '<path d="M6 3.5h8.5L19 8v12.5H6Z"/><path d="M14 3.5V8.5h5M9 12.5h7M9 16h5"/>',
    "book": '<path d="M12 6.5C9.5 4.7 6.5 4.5 3.5 5v13.5c3-.5 6-.3 8.5 1.5 2.5-1.8 5.5-2 8.5-1.5V5c-3-.5-6-.3-8.5 1.5ZM12 6.5V20"/>',  # noqa: E501
    "globe": '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5 5 12 0 17-5-5-5-12 0-17Z"/>',  # noqa: E501
    "lock": '<rect x="5" y="10.5" width="14" height="10" rx="2.5"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>',  # noqa: E501
    "leave": '<path d="M10 4H5v16h5M10 12h10.5M16.5 7.5 21 12l-4.5 4.5"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.4v.4"/>',
    "close": '<path d="M6 6l12 12M18 6 6 18"/>',
    "swap": '<path d="M4 8.5h14.5M15 5l3.5 3.5L15 12M20 15.5H5.5M9 12l-3.5 3.5L9 19"/>',
    "flag": '<path d="M6 21V4M6 5c4-2.5 7 2.5 12 0v9c-5 2.5-8-2.5-12 0"/>',
    "gear": '<circle cx="12" cy="12" r="3"/><path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M18.4 5.6l-2.2 2.2M7.8 16.2l-2.2 2.2"/>',  # noqa: E501
    "download": '<path d="M12 4v11M7 10.5l5 5 5-5M4.5 20h15"/>',
    "upload": '<path d="M12 15.5v-11M7 9l5-5 5 5M4.5 20h15"/>',
}


@cache
def icon_of(name: str, size: int = 24) -> SafeString:
    """The SVG of an icon; an unknown name is an error, so that none is missing on a page."""
    return format_html(
        '<svg class="icon" width="{0}" height="{0}" viewBox="0 0 24 24" aria-hidden="true">'
        "{1}</svg>",
        size,
        mark_safe(PATHS[name]),  # noqa: S308 (our own drawings)
    )
