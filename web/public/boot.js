// Runs before the first paint, so that neither the colours nor the language of the page flicker.
(function () {
  try {
    var theme = localStorage.getItem("hx.theme");
    if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
    var language = localStorage.getItem("hx.language");
    document.documentElement.lang =
      language || ((navigator.language || "zh").toLowerCase().indexOf("zh") === 0 ? "zh-CN" : "en");
  } catch (_) {
    // Storage is forbidden: the system's preference applies.
  }
})();
