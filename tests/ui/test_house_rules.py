"""The house rules can be broken, and each breach is named."""

import pytest

from tests.house_rules import check_page

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body hx-history="false"><h1>Dee</h1>{body}</body></html>"""


def whole(body: str = "", title: str = "Dee") -> str:
    return PAGE.format(body=body, title=title)


def test_a_good_page_breaks_none() -> None:
    good = '<h2>Steps</h2><p><a href="/plans/">Open the plan</a></p>'
    assert check_page(whole(good)) == []
    assert check_page("<h3>A part</h3><p>of a page</p>") == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<div><p>one</div></p>", "not valid HTML"),
        ("<h1>Two</h1>", "one <h1>"),
        ("<h3>Deep</h3>", "a level is skipped"),
        ('<p id="a">x</p><p id="a">y</p>', "stands 2 times"),
        ('<label for="b">B</label>', "which is not here"),
        ('<input type="text" name="q">', "has no label"),
        ("<fieldset><p>x</p></fieldset>", "has no legend"),
        (
            '<label>A <input type="radio" name="a"></label>',
            "outside of a fieldset",
        ),
        ('<img src="/a.png">', "has no alt"),
        ("<button></button>", "has no words"),
        ('<a href="/x/"> </a>', "has no words"),
        ('<a href="#">x</a>', "leads nowhere"),
        ('<svg><path d="M0 0"/></svg>', "neither hidden"),
        ("<script>alert(1)</script>", "is inline"),
        ("<style>p{}</style>", "is inline"),
        ('<p style="color:red">x</p>', "has style="),
        ('<p onclick="x()">x</p>', "has onclick="),
        ('<a href="javascript:x()">x</a>', "has a script"),
        ('<p tabindex="3">x</p>', "order of the keyboard"),
        ('<img alt="" src="https://elsewhere.example/a.png">', "another host"),
        ('<img alt="" src="//elsewhere.example/a.png">', "another host"),
        ('<a href="/x/" target="_blank">x</a>', "noopener"),
        ('<form method="post"><button>Go</button></form>', "csrf_token"),
        ('<p class="govuk-body-xl">x</p>', "no style knows"),
        ('<p class="clinet">x</p>', "no style knows"),
    ],
)
def test_each_breach_is_named(body: str, said: str) -> None:
    assert [breach for breach in check_page(whole(body)) if said in breach]


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (whole().replace('lang="en"', 'lang="fr"'), "not one of our languages"),
        (whole(title=" "), "no <title>"),
        (whole().replace("<h1>Dee</h1>", ""), "one <h1>"),
        (whole().replace(' hx-history="false"', ""), "hx-history"),
        (whole('<a href="/x/" id="leave">Leave</a>'), "quick exit tells"),
    ],
)
def test_each_breach_of_a_whole_page_is_named(html: str, said: str) -> None:
    assert [breach for breach in check_page(html) if said in breach]


def test_a_link_may_lead_to_another_host() -> None:
    assert check_page(whole('<a href="https://988lifeline.org/">988</a>')) == []
