import assert from "node:assert/strict";
import { sessionStorageWith, withSessionStorage } from "../testing/web-storage.ts";
import { WebStorage } from "./web-storage.ts";

const storage = new WebStorage("sessionStorage");

const denied = (): never => {
  throw new DOMException("denied", "SecurityError");
};
const full = (): never => {
  throw new DOMException("full", "QuotaExceededError");
};

/** A browser that does not let the page store anything does so in one of these ways. */
const BLOCKED: Record<string, () => Storage> = {
  "asking for it throws": denied,
  "it is missing": () => undefined as unknown as Storage,
  "it is null": () => null as unknown as Storage,
  "each of its methods throws": () =>
    sessionStorageWith({ getItem: denied, setItem: denied, removeItem: denied }),
};

function clean(work: () => void): void {
  sessionStorage.clear();
  try {
    work();
  } finally {
    sessionStorage.clear();
  }
}

Deno.test("what is stored is found, until it is removed", () => {
  clean(() => {
    assert.equal(storage.getItem("a"), null);
    assert.equal(storage.setItem("a", "x"), true);
    assert.equal(storage.getItem("a"), "x");
    storage.removeItem("a");
    storage.removeItem("a");
    assert.equal(storage.getItem("a"), null);
  });
});

Deno.test("keys are those that begin like this", () => {
  clean(() => {
    for (const key of ["workbook-a.tail.1", "workbook-a.tail.2", "workbook-ab.tail.1", "x"]) {
      storage.setItem(key, "");
    }
    const found = storage.keys("workbook-a.tail.").sort();
    assert.deepEqual(found, ["workbook-a.tail.1", "workbook-a.tail.2"]);
    assert.equal(storage.keys("").length, 4);
  });
});

for (const text of ["", "{", "undefined", "{'a': 1}", "\0"]) {
  Deno.test(`${JSON.stringify(text)} is not JSON and is nothing`, () => {
    clean(() => {
      storage.setItem("a", text);
      assert.equal(storage.getJson("a"), null);
    });
  });
}

Deno.test("JSON is read as what it says", () => {
  clean(() => {
    assert.equal(storage.getJson("missing"), null);
    for (const value of [null, 5, "x", [1, { a: [] }], {}]) {
      storage.setItem("a", JSON.stringify(value));
      assert.deepEqual(storage.getJson("a"), value);
    }
  });
});

for (const [how, get] of Object.entries(BLOCKED)) {
  Deno.test(`nothing is found and nothing throws when ${how}`, () => {
    withSessionStorage(get, () => {
      assert.equal(storage.setItem("a", "x"), false);
      assert.equal(storage.getItem("a"), null);
      assert.equal(storage.getJson("a"), null);
      assert.deepEqual(storage.keys("a"), []);
      storage.removeItem("a");
    });
  });
}

Deno.test("a full storage says that it did not write, and keeps what it holds", () => {
  clean(() => {
    storage.setItem("a", "before");
    const isFull = sessionStorageWith({ setItem: full });
    withSessionStorage(() => isFull, () => {
      assert.equal(storage.setItem("a", "after"), false);
      assert.equal(storage.getItem("a"), "before");
      storage.removeItem("a");
      assert.equal(storage.getItem("a"), null);
    });
  });
});

Deno.test("a really full storage is survived", () => {
  clean(() => {
    assert.equal(storage.setItem("a", "x".repeat(20_000_000)), false);
    assert.equal(storage.getItem("a"), null);
    assert.equal(storage.setItem("a", "x"), true);
  });
});
