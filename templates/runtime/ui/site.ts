/** Where the site is, from where the bundle lies in it: `assets/workbook/`. */
export const SITE = new URL("../../", import.meta.url);

/** The address of a page or file of the site. */
export const siteUrl = (path: string): string => new URL(path, SITE).href;
