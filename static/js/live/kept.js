// Copies of this page on the device while its meeting runs, so that it can be loaded and turned to another item
// without network. worker.js serves them; house.js empties them for everybody else.
(() => {
  const live = window.tnLive;
  if (!live) return;
  const { room } = live;
  const LONGEST = 12 * 60 * 60 * 1000;
  const prefix = `tn-live-kopien:${room.dataset.person}:${room.dataset.sitzung}:`;
  const HEADERS = ["Content-Type", "Content-Security-Policy", "Content-Language", "Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options"];
  const canKeep = "serviceWorker" in navigator && "caches" in window;
  const memory = new Map();
  let turn = Promise.resolve();
  let isKept = false;
  let isOver = false;

  const isRunning = () => document.getElementById("kopf").hasAttribute("data-laeuft");
  const address = (item) => `${room.dataset.seite}?punkt=${item}`;
  const inTurn = (deed) => {
    turn = turn.then(deed).catch(() => {});
    return turn;
  };
  const shelf = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
    const good = names.find((name) => Date.now() - Number(name.slice(prefix.length)) < LONGEST);
    await Promise.all(names.filter((name) => name !== good).map((name) => caches.delete(name)));
    return caches.open(good || `${prefix}${Date.now()}`);
  };
  const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

  // --- putting in -------------------------------------------------------------------------
  const put = (item, html, headers, isHere) => inTurn(async () => {
    if (!canKeep || isOver || !isRunning()) return;
    const marked = html.includes("data-kopie") ? html : html.replace('id="leitung"', `id="leitung" data-kopie data-vor="${live.ahead}"`);
    const kept = new Headers([...HEADERS].filter((name) => headers.get(name)).map((name) => [name, headers.get(name)]));
    const all = await shelf();
    await all.put(address(item), new Response(marked, { headers: kept }));
    if (isHere) await all.put(room.dataset.seite, new Response(marked, { headers: kept }));
  });
  // The page of one item as the server has it now; false when there is no network.
  live.stock = async (item, isHere) => {
    try {
      const answer = await fetch(address(item), { redirect: "manual" });
      if (!answer.ok) {
        if (answer.status < 500) await live.emptyCopies();
        return true;
      }
      const html = await answer.text();
      // Somebody else signed in beside this window: nothing of that person is kept here.
      if (!html.includes(`data-person="${room.dataset.person}"`)) {
        await live.emptyCopies();
        return true;
      }
      memory.set(item, html);
      await put(item, html, answer.headers, isHere);
      return true;
    } catch {
      return false;
    }
  };
  live.isStocked = (item) => memory.has(item);
  // What the pulse brought belongs into the copy too, without another request.
  live.patchCopy = (item, html) => {
    if (!canKeep) return undefined;
    return inTurn(async () => {
      const stored = !isOver && isRunning() && (await (await shelf()).match(address(item)));
      if (!stored) return;
      const page = parsed(await stored.text());
      parsed(html).querySelectorAll("[hx-swap-oob]").forEach((fresh) => {
        fresh.removeAttribute("hx-swap-oob");
        page.getElementById(fresh.id)?.replaceWith(fresh);
      });
      const text = `<!doctype html>\n${page.documentElement.outerHTML}`;
      memory.set(item, text);
      const all = await shelf();
      await all.put(address(item), new Response(text, { headers: stored.headers }));
      await all.put(room.dataset.seite, new Response(text, { headers: stored.headers }));
    });
  };

  // --- taking out -------------------------------------------------------------------------
  const found = async (url) => {
    if (!canKeep) return undefined;
    for (const name of (await caches.keys()).filter((key) => key.startsWith(prefix))) {
      const stored = await (await caches.open(name)).match(url);
      if (stored) return stored.text();
    }
    return undefined;
  };
  live.copyOf = async (item) => memory.get(item) || found(address(item)).catch(() => undefined);
  // Loaded from a copy: people and agenda as this device last knew them, whichever item was open then.
  const freshen = async () => {
    const html = await found(room.dataset.seite).catch(() => undefined);
    const page = parsed(html || "");
    ["kopf", "tops", "anwesend", "leute"].forEach((id) => {
      const fresh = page.getElementById(id);
      const old = document.getElementById(id);
      if (fresh && old) old.replaceWith(fresh);
    });
    const item = document.getElementById("saal").dataset.punkt;
    document.querySelectorAll("#tops a[data-punkt]").forEach((link) => {
      if (link.dataset.punkt === item) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    });
    document.dispatchEvent(new CustomEvent("tn:aufgefrischt"));
  };

  // --- beginning and end ------------------------------------------------------------------
  live.isKept = () => isKept;
  live.emptyCopies = () => inTurn(async () => {
    isKept = false;
    isOver = true;
    memory.clear();
    if (!canKeep) return;
    const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
    await Promise.all(names.map((name) => caches.delete(name)));
    const guard = await navigator.serviceWorker.getRegistration(room.dataset.seite);
    await guard?.unregister();
  });
  const keepFiles = () => inTurn(async () => {
    const loaded = performance.getEntriesByType("resource").filter((entry) => ["link", "script", "css", "img", "other"].includes(entry.initiatorType));
    const own = loaded.map((entry) => entry.name).filter((name) => name.startsWith(`${window.location.origin}/`));
    const all = await shelf();
    await Promise.allSettled([...new Set(own)].map(async (name) => (await all.match(name, { ignoreVary: true })) || all.add(name)));
  });
  // Asked after every change of the page: a meeting that runs is kept, one that has ended is not.
  live.keep = async () => {
    if (!canKeep || document.readyState !== "complete") return;
    if (!isRunning()) {
      if (isKept) await live.emptyCopies();
      return;
    }
    if (isKept) return;
    isKept = true;
    isOver = false;
    memory.clear();
    live.stockUpSoon();
    try {
      await navigator.serviceWorker.register(room.dataset.wache, { scope: room.dataset.seite });
      await keepFiles();
    } catch {
      isKept = false;
    }
  };
  window.addEventListener("load", () => {
    if (isRunning()) live.keep();
    else live.emptyCopies();
  });
  live.isCopy = "kopie" in room.dataset;
  if (live.isCopy) freshen();
})();
