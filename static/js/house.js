// Small conveniences. Every page works without this file.
(() => {
  const page = document.documentElement;

  // htmx: our own token on every request that changes something; the cookie is not readable.
  document.addEventListener("htmx:configRequest", (event) => {
    const token = document.body.dataset.tnCsrf;
    if (token) event.detail.headers["X-CSRFToken"] = token;
  });
  // A lost session answers with the sign-in page: go there instead of pasting it into a table.
  const signIn = document.body.dataset.tnSignIn;
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (signIn && event.detail.xhr.responseURL.includes(signIn)) {
      event.detail.shouldSwap = false;
      window.location.reload();
    }
  });

  // "/" goes to the search, except while somebody types.
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const field = document.querySelector('[data-tn-hotkey="/"]');
    if (field) {
      event.preventDefault();
      field.focus();
      field.select();
    }
  });

  // Menus: Escape closes and gives the focus back; a click elsewhere closes.
  const menus = () => document.querySelectorAll("details.tn-klapp[open], details.tn-pop[open]");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menus().forEach((menu) => {
      const inside = menu.contains(document.activeElement);
      menu.open = false;
      if (inside) menu.querySelector("summary").focus();
    });
  });
  document.addEventListener("click", (event) => {
    menus().forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  // Light and dark at once; the form behind it keeps the choice.
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-tn-theme-switch]");
    if (!form || !event.submitter) return;
    event.preventDefault();
    const choice = event.submitter.value;
    const body = new FormData(form, event.submitter);
    fetch(form.action, { method: "POST", body, redirect: "manual" });
    page.dataset.tnTheme = choice;
    const dark = choice === "dark" || (choice === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
    page.dataset.kernTheme = dark ? "dark" : "light";
    form.querySelectorAll("button").forEach((button) => {
      if (button === event.submitter) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    });
  });

  // Autosave: a form with data-tn-autosave="<address>" is sent there a moment after the last key.
  // The element [data-tn-autosave-note] in it then says when.
  const timers = new WeakMap();
  const save = async (form) => {
    const note = form.querySelector("[data-tn-autosave-note]");
    try {
      const headers = { "X-CSRFToken": document.body.dataset.tnCsrf || "" };
      const answer = await fetch(form.dataset.tnAutosave, { method: "POST", body: new FormData(form), headers });
      if (note && answer.ok && !answer.redirected) note.textContent = await answer.text();
      else if (note && note.dataset.failed) note.textContent = note.dataset.failed;
    } catch {
      if (note && note.dataset.failed) note.textContent = note.dataset.failed;
    }
  };
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-tn-autosave]");
    if (!form) return;
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(save, 1500, form));
  });
  document.addEventListener("submit", (event) => clearTimeout(timers.get(event.target)), true);

  // What a device kept of a running meeting belongs to one person: gone when somebody else is signed in here,
  // and at the sign-out. Whoever was only signed out by the clock finds it again.
  const kept = (isGone) => {
    try {
      const keys = Object.keys(localStorage).filter((key) => /^tn-live(-text|-zahlen)?:/.test(key) && isGone(key));
      return { keys, forget: () => keys.forEach((key) => localStorage.removeItem(key)) };
    } catch {
      return { keys: [], forget: () => {} };
    }
  };
  const person = document.body.dataset.tnPerson;
  if (person) kept((key) => key.split(":")[1] !== person).forget();
  // Copies of its pages go as well, also by their age and when nobody is signed in; so does what would serve them.
  const dropCopies = async (isGone) => {
    if (!("caches" in window)) return;
    const names = (await caches.keys()).filter((name) => name.startsWith("tn-live-kopien:") && isGone(name.split(":")));
    await Promise.all(names.map((name) => caches.delete(name)));
  };
  const longest = 12 * 60 * 60 * 1000;
  if (person) dropCopies(([, owner, , since]) => owner !== person || Date.now() - Number(since) > longest);
  else if ("tnNobody" in document.body.dataset) dropCopies(() => true);
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-tn-sign-out]");
    if (!form) return;
    const own = kept(() => true);
    const waits = own.keys.some((key) => key.startsWith("tn-live:"));
    if (waits && !window.confirm(form.dataset.tnSignOut)) {
      event.preventDefault();
      return;
    }
    own.forget();
    dropCopies(() => true);
    navigator.serviceWorker?.getRegistrations().then((all) => all.forEach((one) => one.unregister()));
  });

  // Without network a form would go nowhere and take its page along: said as soon as it is known, and held back.
  // The page of a running meeting keeps a queue of its own. A machine without network may still reach itself: asked.
  const words = document.body.dataset.tnOffline;
  if (words && !document.getElementById("leitung")) {
    const note = Object.assign(document.createElement("p"), { className: "tn-hinweis tn-hinweis--warn", textContent: words });
    note.setAttribute("role", "alert");
    const look = async () => {
      const isThere = navigator.onLine || (await fetch("/healthz", { method: "HEAD", cache: "no-store" }).then(() => true, () => false));
      if (isThere) note.remove();
      else document.getElementById("inhalt")?.prepend(note);
    };
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    document.addEventListener("submit", (event) => {
      if (!note.isConnected || event.target.method !== "post") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      note.scrollIntoView({ block: "nearest" });
      look();
    }, true);
    look();
  }

  // The error summary takes the focus, so that it is read first.
  document.querySelector("[data-tn-focus]")?.focus();

  // Select all rows of a list with one tick.
  document.addEventListener("change", (event) => {
    const all = event.target.closest("[data-tn-select-all]");
    if (!all) return;
    const boxes = document.querySelectorAll(`input[type=checkbox][name="${all.dataset.tnSelectAll}"]`);
    boxes.forEach((box) => {
      box.checked = all.checked;
      box.closest("tr")?.classList.toggle("ist-gewaehlt", all.checked);
    });
  });

  // Print buttons: only a script can print, so only a script shows them.
  document.querySelectorAll("[data-tn-print]").forEach((button) => {
    button.hidden = false;
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-tn-print]")) window.print();
  });
})();
