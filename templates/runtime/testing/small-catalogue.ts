/** A small workbook. */

import { Catalogue } from "../answers/catalogue.ts";

const text = (id: string, prompt: string) => ({ id, type: "short_text", prompt });

export const catalogue = new Catalogue({
  title: "A workbook",
  edition: "1",
  chapters: [{
    id: "talk",
    title: "Talk",
    worksheets: [{
      id: "ask",
      title: "My ask",
      fields: [
        text("who", "Who I am"),
        { id: "day", type: "date", prompt: "By when" },
        {
          id: "how",
          type: "single_choice",
          prompt: "How I ask",
          options: { call: "By phone", mail: "By mail" },
        },
        {
          id: "want",
          type: "multiple_choice",
          prompt: "What I ask for",
          options: { time: "Some time", advice: "Good advice" },
        },
        {
          id: "days",
          type: "entries",
          prompt: "My days",
          columns: [text("how", "How I get there"), text("day", "Which day")],
        },
      ],
    }],
  }],
  collections: [{
    id: "people",
    title: "People",
    columns: [text("name", "Name"), text("does", "What they do"), {
      id: "fits",
      type: "scale",
      prompt: "We agree",
    }],
    kinds: { mentor: "A mentor", helper: "A helper" },
  }],
});
