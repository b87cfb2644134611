// The figures of a vote: kept on this device until they are recorded, and the fields of another kind without network.
(() => {
  const live = window.tnLive;
  if (!live) return;
  const kinds = JSON.parse(document.getElementById("saal-arten").textContent);
  const make = (name, words = "", more = {}) => Object.assign(document.createElement(name), { textContent: words }, more);
  const vote = () => document.getElementById("abstimmung");
  const kindOf = (form) => form.querySelector("[name=art]:checked")?.value || "";
  const numbers = (form) => [...form.querySelectorAll("input[type=number]")];

  // --- another kind without network -------------------------------------------------------
  const figure = (name, label, value) => {
    const box = make("div", "", { className: "tn-stimme" });
    const place = make("div", "", { className: "tn-stimme__feld" });
    const field = make("input", "", { id: `v-${name}`, name, type: "number", min: 0, max: 9999, inputMode: "numeric" });
    field.defaultValue = "0";
    field.value = value;
    place.append(field);
    box.append(make("label", label, { htmlFor: field.id }), place);
    return box;
  };
  const sumUp = (form) => {
    const place = form.querySelector("#pruefung");
    if (!place || !live.isGone()) return;
    const n = numbers(form).reduce((sum, field) => sum + (Number(field.value) || 0), 0);
    place.replaceChildren(make("p", live.say("summe", { n }), { className: "tn-summe" }));
  };
  // True when the fields of this kind stand there now.
  const show = (form, kind) => {
    const motion = form.querySelector("[data-antrag-teil]");
    const place = form.querySelector("[data-art-teil]");
    const said = kinds[kind];
    if (!motion) {
      live.tell(live.say("artnetz"));
      return false;
    }
    motion.hidden = !said;
    if (!said) {
      live.tell(live.say("wahlnetz"));
      return true;
    }
    document.getElementById("einwand").replaceChildren();
    const typed = new Map(numbers(form).map((field) => [field.name, field.value]));
    const isStored = Boolean(form.querySelector(`[name="version-${form.querySelector("[name=antrag]").value}"]`));
    if (said.felder.length) {
      const row = make("div", "", { className: "tn-stimmen" });
      row.append(...said.felder.map(([name, label]) => figure(name, label, typed.get(name) || "0")));
      place.replaceChildren(row, make("div", "", { id: "pruefung" }));
      sumUp(form);
    } else {
      place.replaceChildren(make("p", said.satz, { className: "tn-summe" }));
    }
    const button = form.querySelector("#b-stimmen");
    if (button) button.querySelector(".kern-label").textContent = isStored ? said.berichtigen : said.knopf;
    return true;
  };
  document.addEventListener("change", (event) => {
    if (!event.target.matches("#abstimmung [name=art]") || !live.isGone()) return;
    event.stopImmediatePropagation();
    show(vote(), event.target.value);
    keep(vote());
  }, true);
  document.addEventListener("htmx:sendError", (event) => {
    if (event.target.matches("#abstimmung [name=art]")) show(vote(), event.target.value);
  });

  // --- figures that are not recorded yet --------------------------------------------------
  let isQuiet = false;
  const versions = (form) => [...form.querySelectorAll("[name^=version-]")].map((field) => `${field.name}=${field.value}`).join();
  const fieldsOf = (form) => [...form.elements].filter((field) => field.name && !field.matches("[type=hidden], [type=radio], button, fieldset"));
  const isChanged = (form) => fieldsOf(form).some((field) => (field.matches("select")
    ? [...field.options].some((option) => option.selected !== option.defaultSelected) && field.dataset.beruehrt
    : field.value !== field.defaultValue));
  const keep = (form) => {
    const which = form.dataset.zahlen;
    if (!isChanged(form)) {
      live.keepFigures(which, null);
      return hint(form, null);
    }
    const values = fieldsOf(form).map((field) => [field.name, field.value]);
    const kept = { made: live.now().toISOString(), art: kindOf(form), stand: versions(form), values };
    live.keepFigures(which, kept);
    return hint(form, kept);
  };
  const hint = (form, kept, old = "") => {
    const place = form.querySelector("[data-zahlen-stand]");
    if (!place) return undefined;
    place.hidden = !kept;
    if (!kept) return place.replaceChildren();
    const uhr = live.clock(Date.parse(kept.made));
    const drop = make("button", live.say("verwerfen"), { type: "button", className: "tn-textknopf" });
    drop.addEventListener("click", () => {
      live.keepFigures(form.dataset.zahlen, null);
      const kind = kindOf(form);
      form.reset();
      if (form.matches("#abstimmung") && kindOf(form) !== kind) show(form, kindOf(form));
      hint(form, null);
      document.getElementById("h-punkt")?.focus();
    });
    return place.replaceChildren(make("span", old || live.say("zahlen", { uhr })), " ", drop);
  };
  const inWords = (form, kept) => kept.values.filter(([name, value]) => Number(value) && numbers(form).some((field) => field.name === name))
    .map(([name, value]) => `${form.querySelector(`[name="${name}"]`).closest(".tn-stimme").querySelector("label").textContent.trim()} ${value}`).join(", ");
  const restore = (form) => {
    const kept = live.figures(form.dataset.zahlen);
    const isOnItsWay = live.list().some((entry) => entry.url === form.getAttribute("action"));
    if (!kept || isOnItsWay) return hint(form, null);
    if (kept.stand !== versions(form)) {
      return hint(form, kept, live.say("zahlenalt", { uhr: live.clock(Date.parse(kept.made)), was: inWords(form, kept) }));
    }
    if (kept.art && kept.art !== kindOf(form)) {
      if (!show(form, kept.art)) return undefined;
      form.querySelector(`[name=art][value="${kept.art}"]`).checked = true;
    }
    let isOther = false;
    kept.values.forEach(([name, value]) => {
      const field = form.elements[name];
      if (!field || field.value === value) return;
      isOther = true;
      field.value = value;
      if (field.matches("select")) field.dataset.beruehrt = "1";
      field.closest("details")?.setAttribute("open", "");
    });
    sumUp(form);
    if (isOther && !live.isGone()) ask(form);
    return hint(form, kept);
  };
  // The server is asked for the sum of what was put back; nobody typed it just now.
  const ask = (form) => {
    isQuiet = true;
    form.dispatchEvent(new Event("input", { bubbles: true }));
    isQuiet = false;
  };
  const forms = () => document.querySelectorAll("form[data-zahlen]");
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-zahlen]");
    if (!form || isQuiet) return;
    keep(form);
    sumUp(form);
  });
  document.addEventListener("tn:gilt", (event) => {
    const { entry } = event.detail;
    const which = entry.url.match(/(?:punkte\/([0-9a-f-]+)\/abstimmung|wahlen\/([0-9a-f-]+)\/wahlgang)/);
    if (which) live.keepFigures(which[1] || which[2], null);
  });
  document.addEventListener("tn:gesetzt", () => forms().forEach(restore));
  forms().forEach(restore);
})();
