// What a device keeps of a running meeting until the server has it: entries in order, and texts being written.
// One drawer per person and meeting; emptied as entries arrive, and by house.js when somebody else signs in.
(() => {
  const room = document.getElementById("leitung");
  if (!room) return;
  const drawer = `tn-live:${room.dataset.person}:${room.dataset.sitzung}`;
  const texts = `tn-live-text:${room.dataset.person}:`;
  const figures = `tn-live-zahlen:${room.dataset.person}:`;
  const memory = new Map();
  let works = true;

  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return memory.get(key) ?? null;
    }
  };
  const write = (key, value) => {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch {
      works = false;
      if (value === null) memory.delete(key);
      else memory.set(key, value);
    }
  };
  const list = () => {
    if (memory.has(drawer)) return JSON.parse(memory.get(drawer));
    try {
      return JSON.parse(read(drawer) || "[]");
    } catch {
      return [];
    }
  };
  const keep = (entries) => write(drawer, entries.length ? JSON.stringify(entries) : null);

  // The server's clock: the device's own may be wrong. A copy of the page knows the difference from before.
  const ahead = "vor" in room.dataset ? Number(room.dataset.vor) : Date.parse(room.dataset.jetzt) - Date.now();
  const clock = (at) => new Intl.DateTimeFormat("de-DE", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Berlin" }).format(at);

  const key = () => {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };

  // Voices name the roll call they belong to: whoever discards its beginning discards them too.
  const hangOn = (entry) => {
    const name = entry.fields.find(([field]) => field === "namentlich")?.[1];
    return name ? list().filter((other) => other.url.includes(name)) : [];
  };

  const words = JSON.parse(document.getElementById("saal-worte").textContent);
  window.tnLive = {
    room,
    ahead,
    key,
    list,
    hangOn,
    clock,
    now: () => new Date(Date.now() + ahead),
    works: () => works,
    say: (name, values = {}) => (words[name] || "").replace(/\{(\w+)\}/g, (all, what) => values[what] ?? all),
    add: (entry) => keep([...list(), entry]),
    replace: (which, entry) => keep(list().map((old) => (old.key === which ? entry : old))),
    drop: (which) => keep(list().filter((entry) => entry.key !== which)),
    change: (which, values) => keep(list().map((entry) => (entry.key === which ? { ...entry, ...values } : entry))),
    text: (item) => JSON.parse(read(texts + item) || "null"),
    figures: (which) => JSON.parse(read(figures + which) || "null"),
    keepFigures: (which, value) => write(figures + which, value === null ? null : JSON.stringify(value)),
    keepText: (item, value) => write(texts + item, value === null ? null : JSON.stringify(value)),
  };
})();
