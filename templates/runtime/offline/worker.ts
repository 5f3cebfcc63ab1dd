/** What both workers share: their global scope, and which caches are ours. */

export interface WorkerEvent {
  readonly request: Request;
  readonly clientId: string;
  readonly data: unknown;
  waitUntil(work: Promise<unknown>): void;
  respondWith(response: Response | Promise<Response>): void;
}

/** The part of a service worker's global scope that is used; the compiler knows pages only. */
export interface Worker {
  readonly clients: {
    claim(): Promise<void>;
    get(id: string): Promise<{ readonly url: string } | undefined>;
  };
  readonly registration: { unregister(): Promise<boolean> };
  skipWaiting(): Promise<void>;
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void;
}

const VERSION = /^[0-9a-f]{16}$/;

/** The sites of one account share their caches: the name must be ours to the last character. */
export function isOwnCache(name: string, slug: string): boolean {
  const prefix = `workbook-${slug}-`;
  return name.startsWith(prefix) && VERSION.test(name.slice(prefix.length));
}
