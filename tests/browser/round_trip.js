// Saves answers of any text, copies them, erases them and restores them, many times over; each time
// they must be equal. Runs with `module` at hand.

const { openStore } = await module("store.js");
const { fromFile, toFile } = await module("backup.js");
const other = await openStore("round-trip");

let { seed } = argument;
const chance = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
const below = (n) => Math.floor(chance() * n);

// Control signs, letters, right to left, marks of direction, halves of surrogate pairs, and anything.
const RANGES = [[0, 0x20], [0x20, 0x7f], [0x80, 0x500], [0x590, 0x700], [0x2000, 0x2070], [0xd800, 0xe000], [0xfe00, 0x10000], [0, 0x10000]];
function unit() {
  const [from, to] = RANGES[below(RANGES.length)];
  return String.fromCharCode(from + below(to - from));
}
const text = (most) => Array.from({ length: 1 + below(most) }, unit).join("");
const long = () => text(20).repeat(150_000).slice(0, 150_000);
const several = () => Array.from({ length: 1 + below(4) }, () => text(10));
const isLong = (n) => n % 250 === 0;
const valueOf = (n) => (isLong(n) ? long() : chance() < 0.2 ? several() : text(60));
const values = (answers) => JSON.stringify([...answers].map(([address, { value }]) => [address, value]));

for (let n = 0; n < argument.cases; n++) {
  const addresses = Array.from({ length: 1 + below(4) }, (_, m) => `sheet-${below(9)}/field-${m}`);
  await other.save(addresses.map((address) => ({ address, value: valueOf(n), base: 0 })));
  const before = await other.readAll();
  const { text: file } = await toFile(before, () => text(30), { slug: "round-trip", title: text(20), edition: text(20) });
  await other.erase();
  if ((await other.readAll()).size) throw new Error(`case ${n}: something is left`);
  const { entries } = await fromFile(new Blob([file]), "round-trip");
  await other.save(entries.map(({ address, value }) => ({ address, value, base: 0 })));
  const after = await other.readAll();
  if (values(after) !== values(before)) throw new Error(`case ${n}: ${values(before)} became ${values(after)}`);
  if (isLong(n)) await other.erase();
}
return "equal";
