/**
 * A window in which release 0.1.0 was told to forget its answers when it is closed. They are in `sessionStorage`, under
 * `workbook-<slug>.session`. The reader says once what happens to them; until then they stay in this window only.
 */

import texts from "#messages/answers.json" with { type: "json" };
import {
  type Address,
  type Answer,
  countAnswered,
  isAnswer,
  isAnswered,
} from "../answers/value.ts";
import { openStore } from "../storage/answer-store.ts";
import { MemoryStorage } from "../storage/memory.ts";
import type { WebStorage } from "../storage/web-storage.ts";
import { download } from "../ui/download.ts";
import { button, element, type ResultLine, resultLine } from "../ui/elements.ts";
import { commonTexts, messagesOf } from "../ui/messages.ts";
import { Channel } from "./channel.ts";
import type { WorkbookPage } from "./workbook-page.ts";

const say = messagesOf({ ...commonTexts, ...texts });

type Session = Pick<WebStorage, "getItem" | "setItem" | "removeItem">;

/** The answers of this window; nothing, and no session any more, when it holds none. */
export function openSession(session: Session, key: string): MemoryStorage | undefined {
  const answers = parse(session.getItem(key));
  if (!answers) return undefined;
  if (countAnswered(answers)) return new MemoryStorage(answers, keep);
  session.removeItem(key);
  return undefined;

  function keep(now: ReadonlyMap<Address, Answer>): void {
    const isKept = session.setItem(key, JSON.stringify([...now]));
    if (!isKept) throw new Error("there is no room for it in this window");
  }
}

function parse(text: string | null): Map<Address, Answer> | undefined {
  try {
    const entries: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(entries) ? new Map(entries.filter(isEntry)) : undefined;
  } catch {
    return undefined;
  }
}

const isEntry = (raw: unknown): raw is [Address, Answer] =>
  Array.isArray(raw) && typeof raw[0] === "string" && isAnswer(raw[1]);

/** Ask what happens to them: saved here, downloaded, or forgotten. */
export function askAboutSession(page: WorkbookPage, session: Session, key: string): void {
  const forget = () => session.removeItem(key);
  page.bar.after(new SessionQuestion(page, forget).note);
  // A page that Back brings up as it was may show what has been forgotten since, and would write it again.
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
}

class SessionQuestion {
  readonly note = element("section", "", "wb-data-loss");
  readonly #result: ResultLine = resultLine();

  constructor(private readonly page: WorkbookPage, private readonly forget: () => void) {
    const answers = say("answers", { n: countAnswered(page.answers) });
    this.note.setAttribute("role", "alert");
    this.note.dataset.part = "session-window";
    this.note.append(
      element("p", say("session_left", { answers })),
      button(say("session_save"), () => this.#try(() => this.#save())),
      button(say("download_now"), () => this.#try(() => this.#download())),
      button(say("session_forget"), () => this.#end()),
      this.#result.line,
    );
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch {
      this.#result.alarm(say("session_failed"));
      this.#result.line.focus();
    }
  }

  /** What is typed from here on would be in neither place. */
  async #save(): Promise<void> {
    const { root, slug, answers } = this.page;
    root.inert = true;
    try {
      const changed = await storeAll(slug, answers);
      new Channel(slug).post({ changed });
    } catch (error) {
      root.inert = false;
      throw error;
    }
    this.#end();
  }

  async #download(): Promise<void> {
    const { name, file, remark } = await this.page.copy();
    if (remark) throw new Error("only some of the answers could be copied");
    download(name, file);
    this.#result.say(say("session_downloaded", { name }));
  }

  #end(): void {
    this.forget();
    location.reload();
  }
}

/**
 * Write them into the database of this device; what they replace there goes to the history.
 *
 * @returns their addresses
 */
async function storeAll(
  slug: string,
  answers: Iterable<readonly [Address, Answer]>,
): Promise<Address[]> {
  const store = await openStore(slug);
  const there = await store.read();
  const here = [...answers].filter(([, { value }]) => isAnswered(value));
  await store.snapshot(say("before_keep"));
  await store.write(here.map(([address, { value }]) => {
    return { address, value, base: there.get(address)?.rev ?? 0, keep: true };
  }));
  store.close();
  return here.map(([address]) => address);
}
