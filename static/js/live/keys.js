// Single letters move the focus and never enter anything themselves; they can be switched off (WCAG 2.1.4).
(() => {
  const live = window.tnLive;
  const dialog = document.getElementById("tasten");
  if (!live || !dialog) return;
  const choice = document.getElementById("tasten-an");
  const OFF = "tn-tasten-aus";
  const isOff = () => {
    try {
      return localStorage.getItem(OFF) === "1";
    } catch {
      return false;
    }
  };
  choice.checked = !isOff();
  choice.addEventListener("change", () => {
    try {
      if (choice.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "1");
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  });

  const go = (target) => {
    if (!target) return;
    const box = target.closest("details");
    if (box) box.open = true;
    target.focus();
    if (target.matches("input")) target.select();
    target.scrollIntoView({ block: "nearest" });
  };
  const find = (...choices) => choices.map((choice) => document.querySelector(choice)).find((found) => found && !found.hidden);
  const item = (step) => {
    const links = [...document.querySelectorAll("#tops a[data-punkt]")];
    const next = links[links.findIndex((link) => link.hasAttribute("aria-current")) + step];
    if (!next) return;
    document.addEventListener("tn:punkt", () => go(find("#b-aufrufen", "#b-noted", "#h-punkt")), { once: true });
    next.focus();
    next.click();
  };
  const help = () => dialog.showModal();
  const deeds = {
    w: () => item(1),
    z: () => item(-1),
    a: () => go(find("#b-aufrufen", "#b-noted")),
    p: () => go(find("#wer")),
    d: () => go(find("#stimmen [name=art]:checked")),
    j: () => go(find("#v-yes", "[data-tn-stimme] input[type=radio]", ".tn-wahlgang input[type=number]")),
    n: () => go(find("#v-no")),
    e: () => go(find("#v-abstain")),
    v: () => go(find("#notiz")),
    t: () => go(find("[data-baustein]")),
    b: () => go(find("#bef-person")),
    g: () => go(find("#d-gast input[name=name]")),
    s: () => go(find("#b-oeffnen", "#b-fortsetzen", "#b-unterbrechen", "#b-schliessen")),
    k: () => go(find("#einwand h2", "#einwand a", "#schlange button")),
    "?": help,
  };
  document.addEventListener("keydown", (event) => {
    // The list of keys that was just closed holds the focus for a moment longer: that is no field to write in.
    const isGone = !dialog.open && dialog.contains(event.target);
    const field = isGone ? null : event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "Enter" && event.ctrlKey && field?.matches("textarea")) {
      event.preventDefault();
      field.form?.requestSubmit(field.form.querySelector("#b-notiz, #b-stimmen") || undefined);
      return;
    }
    // The time field of a running meeting stands before several buttons: Enter must not press the first of them.
    if (event.key === "Enter" && field?.id === "um-kopf" && !find("#b-oeffnen")) {
      event.preventDefault();
      go(find("#b-fortsetzen", "#b-unterbrechen", "#b-schliessen"));
      return;
    }
    if (field && event.key === "Escape" && !dialog.open) {
      field.blur();
      document.getElementById("inhalt").focus({ preventScroll: true });
      return;
    }
    if (field || dialog.open || !choice.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    const deed = deeds[event.key.toLowerCase()];
    if (!deed) return;
    event.preventDefault();
    deed();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-tastenhilfe]")) help();
  });
})();
