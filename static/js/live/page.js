// The live page: forms become entries of the queue, what changed comes in by the pulse, typed text stays.
(() => {
  const live = window.tnLive;
  if (!live) return;
  const PULSE = 8000;
  const saal = () => document.getElementById("saal");
  const isText = (field) => field.matches("textarea:not([hidden]), select, input:not([type=hidden], [type=checkbox], [type=radio])");
  const isTyped = (field) => isText(field) && !field.matches("[role=combobox]") && (field.matches("select")
    ? [...field.options].some((option) => option.selected !== option.defaultSelected) && field.matches("[data-beruehrt]")
    : field.value !== field.defaultValue);
  let mark = "";

  // --- an entry ---------------------------------------------------------------------------
  const label = (form, field) => {
    const found = field.id && form.querySelector(`label[for="${field.id}"]`);
    return found ? found.textContent.trim() : "";
  };
  const wordsOf = (form, button) => {
    const said = [form.dataset.worte];
    const what = button?.querySelector("[data-tun], .kern-label") || button;
    const figures = form.matches("[data-zahlen]") ? [...form.querySelectorAll("input[type=number]")].filter((field) => Number(field.value)) : [];
    if (figures.length) {
      figures.forEach((field) => said.push(`${label(form, field)} ${field.value}`));
    } else if (what && !form.matches("[data-verlauf]")) {
      said.push(what.firstChild.nodeType === Node.TEXT_NODE ? what.firstChild.textContent.trim() : what.textContent.trim());
    }
    const name = form.querySelector("input[name=name]");
    if (name?.value) said.push(name.value);
    return said.filter(Boolean).join(", ").replace(/^([^,:]+), (kommt|geht|zurück)/, "$1 $2");
  };
  const entryOf = (form, button, more = {}) => {
    const data = new FormData(form, button?.name ? button : undefined);
    Object.entries(more).forEach(([name, value]) => data.set(name, value));
    const fields = [...data.entries()].filter(([name]) => name !== "csrfmiddlewaretoken").map(([name, value]) => [name, String(value)]);
    const labels = {};
    form.querySelectorAll("textarea:not([hidden]), input[type=text], input[type=number], input:not([type])").forEach((field) => {
      if (field.name) labels[field.name] = label(form, field);
    });
    return { key: live.key(), made: live.now().toISOString(), url: form.getAttribute("action"), fields, labels, words: wordsOf(form, button) };
  };
  const isSame = (one, other) => one.url === other.url && JSON.stringify(one.fields) === JSON.stringify(other.fields);
  // An entry that is no form: made here and now, waiting for its turn.
  live.queue = (entry) => {
    live.add({ key: live.key(), made: live.now().toISOString(), labels: {}, ...entry });
    document.getElementById("einwand").replaceChildren();
    if (live.isGone()) live.announce(live.say("wartend", { was: entry.words }));
    live.showState();
    live.send();
  };
  live.enter = (form, button, more) => {
    // A roll call gets its name here, so that its voices can follow without waiting for the server.
    const isByName = form.matches("[data-stimmen]") && form.querySelector("[name=art]:checked")?.value === "roll_call";
    if (isByName) form.dataset.namentlich ||= live.key();
    const entry = entryOf(form, button, isByName ? { ...more, namentlich: form.dataset.namentlich } : more);
    const last = live.list().at(-1);
    if (last && !last.refused && isSame(last, entry)) return;
    chain(form, entry);
    const instead = form.closest("[data-von]")?.dataset.von;
    if (form.matches("[data-loest]")) entry.solves = true;
    if (instead) live.replace(instead, entry);
    else live.add(entry);
    document.getElementById("einwand").replaceChildren();
    if (live.isGone()) live.announce(live.say("wartend", { was: entry.words }));
    live.showState();
    live.send();
  };
  // What a device enters next builds on what it entered before, even while that is still on its way.
  const chain = (form, entry) => {
    if (form.matches("[data-verlauf]")) {
      const before = form.querySelector("[name=vorher]");
      before.value = form.querySelector("[name=text]").value;
      keepText(form);
    }
    if (form.matches("[data-stimmen]")) {
      const motion = form.querySelector("[name=antrag]").value;
      const earlier = live.list().filter((waiting) => waiting.url === entry.url && waiting.fields.some(([name, value]) => name === "antrag" && value === motion));
      if (earlier.length) entry.fields.push(["nach", earlier.at(-1).key]);
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-eintrag]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter;
    if (button?.matches("[name=wechsel]")) return undefined; // only for pages without script
    if (button?.matches("[data-baustein]")) return insert(form, button.value);
    live.enter(form, button);
    if (form.matches("[data-leert]")) form.reset();
    if (form.matches("[data-loest]")) form.closest("section").remove();
  }, true);

  const insert = (form, text) => {
    const field = form.querySelector("[data-entwurf]");
    field.value = [field.value.trimEnd(), text].filter(Boolean).join("\n\n");
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  // --- the text being written -------------------------------------------------------------
  const noteOf = (form, sentence) => {
    const note = form?.querySelector("[data-entwurf-stand]");
    if (note) note.textContent = sentence;
  };
  const keepText = (form) => {
    const field = form.querySelector("[data-entwurf]");
    const before = form.querySelector("[name=vorher]").value;
    live.keepText(form.dataset.verlauf, { text: field.value, before });
  };
  document.addEventListener("input", (event) => {
    if (event.target.matches("select")) event.target.dataset.beruehrt = "1";
    if (!event.target.matches("[data-entwurf]")) return;
    const form = event.target.form;
    keepText(form);
    noteOf(form, live.say("entwurf"));
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("select")) event.target.dataset.beruehrt = "1";
  });
  const restoreText = () => {
    const form = document.querySelector("form[data-verlauf]");
    const kept = form && live.text(form.dataset.verlauf);
    if (!kept) return undefined;
    const field = form.querySelector("[data-entwurf]");
    const before = form.querySelector("[name=vorher]");
    const isOn = live.list().some((entry) => entry.url === form.getAttribute("action"));
    if (kept.text === field.defaultValue && !isOn) return live.keepText(form.dataset.verlauf, null);
    if (field.value === kept.text && before.value === kept.before) return undefined;
    field.value = kept.text;
    before.value = kept.before;
    return noteOf(form, live.say("entwurf"));
  };
  // Leaving an item takes its unsaved note along as an entry.
  live.saveText = () => {
    const form = document.querySelector("form[data-verlauf]");
    const field = form?.querySelector("[data-entwurf]");
    if (field && isTyped(field) && field.value !== form.querySelector("[name=vorher]").value) live.enter(form, form.querySelector("#b-notiz"));
  };

  // --- what became of an entry ------------------------------------------------------------
  document.addEventListener("tn:gilt", (event) => {
    const { entry, answer } = event.detail;
    const form = document.querySelector(`form[data-verlauf][action="${entry.url}"]`);
    const text = entry.fields.find(([name]) => name === "text");
    const item = entry.url.match(/punkte\/([0-9a-f-]+)\/verlauf/)?.[1];
    const isOld = item && live.list().some((waiting) => waiting.url === entry.url);
    if (item && text && !isOld && (entry.solves || live.text(item)?.text === text[1])) live.keepText(item, null);
    document.querySelectorAll(`form[action="${entry.url}"]`).forEach((sent) => settled(sent, entry));
    if (form && !live.text(item)) noteOf(form, live.say("gesichert", { uhr: live.clock(live.now()) }));
    live.touch(entry);
    if (answer.weiter) {
      live.emptyCopies().finally(() => window.location.assign(answer.weiter));
      return;
    }
    if (!live.list().length) {
      live.announce(entry.tried ? live.say("gesendet") : live.say("fertig", { was: entry.words }));
      live.pulse();
    }
  });
  // Fields that stand as they were sent are no longer "being typed": the pulse may bring the stored ones.
  const settled = (form, entry) => {
    const sent = new Map(entry.fields);
    form.querySelectorAll("textarea:not([hidden]), input").forEach((field) => {
      if (isText(field) && (entry.solves || sent.get(field.name) === field.value)) field.defaultValue = field.value;
    });
    form.querySelectorAll("select").forEach((field) => delete field.dataset.beruehrt);
  };
  document.addEventListener("tn:abgelehnt", (event) => {
    const { entry, answer } = event.detail;
    if (answer.html) {
      live.ask(entry, answer.html);
    } else if (!entry.tried && !answer.keep) {
      live.tell(`${entry.words}: ${answer.satz}`);
    }
    const form = document.querySelector(`form[action="${entry.url}"]`);
    if (form?.matches("[data-verlauf]")) restoreText();
    live.pulse();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#einwand [data-laesst]");
    if (!link) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const form = document.querySelector("form[data-verlauf]");
    const section = link.closest("section");
    const url = section.querySelector("form").getAttribute("action");
    if (form && form.getAttribute("action") === url) live.keepText(form.dataset.verlauf, null);
    if (section.dataset.von) live.drop(section.dataset.von);
    section.remove();
    if (form && form.getAttribute("action") === url) clean(form);
    live.showState();
    live.pulse(true);
    live.send();
  }, true);
  live.ask = (entry, html) => {
    const box = document.getElementById("einwand");
    box.innerHTML = html;
    if (live.list().some((kept) => kept.key === entry.key)) box.querySelector("section").dataset.von = entry.key;
    box.querySelector("h2")?.focus();
  };
  const clean = (form) => form.querySelectorAll("textarea, input").forEach((field) => { field.value = field.defaultValue = ""; });

  // --- the pulse --------------------------------------------------------------------------
  // While the page is on its way to another item nothing is put in: a link that was replaced meanwhile has lost the
  // attributes it inherits, and the answer to it would stand inside this page instead of in its place.
  const PATIENCE = 10000;
  let turnedAt = 0;
  const isTurning = () => Date.now() - turnedAt < PATIENCE;
  const isTurn = (event) => ["saal", "stimmen"].includes(event.detail.target?.id);
  document.addEventListener("htmx:beforeRequest", (event) => { if (isTurn(event)) turnedAt = Date.now(); });
  document.addEventListener("htmx:afterRequest", (event) => { if (isTurn(event)) turnedAt = 0; });
  live.pulse = async (anew = false) => {
    const query = new URLSearchParams({ punkt: saal().dataset.punkt, stand: anew ? "" : mark });
    const motion = new URLSearchParams(window.location.search).get("antrag");
    if (motion) query.set("antrag", motion);
    const kind = document.querySelector("#stimmen [name=art]:checked");
    if (kind) query.set("art", kind.value);
    try {
      const answer = await fetch(`${live.room.dataset.puls}?${query}`, { redirect: "manual", headers: { "X-TN-Puls": "1" } });
      if (answer.status >= 500) throw new Error(String(answer.status));
      live.reached(true);
      if (answer.status !== 200) return;
      const html = await answer.text();
      live.patchCopy(query.get("punkt"), html);
      live.stockUpSoon();
      if (isTurning() || query.get("punkt") !== saal().dataset.punkt) return;
      if (take(html)) mark = answer.headers.get("X-TN-Stand") || "";
    } catch {
      live.reached(false);
      return;
    }
    if (live.list().length) live.send();
  };
  // Put in what came, except where somebody is writing; true when everything found its place.
  const take = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    let isWhole = true;
    const focus = document.activeElement?.id;
    const region = document.activeElement?.closest("#kopf, #tops, #punkt, #befangen, #stimmen, #anwesend, #leute")?.id;
    const open = [...saal().querySelectorAll("details[id][open]")].map((box) => box.id);
    page.querySelectorAll("[hx-swap-oob]").forEach((fresh) => {
      const old = document.getElementById(fresh.id);
      if (!old) return;
      const isWriting = [...old.querySelectorAll("textarea, input, select")].some((field) => isTyped(field) || (field === document.activeElement && field.matches("textarea")));
      if (isWriting) {
        isWhole = false;
        warn(old, fresh);
        return;
      }
      fresh.removeAttribute("hx-swap-oob");
      old.replaceWith(fresh);
      window.htmx.process(fresh);
    });
    open.forEach((id) => { const box = document.getElementById(id); if (box) box.open = true; });
    if (document.activeElement === document.body) focusAgain(focus, region);
    live.settle();
    return isWhole;
  };
  // Where the focus goes when its place was replaced: the same button, else its neighbour, else the heading.
  const focusAgain = (id, region) => {
    if (!id && !region) return undefined;
    const place = region && document.getElementById(region);
    // The time was sent with the button beside it; letters are keys again.
    if (id === "um-kopf") return document.getElementById("h-punkt")?.focus({ preventScroll: true });
    const target = (id && document.getElementById(id)) || (id && document.getElementById(id.replace(/^e-/, "b-")))
      || place?.querySelector("form button:not([hidden])") || document.getElementById("h-punkt");
    target?.focus({ preventScroll: true });
    return target?.matches("input") && target.select();
  };
  const warn = (old, fresh) => {
    const before = (place) => place.querySelector("form[data-verlauf] [name=vorher]")?.value;
    if (old.id === "verlauf" && before(old) !== before(fresh)) noteOf(old.querySelector("form"), live.say("neuer"));
  };
  window.setInterval(() => {
    if (document.visibilityState === "visible") live.pulse();
  }, PULSE);

  // --- after every change of the page -----------------------------------------------------
  live.settle = (isAnotherItem = false) => {
    if (isAnotherItem) mark = "";
    document.querySelectorAll("[data-tasten]").forEach((line) => { line.hidden = false; });
    restoreText();
    live.keep();
    document.dispatchEvent(new CustomEvent("tn:gesetzt"));
  };
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id !== "saal") return;
    turnedAt = 0;
    live.showState();
    live.settle(true);
    live.stockUpSoon();
    document.dispatchEvent(new CustomEvent("tn:punkt"));
  });
  document.addEventListener("tn:aufgefrischt", () => live.settle());
  live.settle();
  if (live.isCopy) live.reached(false);
  live.showState();
  live.send();
  live.stockUpSoon();
})();
