/** Where the answers are, how many, and when they were last saved and copied; and the ways to the sections. */

import {
  guard,
  html,
  isAnswered,
  momentOf,
  nothing,
  type TemplateResult,
  textOf,
} from "../../kit.ts";
import type { AnswersContext } from "./answers-context.ts";
import { copySize, isNearlyFull } from "./copy-size.ts";
import { say } from "./texts.ts";
import type { Section } from "./views.ts";

const PLACES = { stored: "where_stored", session: "where_session", off: "where_off" } as const;

export const overviewView = (context: AnswersContext): TemplateResult =>
  html`
    <section class="wb-overview">
      <p>${say(PLACES[context.page.state])}</p>
      ${guard([context.version], () => [
        html`<ul>${factsOf(context).map((fact) => html`<li>${fact}</li>`)}</ul>`,
        nearlyFullView(context),
      ])}
      ${context.hasQuestions ? nothing : html`<p>${say("no_questions")}</p>`}
    </section>
  `;

/** Links to the sections that have something to show. */
export const jumpListView = (sections: readonly Section[]): TemplateResult =>
  html`
    <nav class="wb-jump" aria-label=${say("on_this_page")}>
      ${sections.filter((section) => section.isShown()).map(({ id, title }) =>
        html`<a href="#${id}">${title}</a>`
      )}
    </nav>
  `;

function factsOf({ answers, count, copiedAt, page }: AnswersContext): string[] {
  if (!count) return page.state === "off" ? [] : [say("nothing_yet")];
  let characters = 0;
  let savedAt = 0;
  for (const [address, answer] of answers) {
    if (!isAnswered(answer.value)) continue;
    characters += address.length + textOf(answer.value).length;
    savedAt = Math.max(savedAt, answer.savedAt);
  }
  const facts = [
    say("how_much", { answers: say("answers", { n: count }), kb: Math.ceil(characters / 1024) }),
    say("last_saved", { moment: momentOf(savedAt) }),
  ];
  if (!page.isStored) return facts;
  return [
    ...facts,
    copiedAt ? say("last_copied", { moment: momentOf(copiedAt) }) : say("never_copied"),
  ];
}

function nearlyFullView({ answers, catalogue, backup, count }: AnswersContext) {
  const size = count ? copySize(answers, catalogue, backup) : undefined;
  if (!size || !isNearlyFull(size)) return nothing;
  return html`<p class="wb-result wb-error">${say("copy_nearly_full", { ...size })}</p>`;
}
