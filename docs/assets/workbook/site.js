// Where the site is, from where this module lies in it.

export const SITE = new URL("../../", import.meta.url);
