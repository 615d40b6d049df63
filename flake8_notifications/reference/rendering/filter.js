(function () {
  "use strict";
  var box = document.getElementById("filter");
  var found = document.getElementById("found");
  var parts = Array.prototype.slice.call(document.querySelectorAll("[data-part]"));
  var texts = parts.map(function (part) { return part.textContent.toLowerCase(); });
  document.documentElement.classList.add("js");
  function filter() {
    var words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0;
    parts.forEach(function (part, number) {
      var fits = words.every(function (word) { return texts[number].indexOf(word) >= 0; });
      part.hidden = !fits;
      if (fits && part.tagName === "SECTION") { shown += 1; }
    });
    found.textContent = words.length ? shown + " shown" : "";
  }
  function reveal() {
    // A link may lead to what is not shown.
    var name = decodeURIComponent(location.hash.slice(1));
    var target = name && document.getElementById(name);
    if (target && target.closest("[hidden]")) {
      box.value = "";
      filter();
      target.scrollIntoView();
    }
  }
  box.addEventListener("input", filter);
  window.addEventListener("hashchange", reveal);
  filter();
}());
