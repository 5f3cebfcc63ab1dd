// Makes files that mean harm, from a seed, and lets the page read each: it must refuse it in words,
// or take nothing but addresses, texts and times from it. Runs with `store` and `module` at hand.

const { fromFile, BackupError, compare } = await module("backup.js");
const { checksumOf } = await module("checksum.js");
const { loadCatalogue } = await module("catalogue.js");
const { dryRunTable } = await module("pages/answers/dry-run.js");
const { grouped } = await module("pages/answers/groups.js");
const catalogue = await loadCatalogue();

let { seed } = argument;
const chance = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
const pick = (...all) => all[Math.floor(chance() * all.length)];
const nest = (n, open, close) => open.repeat(n) + close.repeat(n);

const html = "<img src=x onerror='window.hit=1'><script>window.hit=1</script>";
const nested = JSON.parse(nest(3000, "[", "]"));
const long = "x".repeat(150_000);
const manyTexts = Array(5000).fill("");
const noPrimitive = { toString: 1, valueOf: 1 };
const almostLocked = {
  kdf: "PBKDF2-SHA-256", iterations: 1, salt: "AA==", cipher: "AES-256-GCM", iv: "AAAA", data: "AAAA",
};

const slyAddress = () =>
  pick("the-talk/notes", "__proto__/x", "people/__proto__/name", "the-talk/toString", "constructor/prototype", "a/b/c/d");
const badAddress = () =>
  pick("../../x", "the-talk", "", html, "A/B", "x/".repeat(60) + "y", "a/b/c/d/e", 7, null, ["a/b"], {}, nested);
const slyValue = () => pick("words", html, [], [html], ["__proto__"], "constructor", "\0\ud800\u202e", long, manyTexts);
const badValue = () =>
  pick(5, null, true, {}, { length: 3 }, [[["deep"]]], [1], noPrimitive, nested);
const slyTime = () => pick(0, 1, Date.now(), 8.64e15);
const badTime = () => pick(-1, 1e300, 8.65e15, null, "now", {}, noPrimitive);
const label = () => pick(html, "x".repeat(10_000), 5, null, noPrimitive, nested, undefined);

const sly = () => ({ address: slyAddress(), label: label(), value: slyValue(), savedAt: slyTime() });
const fresh = () => ({ ...sly(), address: `old-${Math.floor(chance() * 1e9)}/question` });
const bad = () =>
  pick(
    () => null,
    () => "text",
    () => [],
    () => ({ ...sly(), address: badAddress() }),
    () => ({ ...sly(), value: badValue() }),
    () => ({ ...sly(), savedAt: badTime() }),
  )();

function answersOf() {
  const answers = [...Array(pick(0, 1, 2, 5, 50))].map(fresh);
  if (chance() < 0.6) answers.push(sly());
  if (chance() < 0.3) answers.push(bad());
  if (chance() < 0.1) answers.push(...answers);
  return answers;
}

async function wholeFile() {
  const answers = answersOf();
  const text = JSON.stringify(answers.map((one) => [one?.address, one?.value, one?.savedAt]));
  const made = pick("2026-01-01", html, 5, null, {});
  return { format: "career-workbook-answers", version: 1, workbook: "career-rut", made, checksum: await checksumOf(text), answers };
}

/** What a JSON text can become on its way, and what can be written into it. */
function spoiled(file) {
  const text = JSON.stringify(file);
  return pick(
    () => "\ufeff" + text,
    () => new Uint8Array(Uint16Array.from(`\ufeff${text.slice(0, 1e5)}`, (one) => one.charCodeAt(0)).buffer),
    () => text.slice(0, Math.floor(chance() * text.length)),
    () => text.replace("{", '{"__proto__": {"answers": [], "locked": {}},'),
    () => text.replace('"version":1', `"version":1,"version":${pick(2, -1, '"1"', "{}", "1e400")}`),
    () => text.replace('"answers":', '"answers":[],"answers":'),
    () => JSON.stringify({ ...file, version: pick(2, 99, "1", [1], noPrimitive, null) }),
    () => JSON.stringify({ ...file, checksum: pick("", 5, null, noPrimitive) }),
    () => JSON.stringify({ ...file, answers: pick(null, {}, 5, "text", { length: 1e9 }) }),
    () => JSON.stringify({ ...file, locked: pick(null, {}, 5, html, noPrimitive) }),
    () => JSON.stringify({ ...file, locked: { ...almostLocked, iterations: pick(1e15, -1, 1.5, "9", 7e6) } }),
    () => JSON.stringify({ ...file, locked: { ...almostLocked, [pick("salt", "iv", "data")]: pick("!", "=", 5) } }),
    () => JSON.stringify({ ...file, locked: almostLocked }),
    () => nest(pick(10, 1e5, 2e6), "[", "]"),
    () => nest(pick(10, 1e5), '{"a":', "}"),
    () => `{"format":"career-workbook-answers","version":1,"workbook":"career-rut","answers":${nest(1e5, "[", "]")}}`,
    () => pick("", "null", "5", '"text"', "[]", "{}", html, "NaN"),
    () => new Uint8Array(1000).fill(255),
    () => " ".repeat(32 * 1024 * 1024 + 1),
  )();
}

/** Reads a file as the page does; an error that is no refusal is a failure. */
async function readAsThePageDoes(content) {
  const { entries, madeAt } = await fromFile(new Blob([content]), "career-rut", "passphrase");
  if (!Number.isFinite(madeAt)) throw new Error("a time that is none");
  for (const entry of entries) {
    if (Object.keys(entry).join() !== "address,label,value,savedAt") throw new Error("more than an entry");
    if (![entry.label, entry.value].flat().every((text) => typeof text === "string")) throw new Error("more than text");
  }
  const shaped = entries.map((one) => ({ ...one, value: catalogue.shaped(one.address, one.value) }));
  place.replaceChildren(...dryRunTable(compare(shaped, await store.readAll(), () => false), catalogue, false));
  if (place.querySelector("img, script, a, iframe")) throw new Error("an element came out of a file");
  grouped(shaped.map(({ address }) => address), catalogue);
}

const stored = async () => JSON.stringify([...(await store.readAll())]);
const before = await stored();
const place = document.querySelector("#bring-back").appendChild(document.createElement("div"));
const outcomes = {};
let slowest = 0;

for (let n = 0; n < argument.cases; n++) {
  const file = await wholeFile();
  const content = chance() < 0.5 ? JSON.stringify(file) : spoiled(file);
  const start = performance.now();
  const outcome = await readAsThePageDoes(content).then(
    () => "read",
    (error) => {
      if (error instanceof BackupError) return error.reason;
      throw new Error(`case ${n}: ${error.stack}: ${String(content).slice(0, 300)}`);
    },
  );
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  slowest = Math.max(slowest, performance.now() - start);
}

place.remove();
return { outcomes, slowest, same: (await stored()) === before, hit: window.hit ?? 0, polluted: "answers" in {} || "locked" in {} };
