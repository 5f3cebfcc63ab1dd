/** Run with this in the place of sessionStorage, as in a browser that blocks it or has no room. */
export function withSessionStorage(get: () => Storage, work: () => void): void {
  const before = Object.getOwnPropertyDescriptor(globalThis, "sessionStorage");
  Object.defineProperty(globalThis, "sessionStorage", { configurable: true, get });
  try {
    work();
  } finally {
    if (before) Object.defineProperty(globalThis, "sessionStorage", before);
  }
}

/** The real storage, with some methods that do something else. */
export function sessionStorageWith(methods: Partial<Storage>): Storage {
  return new Proxy(sessionStorage, {
    get(storage, name) {
      const found: unknown = Reflect.get(name in methods ? methods : storage, name);
      return typeof found === "function" ? found.bind(storage) : found;
    },
  });
}
