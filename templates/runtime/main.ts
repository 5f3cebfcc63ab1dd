/** Starts the workbook on a page: the only module that acts when it is loaded. */

import { openPage, type WorkbookPage } from "./page/workbook-page.ts";
import { findLoss, offerLost } from "./page/data-loss.ts";
import { mountQuickExit } from "./page/quick-exit.ts";
import { remind } from "./page/reminder.ts";
import { showFailure } from "./page/failures.ts";
import { inTime } from "./page/in-time.ts";
import { type Loaders, Widgets } from "./page/widgets.ts";
import * as print from "./print/print.ts";
import { PrintSettings } from "./print/settings.ts";
import { AnswerStore } from "./storage/answer-store.ts";
import type { Storage } from "./storage/storage.ts";
import { WebStorage } from "./storage/web-storage.ts";
import { message } from "./ui/messages.ts";

/** The widgets that a page may have, by the name in `data-widget`. */
const FEATURES: Loaders = {
  answers: () => import("./features/your-answers/answers.ts"),
  continue: () => import("./features/home/continue.ts"),
  stuck: () => import("./features/quiz/stuck.ts"),
  "then-and-now": () => import("./features/quiz/then-and-now.ts"),
  calendar: () => import("./features/calendar/calendar.ts"),
  letter: () => import("./features/letters/letter.ts"),
  "look-back": () => import("./features/weekly-plan/look-back.ts"),
  "next-step": () => import("./features/weekly-plan/next-step.ts"),
  people: () => import("./features/people/people.ts"),
  sum_up: () => import("./features/letters/sum-up.ts"),
  "this-week": () => import("./features/weekly-plan/this-week.ts"),
  print: () => Promise.resolve(print),
  "print-room": () => import("./features/print-room/print-room.ts"),
};

const session = new WebStorage("sessionStorage");

const bar = document.querySelector<HTMLElement>(".wb-status[data-workbook]");
if (bar) start(bar).catch(failToStart);
else keepOffline(() => Promise.resolve());

async function start(bar: HTMLElement): Promise<void> {
  let hasMoved = false;
  const page = await openPage(bar, () => openSession(bar), async (page) => {
    hasMoved = await migrate(page);
  });
  if (page.local.getItem(`workbook-${page.slug}.spellcheck`) === "off") {
    page.root.spellcheck = false;
  }
  page.mount();
  // From here on it saves, whatever comes of the rest.
  document.querySelector(".wb-not-started")?.remove();
  // Before printing, rows show all, then their words are put on paper, then widgets draw for this kind of print.
  print.mountPrint(page.root, new PrintSettings(page.local, page.slug));
  const widgets = new Widgets(page, FEATURES);
  page.widgets = widgets;
  showStatus(page);
  // Whatever a widget does, the words are guarded. Those that are only on this page would not outlive a new edition.
  if (page.state !== "off") keepOffline(() => page.saver.settled());
  if (page.isStored) lookAfter(page, hasMoved).catch(console.error);
  await widgets.mount();
  document.documentElement.dataset.workbook = "ready";
}

/** Unless it had come so far that it saves, the page says that it does not. */
function failToStart(error: unknown): void {
  document.documentElement.dataset.workbook = "failed";
  reportError(error);
}

function showStatus(page: WorkbookPage): void {
  const isWorksheet = page.kind === "worksheet";
  if (isWorksheet) {
    page.bar.append(print.printButton());
    mountQuickExit(page.bar);
  }
  if (page.state === "off") showUnavailable(page);
  else if (page.state === "session") askAboutSession(page);
  else if (isWorksheet) page.status.ready(page.lastSaved());
}

/** A window with answers of its own saves nothing when what opens them has not come; that may be tried again. */
function showUnavailable(page: WorkbookPage): void {
  page.status.unavailable();
  const sayFailed = () => showFailure(page.bar, page, sayFailed);
  if (session.getItem(sessionKey(page.slug))) sayFailed();
}

