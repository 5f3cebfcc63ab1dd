// A second, independent copy of all answers, in the origin's private file system.
//
// Measured: a damaged database comes back empty and without an error, and a damaged file comes back
// wrong and without an error. So two files are written in turn, each with a checksum, and a marker in
// localStorage says how many answers there were: an empty book is never taken for a new one in silence.

import { isAnswer, isAnswered } from "./answer.js";
import { checksumOf } from "./checksum.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {{seq: number, savedAt: number, count: number, answers: Map<string, Answer>}} Copy */

const FILES = ["a.json", "b.json"];
const EVERY = 5000;
const ANSWER_WITHIN = 5000;

/** @param {Map<string, Answer>} answers */
export const countOf = (answers) => [...answers.values()].filter(({ value }) => isAnswered(value)).length;

/** @param {string} slug @param {import("./safe-storage.js").SafeStorage} storage @param {() => Promise<FileSystemDirectoryHandle>} [root] */
export function createSecondCopy(slug, storage, root = () => navigator.storage.getDirectory()) {
  const name = `workbook-${slug}`;
  const marker = `${name}.count`;
  let timer = 0;
  let seq = 0;
  let last = 0;

  const folder = async () => (await root()).getDirectoryHandle(name, { create: true });

  /** @returns {Promise<Copy | undefined>} the newest copy whose checksum is right */
  async function read() {
    const copies = await Promise.all(FILES.map((file) => readFile(file).catch(() => undefined)));
    const newest = copies.filter((copy) => copy !== undefined).sort((a, b) => b.seq - a.seq)[0];
    seq = Math.max(seq, newest?.seq ?? 0);
    return newest;
  }

  /** @param {string} file @returns {Promise<Copy | undefined>} */
  async function readFile(file) {
    const handle = await (await folder()).getFileHandle(file);
    const [head, body] = splitOnce(await (await handle.getFile()).text(), "\n");
    const { seq, savedAt, count, checksum } = JSON.parse(head);
    if ((await checksumOf(body)) !== checksum) return undefined;
    const all = /** @type {[string, Answer][]} */ (JSON.parse(body));
    return { seq, savedAt, count, answers: new Map(all.filter(([, answer]) => isAnswer(answer))) };
  }

  /** @param {Map<string, Answer>} answers */
  async function write(answers) {
    await read();
    const body = JSON.stringify([...answers]);
    const head = { seq: ++seq, savedAt: Date.now(), count: countOf(answers), checksum: await checksumOf(body) };
    const handle = await (await folder()).getFileHandle(FILES[seq % 2], { create: true });
    const stream = await handle.createWritable();
    await stream.write(`${JSON.stringify(head)}\n${body}`);
    await stream.close();
  }

  async function remove() {
    const top = await root().catch(() => undefined);
    await top?.removeEntry(name, { recursive: true }).catch(unlessMissing);
  }

  /** One window at a time: what is being erased in one is not being written in another. @param {() => Promise<void>} work */
  function alone(work) {
    const inTime = () => Promise.race([work(), late()]);
    return navigator.locks ? navigator.locks.request(`${name}.copy`, inTime) : inTime();
  }

  return {
    read: () => read().catch(() => undefined),
    /** How many answers there were at the last save, 0 when that is not known. */
    expected: () => Number(storage.getItem(marker)) || 0,
    /**
     * Write the copy soon, at most every five seconds. By then some of it may have been erased elsewhere,
     * so the store is asked once more; where it suddenly holds less, it has lost something, and the
     * copy stays as it is.
     * @param {Map<string, Answer>} answers @param {() => Promise<Map<string, Answer> | undefined>} [fresh]
     */
    follow(answers, fresh = async () => answers) {
      storage.setItem(marker, String(countOf(answers)));
      clearTimeout(timer);
      timer = setTimeout(() => {
        last = Date.now();
        alone(async () => {
          const now = await fresh();
          if (now && now.size >= answers.size) await write(now);
        }).catch(() => {});
      }, Math.max(0, last + EVERY - Date.now()));
    },
    /** Write both files at once, so that what was erased is in neither. @param {Map<string, Answer>} answers */
    async replace(answers) {
      clearTimeout(timer);
      storage.setItem(marker, String(countOf(answers)));
      await alone(async () => {
        await write(answers);
        await write(answers);
      }).catch(() => alone(remove));
    },
    /** Remove the copy; rejects when it is still there. */
    async erase() {
      clearTimeout(timer);
      storage.removeItem(marker);
      await alone(remove);
    },
  };
}

/** @param {DOMException} error */
function unlessMissing(error) {
  if (error.name !== "NotFoundError") throw error;
}

const late = () => new Promise((_, reject) => setTimeout(reject, ANSWER_WITHIN, new Error("the browser does not answer")));

/** @param {string} text @param {string} mark @returns {[string, string]} */
function splitOnce(text, mark) {
  const at = text.indexOf(mark);
  return [text.slice(0, at), text.slice(at + 1)];
}
