/** The address that opens a text in the reader's mail program. */

/** Mail programs and the systems between cut longer links off. */
const LONGEST_LINK = 1900;

/** @returns "" when the text is too long for a link */
export function mailLink(subject: string, text: string): string {
  const parts = [
    subject && `subject=${encodeURIComponent(subject)}`,
    `body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`,
  ];
  const link = `mailto:?${parts.filter(Boolean).join("&")}`;
  return link.length <= LONGEST_LINK ? link : "";
}
