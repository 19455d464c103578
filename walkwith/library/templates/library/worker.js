"use strict";
const NAME = "help-{% static "ui/walkwith.css" %}";
const HELP = "{% url "library:offline_help" %}" + location.search;
const HELP_AND_CARD = HELP + "&card=1";
const KEPT = [HELP, "{% static "ui/walkwith.css" %}", "{% static "ui/atkinson-hyperlegible-next.woff2" %}", "{% static "ui/walkwith.js" %}", "{% static "ui/kept.js" %}", "{% static "ui/htmx.min.js" %}", "{% static "ui/mark.svg" %}"];
{% url "plans:card" as card_url %}// A page of their own, which ui/kept.js keeps when they ask for it: in a store of its own.
const CARD = "{{ card_url }}";
const OWN = "card";
const card = () => caches.match(CARD, { cacheName: OWN, ignoreSearch: true, ignoreVary: true });
const help = () => card().then((kept) => caches.match(kept ? HELP_AND_CARD : HELP, { ignoreVary: true }));
addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(NAME).then((kept) => kept.addAll([...KEPT, HELP_AND_CARD])));
});
addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== NAME && name !== OWN).map((name) => caches.delete(name)))));
});
addEventListener("fetch", (event) => {
  const path = new URL(event.request.url).pathname;
  if (event.request.mode === "navigate") event.respondWith((path === CARD ? card() : Promise.resolve()).then((kept) => kept || fetch(event.request)).catch(help));
  else if (KEPT.includes(path) || event.request.destination === "style") event.respondWith(caches.match(path, { ignoreVary: true }).then((kept) => kept || fetch(event.request)));
});
