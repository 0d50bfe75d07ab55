// Where the journal lies. In localStorage what was typed stands at once, but it holds little and reaches the
// disk late; IndexedDB holds much and has it on disk when it says so. So a record lies in the first until the
// second has confirmed it; where there is no IndexedDB, it stays in the first.
const NAME = "istc";
const STORE = "journal";
const SIGN = "#"; // between the name of a sheet and its record

let db = null;

export async function openShelf() {
  db = await new Promise((done) => {
    const request = silent(() => indexedDB.open(NAME, 1));
    if (!request) return done(null);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => done(request.result);
    request.onerror = request.onblocked = () => done(null);
  });
  if (db) db.onversionchange = () => db.close();
}

// Names of all sheets that begin with `base`, in either place.
export async function sheetsOf(base) {
  const near = (silent(() => Object.keys(localStorage)) ?? []).filter((key) => key.startsWith(base) && !key.endsWith("/alive"));
  const far = (await ask((store) => store.getAllKeys(range(base)))) ?? [];
  return [...new Set([...near, ...far.map((key) => key.slice(0, key.indexOf(SIGN)))])];
}

// {record: {items, …}}; what localStorage has of a record is newer.
export async function load(sheet) {
  const prefix = sheet + SIGN;
  const [keys, found] = await Promise.all([
    ask((store) => store.getAllKeys(range(prefix))),
    ask((store) => store.getAll(range(prefix))),
  ]);
  const far = (keys ?? []).map((key, at) => [key.slice(prefix.length), found[at]]);
  return { ...Object.fromEntries(far), ...(silent(() => JSON.parse(localStorage.getItem(sheet))) ?? {}) };
}

// True where localStorage took all of it.
export function keepNear(sheet, records) {
  try {
    if (Object.keys(records).length) localStorage.setItem(sheet, JSON.stringify(records));
    else localStorage.removeItem(sheet);
    return true;
  } catch {
    return false; // full, or switched off
  }
}

// `changes`: record -> {items, …}, or null for one that is done with. True when it is on disk.
export function keepFar(sheet, changes) {
  return ask((store) => {
    for (const [record, own] of changes) {
      if (own) store.put(own, sheet + SIGN + record);
      else store.delete(sheet + SIGN + record);
    }
    return null;
  }, "readwrite").then((said) => said !== undefined);
}

export async function forget(sheet) {
  silent(() => localStorage.removeItem(sheet));
  await ask((store) => store.delete(range(sheet + SIGN)), "readwrite");
}

function range(prefix) {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}

// The result of a request when its transaction is complete; undefined where that failed.
function ask(work, mode = "readonly") {
  return new Promise((done) => {
    try {
      const transaction = db.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => done(request?.result ?? null);
      transaction.onabort = transaction.onerror = () => done(undefined);
      transaction.commit();
    } catch {
      done(undefined);
    }
  });
}

export function silent(work) {
  try {
    return work();
  } catch {
    return null;
  }
}
