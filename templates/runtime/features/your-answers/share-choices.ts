/** What a reader can pick to share, one tick for each. Pure. */

import { type Address, type Answers, cancelledSteps, isAnswered } from "../../kit.ts";
import { EARLIER, type Group, type Line, linesOf, type Part } from "./grouping.ts";
import { say } from "./texts.ts";

/** What one tick adds. */
export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly addresses: readonly Address[];
}

/** Of one worksheet or list: what is shared with it, and what has a tick of its own. */
export interface Choices {
  readonly key: string;
  readonly title: string;
  /** Whether something is shared with it that has no tick of its own. */
  readonly isNamed: boolean;
  readonly choices: readonly Choice[];
}

export function shareChoices(parts: readonly Part[], answers: Answers): Choices[] {
  const cancelled = cancelledSteps(answers);
  const isSaid = ({ address }: Line) => isAnswered(answers.value(address));
  const groups = parts.flatMap(({ title, groups }) =>
    groups.map((group) => (group.id === EARLIER ? { ...group, title } : group))
  );
  return groups.map((group) => choicesOf(group, linesOf(group).filter(isSaid), cancelled))
    .filter(({ choices }) => choices.length > 0);
}

function choicesOf({ id, title }: Group, lines: readonly Line[], cancelled: Set<string>): Choices {
  const isCancelled = ({ address }: Line) =>
    cancelled.has(address.slice(0, address.lastIndexOf("/")));
  const isAsked = ({ question }: Line) => question?.share === "ask";
  const kept = lines.filter((line) => !isCancelled(line));
  const asked = kept.filter(isAsked);
  const prompts = [...new Set(asked.map(({ prompt }) => prompt))].join("; ");
  const own = choice(id, title, kept.filter((line) => !isAsked(line)));
  const choices = [
    own,
    choice(`${id}/ask`, say("share_ask", { prompts }), asked),
    choice(`${id}/let-go`, say("share_let_go"), lines.filter(isCancelled)),
  ];
  return {
    key: id,
    title,
    isNamed: own.addresses.length > 0,
    choices: choices.filter(({ addresses }) => addresses.length > 0),
  };
}

const choice = (key: string, label: string, lines: readonly Line[]): Choice => ({
  key,
  label,
  addresses: lines.map(({ address }) => address),
});
