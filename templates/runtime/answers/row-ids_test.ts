import assert from "node:assert/strict";
import { madeAt, newRowId, suffixOf } from "./row-ids.ts";

const SHAPE = /^[0-9a-z]{13}(-[a-z0-9-]+)?$/;
const NOW = Date.UTC(2026, 10, 22);

Deno.test("ids of one window differ and sort by the moment they were made", () => {
  const ids = Array.from({ length: 2000 }, () => newRowId());
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual([...ids].sort(), ids);
  for (const id of ids) assert.match(id, SHAPE);
});

Deno.test("ids made within one millisecond still sort in their order", () => {
  const later = Date.now() + 1e6;
  const ids = Array.from({ length: 500 }, () => newRowId("", later));
  assert.deepEqual([...ids].sort(), ids);
});

Deno.test("a clock that is set back does not put a new row before an older one", () => {
  const before = newRowId("", Date.now() + 2e6);
  assert.ok(newRowId("", NOW) > before);
});

Deno.test("an id says when it was made", () => {
  const later = Date.now() + 1e9;
  assert.equal(madeAt(newRowId("", later)), later);
  assert.equal(madeAt(newRowId("-my-ask", later + 1e6)), later + 1e6);
  assert.equal(madeAt("000000001abcd"), 1);
});

for (const suffix of ["", "-my-ask", "-a-b-c", "-x"]) {
  Deno.test(`an id keeps its suffix "${suffix}"`, () => {
    const id = newRowId(suffix);
    assert.equal(suffixOf(id), suffix);
    assert.match(id, SHAPE);
  });
}

Deno.test("the random part always has its length, whatever chance gives", () => {
  const { random } = Math;
  try {
    for (const value of [0, 0.5, 1 / 36, 0.1, 0.999999999]) {
      Math.random = () => value;
      assert.match(newRowId(), SHAPE);
      assert.equal(suffixOf(newRowId("-ask")), "-ask");
    }
  } finally {
    Math.random = random;
  }
});

Deno.test("ids of two thousand years sort as their moments", () => {
  const moments = [0, 1, 35, 36, 1e6, 1e9, NOW, Date.UTC(4000, 0)];
  const ids = moments.map((at) => at.toString(36).padStart(9, "0"));
  assert.deepEqual([...ids].sort(), ids);
  assert.deepEqual(ids.map((id) => madeAt(`${id}abcd`)), moments);
});
