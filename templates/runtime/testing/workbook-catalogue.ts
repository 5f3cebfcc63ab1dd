/** A workbook with one of everything that a page about all answers has to put in its place. */

import { Catalogue, type Question } from "../answers/catalogue.ts";

const text = (id: string, prompt: string, more: Partial<Question> = {}): Question => ({
  id,
  type: "short_text",
  prompt,
  ...more,
});

export const workbookCatalogue = new Catalogue({
  title: "A workbook",
  edition: "1",
  chapters: [
    {
      id: "start",
      title: "Start here",
      worksheets: [
        { id: "empty", title: "Nothing asked", fields: [] },
        {
          id: "doors",
          title: "Three doors",
          fields: [
            text("still-better", "Still better"),
            {
              id: "doors",
              type: "entries",
              prompt: "The doors",
              fixed_rows: { up: "A step up", aside: "A step aside" },
              columns: [text("gain", "What I gain"), text("lose", "What I lose")],
            },
          ],
        },
      ],
    },
    {
      id: "talk",
      title: "Talk to people",
      worksheets: [{
        id: "the-talk",
        title: "The talk",
        fields: [
          text("notes", "My notes"),
          {
            id: "questions",
            type: "multiple_choice",
            prompt: "My questions",
            options: { day: "A normal day?", surprise: "A surprise?" },
          },
          { id: "on", type: "date", prompt: "When" },
          {
            id: "steps-taken",
            type: "entries",
            prompt: "Steps they took",
            columns: [text("step", "The step"), text("need", "What it needs", { share: "ask" })],
          },
          text("mood", "How I feel", { share: "ask" }),
        ],
      }],
    },
  ],
  collections: [
    {
      id: "people",
      title: "People",
      columns: [text("name", "Name"), text("does", "What they do")],
      kinds: { mentor: "A possible mentor" },
    },
    {
      id: "steps",
      title: "Steps",
      columns: [
        text("what", "What I will do"),
        text("was", "What it was before", { share: "ask" }),
        { id: "done", type: "checklist", prompt: "Done", options: { yes: "Done" } },
        text("state", "Where it stands", { share: "ask" }),
      ],
    },
  ],
});
