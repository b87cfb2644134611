// A roll call: each voice is an entry of its own, the sum stands there at once. Begun without network, the list of
// names is what this device knows of the room; who may vote is the server's to say.
(() => {
  const live = window.tnLive;
  const frame = document.getElementById("namenszettel");
  if (!live || !frame) return;
  const line = document.getElementById("namenszeile");
  const NOBODY = "00000000-0000-0000-0000-000000000000";
  const item = () => document.getElementById("saal").dataset.punkt;
  const sheet = () => document.querySelector("form[data-namen]");
  const valueOf = (entry, name) => entry.fields.find(([field]) => field === name)?.[1];

  // --- a voice ----------------------------------------------------------------------------
  const sumUp = (form) => {
    const rows = [...form.querySelectorAll("[data-tn-stimme]")];
    const count = (value) => form.querySelectorAll(`input[value=${value}]:checked`).length;
    const own = form.querySelectorAll(".tn-namen > li > div").length;
    const given = rows.filter((row) => row.querySelector("input:checked")).length;
    const words = live.say("stimmen", { n: given + own, m: rows.length + own, ja: count("yes"), nein: count("no"), enth: count("abstain"), weg: count("absent") });
    const note = Object.assign(document.createElement("p"), { className: "tn-summe", textContent: words });
    form.querySelector("#namenssumme").replaceChildren(note);
  };
  document.addEventListener("change", (event) => {
    const field = event.target;
    const form = field.closest("form[data-namen]");
    if (!form || field.type !== "radio") return;
    const row = field.closest("[data-tn-stimme]");
    const seen = row.querySelector("input[type=hidden]");
    const said = field.closest("label").firstChild.nextSibling.textContent.trim();
    live.queue({
      url: form.getAttribute("action"),
      fields: [[field.name, field.value], [seen.name, seen.value], ["punkt", item()]],
      words: `${form.dataset.worte}, ${row.querySelector("legend").textContent.trim()}: ${said}`,
    });
    seen.value = field.value;
    sumUp(form);
  });

  // --- what waits, on the sheet -----------------------------------------------------------
  const overlay = () => {
    const form = sheet();
    if (!form) return;
    const waiting = live.list().filter((entry) => !entry.refused && entry.url === form.getAttribute("action"));
    waiting.forEach((entry) => entry.fields.forEach(([name, value]) => {
      if (!/^[sh]-/.test(name)) return;
      const row = form.querySelector(`[data-halter="${name.slice(2)}"]`) || form.querySelector(`[name="${name}"]`)?.closest("[data-tn-stimme]");
      const field = row?.querySelector(`input[value="${value}"][type=radio]`);
      if (!field) return;
      field.checked = true;
      row.querySelector("input[type=hidden]").value = value;
    }));
    const isClosed = waiting.some((entry) => valueOf(entry, "tun") === "schliessen");
    form.querySelectorAll("[data-tn-stimme], [data-tn-stimmen-ende]").forEach((part) => { part.disabled = isClosed; });
    if (waiting.length) sumUp(form);
    if (isClosed) form.querySelector("#namenssumme").append(Object.assign(document.createElement("p"), { textContent: live.say("zu") }));
  };

  // --- begun without network --------------------------------------------------------------
  const begunIn = (form) => live.list().findLast((entry) => entry.url === form.getAttribute("action") && valueOf(entry, "art") === "roll_call");
  const people = () => {
    const conflicted = new Set([...document.querySelectorAll("#befangen [data-befangen]")].map((note) => note.dataset.befangen));
    return [...document.querySelectorAll("#leute li[data-stimmt].da, #leute li[data-stimmt].vertr")].filter((row) => row.dataset.halter && !conflicted.has(row.dataset.halter));
  };
  const rowOf = (person) => {
    const made = line.content.cloneNode(true).firstElementChild;
    const { halter, name } = person.dataset;
    made.querySelector("fieldset").dataset.halter = halter;
    made.querySelector("legend").textContent = name;
    made.querySelector("strong").textContent = name;
    made.querySelector("input[type=hidden]").name = `v-${halter}`;
    made.querySelectorAll("input[type=radio]").forEach((field) => {
      field.name = `h-${halter}`;
      field.id = `h-${halter}-${field.value}`;
    });
    return made;
  };
  const build = (entry, form) => {
    const made = frame.content.cloneNode(true).firstElementChild;
    const key = valueOf(entry, "namentlich");
    made.querySelector("blockquote").textContent = valueOf(entry, "wortlaut");
    const own = made.querySelector("form");
    own.setAttribute("action", frame.dataset.adresse.replace(NOBODY, key));
    own.dataset.namen = key;
    own.dataset.worte = `${entry.words.split(":")[0]}: ${own.dataset.worte}`;
    own.querySelector(".tn-namen").append(...people().map(rowOf));
    form.hidden = true;
    form.after(made);
    sumUp(own);
    if (document.activeElement === document.body || form.contains(document.activeElement)) own.querySelector("input[type=radio]")?.focus();
  };
  let isReady = !live.isCopy;
  const show = () => {
    if (!isReady) return;
    const form = document.getElementById("abstimmung");
    const built = document.querySelector("[data-vorlaeufig]");
    const begun = form && begunIn(form);
    if (built && begun?.refused) {
      built.remove();
      form.hidden = false;
    } else if (form && begun && !begun.refused && !built && live.isGone()) {
      build(begun, form);
    }
    overlay();
  };
  // On a copy of the page the people of the room come first.
  document.addEventListener("tn:aufgefrischt", () => {
    isReady = true;
    show();
  });
  document.addEventListener("tn:schlange", show);
  document.addEventListener("tn:gesetzt", show);
  show();
})();
