// Before the page is painted: light or dark as the device says, unless the person chose one.
(() => {
  const page = document.documentElement;
  const device = window.matchMedia("(prefers-color-scheme: dark)");
  const follow = () => {
    if (page.dataset.tnTheme === "system") page.dataset.kernTheme = device.matches ? "dark" : "light";
  };
  follow();
  device.addEventListener("change", follow);
  // Paper is white: dark pages are printed light.
  let shown = page.dataset.kernTheme;
  window.addEventListener("beforeprint", () => {
    shown = page.dataset.kernTheme;
    page.dataset.kernTheme = "light";
  });
  window.addEventListener("afterprint", () => {
    page.dataset.kernTheme = shown;
  });
})();
