import { Saver } from "../storage/saver.ts";
import { type Clock, withClock } from "./clock.ts";
import { SlowStorage } from "./slow-storage.ts";

export interface SaverScene {
  readonly clock: Clock;
  readonly storage: SlowStorage;
  readonly saver: Saver;
  /** What the saver says, in order: its states, `saved ADDRESSES` and `erased`. */
  readonly said: string[];
  type(address: string, value: string): void;
}

/** A test of a saver on a slow storage, while time stands still. */
export function test(name: string, work: (scene: SaverScene) => Promise<void>): void {
  Deno.test(name, () =>
    withClock(async (clock) => {
      const storage = new SlowStorage();
      const said: string[] = [];
      const saver = new Saver(storage, {
        state: (state) => void said.push(state),
        saved: (written) => void said.push(`saved ${written.map((one) => one.address).join()}`),
        erased: () => void said.push("erased"),
      });
      const type = (address: string, value: string) => saver.change([{ address, value }]);
      await work({ clock, storage, saver, said, type });
    }));
}

export const textsOf = (edits: readonly { address: string; value: unknown }[]) =>
  edits.map(({ address, value }) => `${address}=${value}`).join();
