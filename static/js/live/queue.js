// What waits is shown in words: as a list while there is something to know, and on the rows it concerns.
(() => {
  const live = window.tnLive;
  if (!live) return;
  const box = document.getElementById("schlange");
  const make = (name, words = "", more = {}) => Object.assign(document.createElement(name), { textContent: words }, more);

  const button = (words, deed) => {
    const made = make("button", words, { type: "button", className: "tn-textknopf" });
    made.addEventListener("click", deed);
    return made;
  };
  const again = (entry, fields) => {
    live.replace(entry.key, { ...entry, key: live.key(), fields, refused: undefined, html: undefined });
    live.showState();
    live.send();
  };
  // The typed values of a refused entry, to be changed and sent again; the clock time always among them.
  const editor = (entry) => {
    const form = make("form", "", { className: "tn-stapel" });
    const typed = Object.keys(entry.labels).filter((name) => name !== "um");
    const inputs = [...typed, "um"].map((name, place) => {
      const value = entry.fields.find(([field]) => field === name)?.[1] ?? "";
      const line = make("div", "", { className: "tn-feld" });
      const field = make(value.length > 60 || name === "text" || name === "wortlaut" ? "textarea" : "input", "", { className: "tn-eingabe", name, id: `neu-${place}` });
      field.value = name === "um" && !value ? live.clock(Date.parse(entry.made)) : value;
      line.append(make("label", name === "um" ? live.say("uhrzeit") : entry.labels[name], { htmlFor: field.id }), field);
      form.append(line);
      return field;
    });
    form.append(make("button", live.say("nochmal"), { className: "kern-btn kern-btn--secondary kern-btn--s" }));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const rest = entry.fields.filter(([name]) => !inputs.some((field) => field.name === name));
      again(entry, [...rest, ...inputs.filter((field) => field.value).map((field) => [field.name, field.value])]);
    });
    return form;
  };
  const line = (entry) => {
    const item = make("li");
    item.append(make("time", live.say("um", { uhr: live.clock(Date.parse(entry.made)) })), make("span", entry.words, { dir: "auto" }));
    if (!entry.refused) return item;
    item.className = "abgelehnt";
    const tools = make("div", "", { className: "tn-tun" });
    tools.append(
      button(live.say("aendern"), () => {
        if (entry.html) return live.ask(entry, entry.html);
        const form = editor(entry);
        tools.replaceWith(form);
        return form.querySelector(".tn-eingabe").focus();
      }),
      button(live.say("verwerfen"), () => {
        const text = entry.url.match(/punkte\/([0-9a-f-]+)\/verlauf/)?.[1];
        const figures = entry.url.match(/punkte\/([0-9a-f-]+)\/abstimmung|wahlen\/([0-9a-f-]+)\/wahlgang/);
        if (text) live.keepText(text, null);
        if (figures) live.keepFigures(figures[1] || figures[2], null);
        live.hangOn(entry).forEach((other) => live.drop(other.key));
        live.drop(entry.key);
        live.showState();
        live.send();
        document.getElementById("h-punkt")?.focus();
      }),
    );
    const hanging = live.hangOn(entry).length;
    item.append(make("p", `${live.say("abgelehnt")} ${entry.refused}`));
    if (hanging) item.append(make("p", live.say("mitstimmen", { n: hanging })));
    item.append(tools);
    return item;
  };

  let shown = "";
  const show = () => {
    const entries = live.list();
    const isWorthIt = live.isGone() || entries.some((entry) => entry.refused || entry.tried);
    box.hidden = !entries.length || !isWorthIt;
    const now = JSON.stringify([entries.map((entry) => [entry.key, entry.refused]), box.hidden]);
    if (now !== shown && !box.contains(document.activeElement?.closest("form"))) {
      box.querySelector("ol").replaceChildren(...entries.map(line));
      if (entries.some((entry) => entry.refused)) box.querySelector("ol").append(make("li", entries.length > 1 ? live.say("halt") : ""));
      shown = now;
    }
    overlay(entries);
  };

  // The room as it will be: the button says the opposite, the line says since when.
  const overlay = (entries) => {
    document.querySelectorAll("[data-wartet]").forEach((note) => note.remove());
    entries.filter((entry) => !entry.refused).forEach((entry) => {
      const value = (name) => entry.fields.find(([field]) => field === name)?.[1];
      const what = value("tun");
      const row = value("besetzung") && document.querySelector(`#leute [data-halter="${value("besetzung")}"]`);
      const time = value("um") || live.clock(Date.parse(entry.made));
      if (row && ["kommt", "geht"].includes(what)) {
        const isThere = what === "kommt";
        row.className = isThere ? "da" : "fehlt";
        row.querySelector("small").append(Object.assign(make("span", `, ${live.say(what)} ${time}`), { className: "tn-wartet" }));
        row.querySelector("small").lastChild.dataset.wartet = "";
        const knob = row.querySelector("button[name=tun]");
        knob.value = isThere ? "geht" : "kommt";
        knob.querySelector("[data-tun]").textContent = live.say(knob.value);
      }
      if (what === "aufrufen" && document.querySelector(`#punkt form[action="${entry.url}"]`)) {
        document.getElementById("b-noted").hidden = false;
        document.getElementById("b-aufrufen")?.setAttribute("hidden", "");
      }
    });
  };

  document.addEventListener("tn:schlange", show);
  document.addEventListener("tn:gesetzt", show);
  show();
})();
