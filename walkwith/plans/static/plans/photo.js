// A photo shown beside the box to type in. It stays in this page: it has no name and no form.
(function () {
  "use strict";
  var place = document.querySelector("[data-photo]");
  if (!place || !window.FileReader) return;
  var input = place.querySelector("input"), shown = place.querySelector("[data-shown]");
  place.hidden = false;
  input.addEventListener("change", function () {
    var reader = new FileReader();
    if (!input.files[0]) return;
    reader.onload = function () {
      shown.querySelector("img").src = reader.result;
      shown.hidden = false;
    };
    reader.readAsDataURL(input.files[0]);
  });
}());
