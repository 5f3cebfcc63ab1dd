import { mock } from "node:test";

const { setTimeout, clearTimeout } = globalThis;
/** As many as opening a database and writing to it take. */
const TURNS = 25;

/** One turn of the event loop, in real time. */
export const turn = (): Promise<void> => new Promise((go) => setImmediate(go));

interface Timer {
  readonly at: number;
  readonly work: () => void;
}

/** Time that stands still until it is told to pass: `Date`, `performance.now` and `setTimeout`. */
export class Clock {
  #passed = 0;
  #last = 0;
  readonly #timers = new Map<number, Timer>();

  constructor(now: number) {
    mock.timers.enable({ apis: ["Date"], now });
    mock.method(performance, "now", () => this.#passed);
    const start = (work: (...rest: unknown[]) => void, ms = 0, ...rest: unknown[]) => {
      this.#timers.set(++this.#last, { at: this.#passed + ms, work: () => work(...rest) });
      return this.#last;
    };
    const stop = (timer?: number) => void this.#timers.delete(timer ?? 0);
    Object.assign(globalThis, { setTimeout: start, clearTimeout: stop });
  }

  /** Let time pass; what was waiting for it runs in its order. */
  async pass(ms: number): Promise<void> {
    await this.idle();
    const end = this.#passed + ms;
    for (let next = this.#dueBy(end); next; next = this.#dueBy(end)) {
      const [id, { at, work }] = next;
      this.#timers.delete(id);
      this.#moveTo(Math.max(at, this.#passed));
      work();
      await this.idle();
    }
    this.#moveTo(end);
    await this.idle();
  }

  /** Set the reader's clock, as they may do: timers do not notice. */
  set(now: number): void {
    mock.timers.setTime(now);
  }

  /** Let what is under way go on for some turns. */
  async idle(): Promise<void> {
    for (let n = 0; n < TURNS; n++) await turn();
  }

  stop(): void {
    Object.assign(globalThis, { setTimeout, clearTimeout });
    mock.timers.reset();
    mock.restoreAll();
  }

  #dueBy(end: number): [number, Timer] | undefined {
    const due = [...this.#timers].filter(([, { at }]) => at <= end);
    return due.sort(([, a], [, b]) => a.at - b.at)[0];
  }

  #moveTo(passed: number): void {
    mock.timers.tick(passed - this.#passed);
    this.#passed = passed;
  }
}

/** Run with a clock that stands still. */
export async function withClock(
  work: (clock: Clock) => unknown,
  now = Date.UTC(2026, 10, 22, 10, 42),
): Promise<void> {
  const clock = new Clock(now);
  try {
    await work(clock);
  } finally {
    clock.stop();
  }
}
