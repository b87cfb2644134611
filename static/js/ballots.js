// Roll call by keyboard: j, n, e, - give the voice of the row and go on to the next. Works without as radio buttons.
(() => {
  const choices = { j: "yes", n: "no", e: "abstain", "-": "absent" };
  document.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-tn-stimme]");
    const choice = choices[event.key.toLowerCase()];
    if (!row || !choice || event.ctrlKey || event.metaKey || event.altKey) return;
    const field = row.querySelector(`input[value="${choice}"]`);
    if (!field) return;
    event.preventDefault();
    field.checked = true;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    const rows = [...document.querySelectorAll("[data-tn-stimme]")];
    const next = rows[rows.indexOf(row) + 1];
    const target = next && (next.querySelector("input:checked") || next.querySelector("input[type=radio]"));
    (target || document.querySelector("[data-tn-stimmen-ende]") || field).focus();
  });
})();
