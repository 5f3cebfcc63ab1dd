/** One person from the list of people, and whether it is time to get in touch with them. Pure. */

import { isDay, MEMBERSHIP, nextFollowUp, type Row } from "../../kit.ts";

export const LIST = "people";

/** What the person is called, or "" when there is no name yet. */
export const nameOf = (person: Row): string => person.text("name");

export const kindsOf = (person: Row): readonly string[] => person.choices(MEMBERSHIP);

export function isDue(person: Row, today: string): boolean {
  const day = nextFollowUp(person);
  return day !== "" && day <= today;
}

/** What changes when the reader was in touch today: a day that has come is over, a later one stays. */
export function markContacted(person: Row, today: string): Record<string, string> {
  const chosen = person.text("next_touch");
  const isOver = isDay(chosen) && chosen <= today;
  return { contacted: today, ...(isOver ? { next_touch: "" } : {}) };
}

/** Those who are due come first, the longest waiting before the others; the rest as they come. */
export function sortByDueDate(people: readonly Row[], today: string): Row[] {
  const dated = people.map((person) => ({ person, day: nextFollowUp(person) }));
  const isLater = ({ day }: { day: string }) => day === "" || day > today;
  const due = dated.filter((one) => !isLater(one)).sort((a, b) =>
    a.day < b.day ? -1 : Number(a.day > b.day)
  );
  return [...due, ...dated.filter(isLater)].map(({ person }) => person);
}
