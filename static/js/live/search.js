// "Name tippen, Enter trägt ein": the list of people as a combobox; a clock time behind the name counts.
(() => {
  const live = window.tnLive;
  const frame = document.getElementById("schnell");
  if (!live || !frame) return;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/ß/g, "ss").replace(/ı/g, "i").replace(/[\s-]+/g, " ").toLowerCase().trim();
  const field = () => document.getElementById("wer");
  const list = () => document.getElementById("wer-liste");
  let chosen = 0;

  const show = () => {
    const place = document.getElementById("schnell");
    if (place) place.hidden = false;
  };
  const typed = () => {
    const [, name, time] = field().value.match(/^(.*?)(?:\s+(\d{1,2}:\d{2}))?\s*$/);
    return { name: plain(name), time: time ? time.padStart(5, "0") : "" };
  };
  // Those away before those who are here; a word may begin anywhere in the name.
  const matches = () => {
    const { name } = typed();
    if (!name) return [];
    const rows = [...document.querySelectorAll("#leute li")].filter((row) => row.querySelector("button[name=tun]"));
    const found = rows.filter((row) => plain(row.dataset.name).split(" ").some((word, place, all) => all.slice(place).join(" ").startsWith(name)));
    const isAway = (row) => row.querySelector("button[name=tun]").value === "kommt";
    return [...found.filter(isAway), ...found.filter((row) => !isAway(row))].slice(0, 6);
  };
  const close = () => {
    list().hidden = true;
    field().setAttribute("aria-expanded", "false");
    field().removeAttribute("aria-activedescendant");
  };
  const draw = () => {
    const rows = matches();
    chosen = Math.max(0, Math.min(chosen, rows.length - 1));
    list().replaceChildren(...rows.map((row, place) => {
      const option = document.createElement("li");
      option.id = `wer-${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", String(place === chosen));
      option.textContent = `${row.dataset.name} ${live.say(row.querySelector("button[name=tun]").value)} ${typed().time}`.trim();
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        chosen = place;
        enter();
      });
      return option;
    }));
    list().hidden = !rows.length;
    field().setAttribute("aria-expanded", String(rows.length > 0));
    if (rows.length) field().setAttribute("aria-activedescendant", `wer-${chosen}`);
    else field().removeAttribute("aria-activedescendant");
  };
  const enter = () => {
    const row = matches()[chosen];
    if (!row) {
      if (typed().name) live.announce(live.say("keiner", { was: field().value.trim() }));
      return;
    }
    const { time } = typed();
    const button = row.querySelector("button[name=tun]");
    field().value = "";
    chosen = 0;
    close();
    live.enter(button.form, button, time ? { um: time } : {});
  };
  document.addEventListener("input", (event) => {
    if (event.target.id !== "wer") return;
    chosen = 0;
    draw();
    const { length } = matches();
    if (length > 1) live.announce(live.say("treffer", { n: length }));
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.id !== "wer") return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      chosen += step;
      draw();
    } else if (event.key === "Enter") {
      event.preventDefault();
      enter();
    } else if (event.key === "Escape") {
      close();
    }
  });
  document.addEventListener("focusout", (event) => {
    if (event.target.id === "wer") window.setTimeout(close, 150);
  });
  document.addEventListener("tn:gesetzt", show);
  show();
})();
