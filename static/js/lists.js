// Rows to choose: one box for all, and the number chosen. Without this script the list works by its links.
(() => {
  const count = (form) => {
    const boxes = [...form.querySelectorAll("input[name=auswahl]")];
    const chosen = boxes.filter((box) => box.checked);
    boxes.forEach((box) => box.closest("tr").classList.toggle("ist-gewaehlt", box.checked));
    const number = form.querySelector("[data-auswahl-zahl]");
    const all = form.querySelector("[data-auswahl-alle]");
    if (number) {
      number.dataset.leer ??= number.textContent;
      number.textContent = chosen.length ? `${chosen.length} ${document.documentElement.lang === "en" ? "selected" : "ausgewählt"}` : number.dataset.leer;
      number.closest(".tn-sammel").classList.toggle("ist-leer", !chosen.length);
    }
    if (all) {
      all.hidden = false;
      all.checked = boxes.length > 0 && chosen.length === boxes.length;
      all.indeterminate = chosen.length > 0 && chosen.length < boxes.length;
    }
  };
  const start = () => document.querySelectorAll("form[data-auswahl]").forEach(count);
  document.addEventListener("change", (event) => {
    const form = event.target.closest?.("form[data-auswahl]");
    if (!form) return;
    if (event.target.matches("[data-auswahl-alle]")) {
      form.querySelectorAll("input[name=auswahl]").forEach((box) => { box.checked = event.target.checked; });
    }
    count(form);
  });
  document.addEventListener("htmx:afterSettle", start);
  start();
})();
