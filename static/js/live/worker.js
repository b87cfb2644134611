// Without network, and only then: the page of a running meeting from the copies it keeps itself (kept.js).
// Registered for the address of one meeting, so that no other page of the house ever passes through here.
const COPIES = "tn-live-kopien:";
const LONGEST = 12 * 60 * 60 * 1000;
const PATIENCE = 10000;
const FILES = ["style", "script", "image", "font"];
const HOME = new URL(self.registration.scope).pathname;
const MEETING = HOME.split("/").at(-3);

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const copies = async () => {
  const name = (await caches.keys()).find((key) => {
    const [, , meeting, since] = key.split(":");
    return key.startsWith(COPIES) && meeting === MEETING && Date.now() - Number(since) < LONGEST;
  });
  return name && caches.open(name);
};

const copyOf = async (url) => {
  const shelf = await copies();
  const item = url.searchParams.get("punkt");
  return (item && (await shelf?.match(`${HOME}?punkt=${item}`))) || shelf?.match(HOME);
};

// The server first. A network that neither answers nor refuses counts as gone after a while, as for entries.
const page = async (request) => {
  const answer = fetch(request);
  const silence = new Promise((_, no) => { setTimeout(no, PATIENCE); });
  try {
    return await Promise.race([answer, silence]);
  } catch {
    return (await copyOf(new URL(request.url))) || answer;
  }
};

const file = async (request) => {
  try {
    return await fetch(request);
  } catch (error) {
    const found = await (await copies())?.match(request.url, { ignoreVary: true });
    if (!found) throw error;
    return found;
  }
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    if (new URL(request.url).pathname === HOME) event.respondWith(page(request));
  } else if (FILES.includes(request.destination)) {
    event.respondWith(file(request));
  }
});