/** The answers of a window that release 0.1.0 was told to forget; no other window loads what asks about them. */
async function openSession({ dataset }: HTMLElement): Promise<Storage | undefined> {
  const key = sessionKey(dataset.workbook);
  if (!session.getItem(key)) return undefined;
  const { openSession } = await inTime(import("./page/session-window.ts"));
  return openSession(session, key);
}

async function askAboutSession(page: WorkbookPage): Promise<void> {
  page.status.say(message("session_only"));
  try {
    const { askAboutSession } = await import("./page/session-window.ts");
    askAboutSession(page, session, sessionKey(page.slug));
  } catch (error) {
    console.error(error);
    showFailure(page.bar, page, () => askAboutSession(page));
  }
}

/** This name is on readers' devices. */
function sessionKey(slug = ""): string {
  return `workbook-${slug}.session`;
}

/** Answers of an earlier edition go where this one asks for them, before the page shows any. */
async function migrate({ bar, storage, tail }: WorkbookPage): Promise<boolean> {
  const { moves } = bar.dataset;
  if (!moves || !(storage instanceof AnswerStore)) return false;
  try {
    const { migrateOnStart } = await inTime(import("./storage/migrate.ts"));
    return await migrateOnStart(storage, tail, moves);
  } catch {
    return false; // They stay where they are until the next page.
  }
}

/** What came back under a former id since: from an old copy, or a window of an earlier edition. */
async function migrateLateArrivals(page: WorkbookPage): Promise<void> {
  const { bar, storage, answers, channel } = page;
  const { moves } = bar.dataset;
  if (!moves || !(storage instanceof AnswerStore)) return;
  const { migrateLateArrivals } = await inTime(import("./storage/migrate.ts"));
  const changed = await migrateLateArrivals(storage, answers, moves);
  if (!changed.length) return;
  channel.post({ changed });
  await page.reload();
  page.followCopies();
}

/** What was lost is offered; what is at risk is said. */
async function lookAfter(page: WorkbookPage, hasMoved: boolean): Promise<void> {
  const { bar, answers, storage, mirror, kind } = page;
  const loss = await findLoss(answers, mirror);
  if (loss) {
    page.isMirrorHeld = true;
    const leave = () => void (page.isMirrorHeld = false);
    offerLost(bar, loss, { leave, restore: () => restore(page, loss.lost) });
  }
  if (kind !== "answers") remind(bar, answers, Number(await storage.meta("copied")) || 0);
  await migrateLateArrivals(page).catch(console.error);
  if (hasMoved && !loss) page.followCopies();
  await storage.tidy().catch(console.error);
  await followFile(page);
}

async function restore(
  page: WorkbookPage,
  lost: NonNullable<Awaited<ReturnType<typeof findLoss>>>["lost"],
): Promise<void> {
  const edits = lost.map(([address, { value }]) => ({ address, value, base: 0 }));
  await page.storage.write(edits, "theirs");
  page.isMirrorHeld = false;
  await page.reload();
  await migrateLateArrivals(page).catch(console.error);
  page.followCopies();
  page.status.say(message("brought_back"));
}

/** The copy in a file that the reader chose is loaded only where there is one. */
async function followFile(page: WorkbookPage): Promise<void> {
  const { kind, storage, slug, answers } = page;
  if (kind === "answers" || !(await storage.meta("file"))) return;
  const { LinkedFile } = await import("./backup/backup.ts");
  const file = new LinkedFile(storage, slug);
  page.followFile = () => file.follow();
  await file.catchUp(answers);
}

/** Last of all: what the reader sees comes first. A file that never answers does not hold it up for ever. */
async function keepOffline(settled: () => Promise<void>): Promise<void> {
  await inTime(loaded()).catch(() => {});
  const register = () =>
    import("./offline/register.ts").then((offline) => offline.keepOffline(settled)).catch(() => {});
  (globalThis.requestIdleCallback ?? setTimeout)(register);
}

function loaded(): Promise<unknown> {
  return new Promise((resolve) => {
    if (document.readyState === "complete") resolve(undefined);
    else addEventListener("load", resolve, { once: true });
  });
}
