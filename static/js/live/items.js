// Another item of the agenda: from the server, and without network from the copies of this device.
(() => {
  const live = window.tnLive;
  if (!live) return;
  const PAUSE = 300;
  const saal = () => document.getElementById("saal");
  const links = () => [...document.querySelectorAll("#tops a[data-punkt]")];
  const wait = (time) => new Promise((done) => { window.setTimeout(done, time); });
  const touched = new Set();
  let soon = 0;
  let run = 0;

  // --- what may be needed without network -------------------------------------------------
  // First what is open and what was changed, then the two that come next, then the rest of the agenda once.
  const wanted = () => {
    const all = links().map((link) => link.dataset.punkt);
    const here = Math.max(0, all.indexOf(saal().dataset.punkt));
    const ring = [...all.slice(here + 1), ...all.slice(0, here)];
    const first = [...touched, ...ring.slice(0, 2)].filter((item) => all.includes(item));
    const missing = [all[here], ...ring].filter((item) => item && !live.isStocked(item));
    return [...new Set([...missing.slice(0, 1), ...first, ...missing])];
  };
  const stockUp = async () => {
    run += 1;
    const mine = run;
    for (const item of wanted()) {
      if (live.isGone() || mine !== run) return;
      touched.delete(item);
      if (!(await live.stock(item, item === saal().dataset.punkt))) return;
      await wait(PAUSE);
    }
  };
  live.stockUpSoon = () => {
    window.clearTimeout(soon);
    soon = window.setTimeout(stockUp, 1500);
  };
  live.touch = (entry) => {
    const item = entry.url.match(/punkte\/([0-9a-f-]+)\//)?.[1];
    if (item) touched.add(item);
  };

  // --- turning to it ----------------------------------------------------------------------
  const openCopy = async (link) => {
    const html = await live.copyOf(link.dataset.punkt);
    const fresh = html && new DOMParser().parseFromString(html, "text/html").getElementById("saal");
    if (!fresh) return live.tell(live.say("unerreichbar"));
    // People and agenda stay as this device last knew them; only the item itself is older.
    const middle = document.getElementById("inhalt");
    middle.replaceChildren(...fresh.querySelector("#inhalt").childNodes);
    saal().dataset.punkt = link.dataset.punkt;
    document.querySelectorAll("#tops a[aria-current]").forEach((other) => other.removeAttribute("aria-current"));
    link.setAttribute("aria-current", "step");
    window.history.replaceState(null, "", `${live.room.dataset.seite}?punkt=${link.dataset.punkt}`);
    window.htmx.process(middle);
    live.settle(true);
    document.getElementById("h-punkt")?.focus();
    document.dispatchEvent(new CustomEvent("tn:punkt"));
    return undefined;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#tops a[data-punkt]");
    if (!link || event.ctrlKey || event.metaKey) return;
    live.saveText();
    if (!live.isGone()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    openCopy(link);
  }, true);
  // The network went with this very click.
  document.addEventListener("htmx:sendError", (event) => {
    live.reached(false);
    const link = event.target.closest("#tops a[data-punkt]");
    if (link) openCopy(link);
  });

  // A page elsewhere would replace this one and stay empty: said before, not found out after.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !live.isGone() || link.matches("#tops a, [data-laesst], [href^='#']") || event.defaultPrevented) return;
    if (link.closest("#ohnenetz")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    live.tell(live.say("nurmitnetz"));
  }, true);
  document.addEventListener("submit", (event) => {
    if (!live.isGone() || event.target.matches("[data-eintrag], [method=dialog], [data-tn-theme-switch], [data-tn-sign-out]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    live.tell(live.say("nurmitnetz"));
  }, true);
})();
