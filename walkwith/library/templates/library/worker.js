const NAME = "help-{% static "ui/walkwith.css" %}";
const HELP = "{% url "library:offline_help" %}";
const HELPS = [HELP, HELP + "?card=1"];
const KEPT = [{% for file in files %}"{% static file %}", {% endfor %}];
{% url "plans:card" as card_url %}const CARD = "{{ card_url }}"; // kept by ui/kept.js
const OWN = "card";
const found = (path) => caches.match(path, { ignoreVary: true });
const card = () => caches.match(CARD, { cacheName: OWN, ignoreSearch: true, ignoreVary: true });
const help = () => card().then((kept) => found(HELPS[kept ? 1 : 0]));
const keep = (all) => caches.open(NAME).then((kept) => kept.addAll(all));
const spoken = (page) => page.headers.get("Content-Language");
const told = (page) => page && spoken(page) + page.headers.get("Date").slice(0, 16);
const keepHelp = (page) => found(HELP).then((kept) => told(kept) === told(page) || keep(HELPS.map((path) => new Request(path, { headers: { "Accept-Language": spoken(page) } }))));
addEventListener("install", (event) => event.waitUntil(keep([...HELPS, ...KEPT])));
addEventListener("activate", (event) => event.waitUntil(caches.keys().then((names) => Promise.all(names.map((name) => name === NAME || name === OWN || caches.delete(name))))));
addEventListener("fetch", (event) => {
  const path = new URL(event.request.url).pathname;
  const online = () => fetch(event.request).then((page) => {
    if (page.ok) event.waitUntil(keepHelp(page));
    return page;
  });
  if (event.request.mode === "navigate") event.respondWith((path === CARD ? card().then((kept) => kept || online()) : online()).catch(help));
  else if (KEPT.includes(path) || event.request.destination === "style") event.respondWith(found(path).then((kept) => kept || fetch(event.request)));
});
