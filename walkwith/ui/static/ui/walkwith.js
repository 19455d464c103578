// Focus and a spoken line after a swap, a quick exit, help without a signal. Nothing else.
(function () {
  "use strict";
  var doc = document;
  var leave = doc.getElementById("leave");
  var presses = 0, timer;

  function goToProblem(root) {
    var summary = root.querySelector("#error-summary");
    if (summary) summary.focus();
    return summary;
  }

  function say(words) {
    var place = doc.getElementById("announce");
    if (!place) return;
    var line = place.querySelector(".unseen") || place.appendChild(doc.createElement("p"));
    line.className = "unseen";
    line.textContent = "";
    setTimeout(function () { line.textContent = words; }, 60);
  }

  goToProblem(doc);

  // A part of the page that is new says so: data-say, or its first heading; it asks for the focus
  // with data-focus. What had the focus keeps it when it is still there.
  doc.addEventListener("htmx:afterSettle", function (event) {
    var part = event.detail.elt;
    if (!part || !part.querySelector || goToProblem(part)) return;
    var wants = part.matches("[data-focus]") ? part : part.querySelector("[data-focus]");
    if (wants) {
      wants.setAttribute("tabindex", "-1");
      wants.focus();
    }
    var said = part.matches("[data-say]") ? part : part.querySelector("[data-say]");
    var heading = part.querySelector("h2, h3");
    if (said) say(said.getAttribute("data-say"));
    else if (heading) say(heading.textContent);
  });

  // The address of an error link may be a box inside a group: bring its label into view as well.
  doc.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest(".govuk-error-summary a");
    var input = link && doc.getElementById(link.hash.slice(1));
    if (!input) return;
    event.preventDefault();
    var group = input.closest("fieldset, .govuk-form-group") || input;
    group.scrollIntoView();
    input.focus({ preventScroll: true });
  });

  // Leave this page: it does not stay behind the back button. Shift three times does the same.
  function go(event) {
    if (event) event.preventDefault();
    doc.body.hidden = true;
    doc.title = "\u200b";
    location.replace(leave.href);
  }

  if (leave) {
    leave.addEventListener("click", go);
    doc.addEventListener("keyup", function (event) {
      clearTimeout(timer);
      presses = event.key === "Shift" ? presses + 1 : 0;
      if (presses > 2) return go();
      if (presses) say(leave.getAttribute("data-pressed"));
      timer = setTimeout(function () { presses = 0; }, 5000);
    });
    addEventListener("pageshow", function () { doc.body.hidden = false; });
  }

  // A whole page where a part was asked for (a sign-in, say): go there.
  doc.addEventListener("htmx:beforeSwap", function (event) {
    var answer = event.detail;
    if (answer.target !== doc.body && /^\s*<!doctype/i.test(answer.serverResponse)) {
      answer.shouldSwap = false;
      location.assign(answer.xhr.responseURL);
    }
  });

  // Help without a signal: the worker keeps the help card and what draws it. No records.
  var help = doc.querySelector('meta[name="offline-help"]');
  if (help && navigator.serviceWorker) {
    navigator.serviceWorker.register(help.content, { scope: "/" }).catch(function () {});
  }
})();
