/** How this reader prints, remembered on this device. It holds no answers. */

import type { WebStorage } from "../storage/web-storage.ts";

/** What is printed: everything, room to write, or only what is answered. */
export const KINDS = ["answers", "blank", "answered"] as const;
export type Kind = typeof KINDS[number];
export const PAPERS = ["a4", "letter"] as const;
export type Paper = typeof PAPERS[number];

export interface Settings {
  readonly kind: Kind;
  readonly paper: Paper;
  readonly large: boolean;
  readonly saver: boolean;
}

/** Where paper is Letter: Unicode CLDR names them, and two more use it. Everywhere else it is A4. */
const LETTER = "BZ CA CL CO CR DO GT HN MX NI PA PH PR SV US VE".split(" ");

export class PrintSettings {
  readonly #key: string;

  constructor(
    private readonly local: Pick<WebStorage, "getJson" | "setItem">,
    slug: string,
    private readonly language: string = navigator.language,
  ) {
    this.#key = `workbook-${slug}.print`;
  }

  read(): Settings {
    const usual: Settings = {
      kind: "answers",
      paper: usualPaper(this.language),
      large: false,
      saver: false,
    };
    return settingsOf(this.local.getJson(this.#key)) ?? usual;
  }

  change(changes: Partial<Settings>): void {
    this.local.setItem(this.#key, JSON.stringify({ ...this.read(), ...changes }));
  }
}

/** Nothing when other code, or another edition, wrote what we do not know. */
function settingsOf(raw: unknown): Settings | undefined {
  if (typeof raw !== "object" || raw === null) return undefined;
  const { kind, paper, large, saver } = raw as Record<string, unknown>;
  const known = KINDS.find((one) => one === kind);
  const size = PAPERS.find((one) => one === paper);
  return known && size && { kind: known, paper: size, large: !!large, saver: !!saver };
}

/** The browser's language tells the country, without asking anybody. */
function usualPaper(language: string): Paper {
  try {
    const { region = "" } = new Intl.Locale(language).maximize();
    return LETTER.includes(region) ? "letter" : "a4";
  } catch {
    return "a4";
  }
}
