/** What features may use: the only module of the runtime that they import. */

export { Answers, type Stop, type Undo } from "./answers/answers.ts";
export {
  Catalogue,
  type Collection,
  columnsOf,
  loadCatalogue,
  type Question,
} from "./answers/catalogue.ts";
export * from "./answers/dates.ts";
export { nextFollowUp } from "./answers/follow-up.ts";
export { MEMBERSHIP, Row } from "./answers/row.ts";
export { madeAt, newRowId } from "./answers/row-ids.ts";
export { cancelledSteps, readSteps, type Step, STEPS } from "./answers/steps.ts";
export {
  type Address,
  type Answer,
  type Change,
  countAnswered,
  emptied,
  isAnswer,
  isAnswered,
  isSame,
  textOf,
  type Value,
} from "./answers/value.ts";
export type { Comparison, Copy, Difference, Entry, Refusal } from "./backup/file-format.ts";
export type { LinkedFile, LinkedHandle, LinkState } from "./backup/linked-file.ts";
export { listOf } from "./page/answer-elements.ts";
export { cloneBareRow, cloneRow } from "./page/row-template.ts";
export {
  type Context,
  sheetOf,
  type View,
  type Widget,
  type WidgetModule,
} from "./page/widgets.ts";
export { currentPage, type PageState, type WorkbookPage } from "./page/workbook-page.ts";
export { printPanel } from "./print/panel.ts";
export { printOnly } from "./print/print-only.ts";
export { PrintSettings } from "./print/settings.ts";
export { eraseAll, eraseSome } from "./storage/erase.ts";
export type { HistoryEntry, Snapshot } from "./storage/storage.ts";
export { download } from "./ui/download.ts";
export * from "./ui/elements.ts";
export {
  commonTexts,
  dateOf,
  formatDay,
  locale,
  lowerFirst,
  message,
  messagesOf,
  momentOf,
  writtenDay,
} from "./ui/messages.ts";
export { siteUrl } from "./ui/site.ts";
export { undoNote } from "./ui/undo.ts";
export { buttonView, type Result, resultView } from "./ui/views.ts";
export { html, nothing, render, svg, type TemplateResult } from "lit-html";
export { repeat } from "lit-html/directives/repeat.js";
export { guard } from "lit-html/directives/guard.js";

/** What makes and reads copies; only the page Your answers does. */
export const loadBackup = () => import("./backup/backup.ts");
/** What prints several worksheets as one packet; only the print room does. */
export const loadPackets = () => import("./print/packet.ts");
