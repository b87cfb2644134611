// Sends the kept entries one after the other. Without an answer it waits and tries again; at a refusal it stops.
(() => {
  const live = window.tnLive;
  if (!live) return;
  const PATIENCE = 10000;
  const PAUSES = [2000, 4000, 8000, 15000];
  const announce = document.getElementById("ansage");
  const bar = document.getElementById("ohnenetz");
  const part = (name) => bar.querySelector(`[data-teil=${name}]`);
  let busy = false;
  let tries = 0;
  let timer = 0;
  let goneSince = null;
  let signedOut = false;

  const count = () => live.list().length;
  const waiting = (n) => (n === 1 ? live.say("wartet1") : n ? live.say("warten", { n }) : live.say("wartet0"));

  // What is said aloud: the newest sentence only, and never the same twice in a row.
  live.announce = (sentence) => {
    announce.textContent = "";
    window.setTimeout(() => { announce.textContent = sentence; }, 30);
  };

  // What has to be seen as well, where refusals stand.
  live.tell = (sentence) => {
    const note = document.createElement("p");
    note.className = "tn-hinweis tn-hinweis--warn";
    note.textContent = sentence;
    document.getElementById("einwand").replaceChildren(note);
  };

  live.showState = () => {
    const n = count();
    bar.hidden = !(goneSince || signedOut);
    if (!bar.hidden) {
      part("stand").textContent = signedOut ? live.say("abgemeldet") : live.say("weg", { uhr: live.clock(goneSince) });
      part("zahl").textContent = waiting(n);
      const sentence = part("satz");
      if (signedOut) {
        const link = document.createElement("a");
        link.href = live.room.dataset.seite;
        link.textContent = live.say("anmelden");
        sentence.replaceChildren(link);
      } else {
        sentence.textContent = !live.works() ? live.say("ohneplatz") : live.isKept() || live.isCopy ? live.say("weiter") : live.say("ohnekopie");
      }
    }
    document.dispatchEvent(new CustomEvent("tn:schlange"));
  };

  // Called with every answer of the server and every silence, also by the pulse of the page.
  live.reached = (isThere) => {
    if (isThere && goneSince) {
      goneSince = null;
      tries = 0;
      live.announce(count() ? live.say("sendet") : "");
    } else if (!isThere && !goneSince) {
      goneSince = live.now();
      live.announce(`${live.say("weg", { uhr: live.clock(goneSince) })} ${waiting(count())}`);
    }
    live.showState();
  };
  live.isGone = () => goneSince !== null;

  const post = async (entry) => {
    const body = new URLSearchParams(entry.fields);
    body.set("eintrag", entry.key);
    body.set("entstanden", entry.made);
    const stop = new AbortController();
    const patience = window.setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch(entry.url, {
        method: "POST",
        body,
        signal: stop.signal,
        redirect: "manual",
        headers: { Accept: "application/json", "X-CSRFToken": document.body.dataset.tnCsrf || "" },
      });
      if (answer.type === "opaqueredirect") return { stand: "abgemeldet" };
      const isOurs = (answer.headers.get("Content-Type") || "").includes("application/json");
      if (isOurs) return await answer.json();
      if (answer.status >= 500 || answer.status === 429) return { stand: "stoerung", satz: live.say("stoerung", { n: answer.status }) };
      return { stand: "abgelehnt", satz: live.say("verschwunden"), keep: true };
    } catch {
      return { stand: "weg" };
    } finally {
      window.clearTimeout(patience);
    }
  };

  const later = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(live.send, PAUSES[Math.min(tries, PAUSES.length - 1)]);
    tries += 1;
  };

  // One entry: true when the next may go.
  const one = async (entry) => {
    const answer = await post(entry);
    if (answer.stand === "weg" || answer.stand === "stoerung") {
      live.change(entry.key, { tried: true });
      live.reached(false);
      later();
      return false;
    }
    signedOut = answer.stand === "abgemeldet";
    if (signedOut) {
      live.change(entry.key, { tried: true });
      live.showState();
      return false;
    }
    live.reached(true);
    if (answer.stand === "gilt" || answer.stand === "galt") {
      live.drop(entry.key);
      document.dispatchEvent(new CustomEvent("tn:gilt", { detail: { entry, answer } }));
      return true;
    }
    // Typed a moment ago and refused at once: the form still holds it. What had waited stays in the list.
    if (entry.tried || answer.keep) live.change(entry.key, { refused: answer.satz, html: answer.html || "" });
    else live.drop(entry.key);
    document.dispatchEvent(new CustomEvent("tn:abgelehnt", { detail: { entry, answer } }));
    return false;
  };

  const run = async () => {
    for (;;) {
      const entry = live.list()[0];
      if (!entry || entry.refused) break;
      if (!(await one(entry))) break;
    }
  };

  live.send = async () => {
    if (busy) return;
    busy = true;
    window.clearTimeout(timer);
    try {
      // Two windows of one person take turns; where the browser cannot, the key of the entry keeps it single.
      if (navigator.locks) await navigator.locks.request("tn-live", run);
      else await run();
    } finally {
      busy = false;
      live.showState();
    }
  };

  window.addEventListener("online", () => { tries = 0; live.send(); });
  window.addEventListener("offline", () => live.reached(false));
  window.addEventListener("beforeunload", (event) => {
    if (count()) event.preventDefault();
  });
})();
