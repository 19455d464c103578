"use strict";
const NAME = "help-{% static "ui/walkwith.css" %}";
const HELP = "{% url "library:offline_help" %}" + location.search;
const KEPT = [HELP, "{% static "ui/walkwith.css" %}", "{% static "ui/atkinson-hyperlegible-next.woff2" %}", "{% static "ui/walkwith.js" %}", "{% static "ui/htmx.min.js" %}", "{% static "ui/mark.svg" %}"];
addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(NAME).then((kept) => kept.addAll(KEPT)));
});
addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name)))));
});
addEventListener("fetch", (event) => {
  const path = new URL(event.request.url).pathname;
  if (event.request.mode === "navigate") event.respondWith(fetch(event.request).catch(() => caches.match(HELP, { ignoreVary: true })));
  else if (KEPT.includes(path)) event.respondWith(caches.match(path, { ignoreVary: true }).then((kept) => kept || fetch(event.request)));
});
