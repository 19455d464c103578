// One page of their own on this phone, when they ask for it: in a store of its own, off with one tap.
(function () {
  "use strict";
  if (!window.caches || !navigator.serviceWorker) return;
  var NAME = "card", doc = document, place = doc.querySelector("[data-keep]");
  var address = place && place.getAttribute("data-keep");

  function show() {
    return (address ? caches.match(address, { cacheName: NAME }) : caches.has(NAME)).then(function (kept) {
      doc.querySelectorAll("[data-when]").forEach(function (part) {
        part.hidden = (part.getAttribute("data-when") === "kept") !== Boolean(kept);
      });
      return kept;
    });
  }

  // Only the page itself is kept, never one that stands in its way (a sign-in, say).
  function keep() {
    return fetch(address).then(function (page) {
      if (!page.ok || page.redirected) throw page;
      return caches.delete(NAME).then(function () { return caches.open(NAME); }).then(function (store) {
        var styles = doc.querySelector('link[rel="stylesheet"]');
        return Promise.all([store.put(address, page), styles && store.add(styles.href)]);
      });
    });
  }

  doc.addEventListener("click", function (event) {
    var act = event.target.closest && event.target.closest("[data-act]");
    if (!act) return;
    (act.getAttribute("data-act") === "keep" ? keep() : caches.delete(NAME)).then(show, show);
  });

  // Signing out: it goes along, if they say so.
  doc.addEventListener("submit", function (event) {
    var too = event.target.querySelector("[data-take-off]");
    if (!too || !too.checked) return;
    event.preventDefault();
    caches.delete(NAME).then(function () { event.target.submit(); });
  });

  show().then(function (kept) { if (kept && address) keep().catch(function () {}); });
})();
