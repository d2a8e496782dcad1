// Runs before the first paint, so that neither the colours nor the language of the page flicker. What it
// decides is decided again, in the same way, by src/app/preferences.ts.
(function () {
  function stored(key) {
    try {
      return localStorage.getItem(key);
    } catch (_) {
      return null; // storage is forbidden: the system's preference applies
    }
  }
  var theme = stored("hx.theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
  var language = stored("hx.language");
  if (language !== "zh-CN" && language !== "en") {
    var known = (navigator.languages || []).filter(function (tag) {
      return /^(zh|en)\b/i.test(tag);
    })[0];
    language = known && known.toLowerCase().indexOf("en") === 0 ? "en" : "zh-CN";
  }
  document.documentElement.lang = language;
})();
