// Locks a copy of one answer and opens it again, also after one letter of it was changed. Runs with
// `module` at hand.

const { fromFile, toFile, toLockedFile } = await module("backup.js");
const passphrase = "half an \ud800 emoji, and é";
const answers = new Map([["a/b", { value: argument, rev: 1, savedAt: 1, tab: "" }]]);
const plain = await toFile(answers, () => argument, { slug: "s", title: "t", edition: "e" });
const { name, text } = await toLockedFile(plain, "s", passphrase);
const { entries } = await fromFile(new Blob([text]), "s", passphrase);
const changed = text.replace(/"data": "(.)/, (_, one) => `"data": "${one === "A" ? "B" : "A"}`);
const refused = await fromFile(new Blob([changed]), "s", passphrase).catch((error) => error.reason);
return [entries[0].value === argument, refused, name.endsWith("-locked.json")];
