// Keeps one whole edition of the workbook on the device, so that it works without a network.
//
// All or nothing: an edition counts once every file is here and its digest is right. After that
// nothing is written, and nothing but the files of the list is answered from here. It never sees an
// answer: those are in no address and in no request.
//
// This file does nothing where it lies. generator/seal.py fills in the list and the version, and puts
// the result at the top of the site.

const SEAL = {
 "slug":"career-rut",
 "version":"fbe275e9df68b590",
 "files":{
  "404.html":"JSSySfTk3LdwCAX6pcNfeePe1yVyQvocqYHcGoLpB8I=",
  "assets/workbook/answer.js":"whP5HEx7e+uyUEoIiDNojj7BB+LWzA9Hxikg5fQNJEI=",
  "assets/workbook/answers.js":"a/dhTnoFm3m06rZFYJ2eUUTB0LjADJAPaxc+9B6jL2s=",
  "assets/workbook/autosave.js":"7dpX+9qc+BfOP5GOvGzm5I9duhABRn3HJ+2sjktziz0=",
  "assets/workbook/backup.js":"Ys19cA4+TZI3BWxBSawbI6Ln6tbOkcckyZOchmt8Gmg=",
  "assets/workbook/care.js":"0BIdEy0lInq90ffalbF79m2MJaJavIjNbw8OXkp8Tdg=",
  "assets/workbook/catalogue.js":"ydPr616G4qzDg2rbf5mMBXM06486BT8kmood9l95E/0=",
  "assets/workbook/catalogue.json":"7xNv9euH4YmZTwHVZ6M4o/JbG+oTGT4cCyb9JZaAYpM=",
  "assets/workbook/checksum.js":"KZ8J3vlncCW86jd+s27O7tncoNlUviGdBG//9ti0GJc=",
  "assets/workbook/database.js":"s5Uz13WsGataZ5Tao9Iw5jw3ANcuuokDzIOF1g0dhhk=",
  "assets/workbook/download.js":"lwb0tlkJlLhC7+x5XORLEZmzU752uo079fEVk16op8k=",
  "assets/workbook/erasing.js":"Uq/PWgjGvH2cF0QQBpGzabJpNZkcjjM40buIGc6k7t0=",
  "assets/workbook/fields/entries.js":"7p2mD3K25LenmHqT1Ky3s3p2o1Kq833719G9L1tvjiM=",
  "assets/workbook/fields/native.js":"HSZe6hU0O4U8x0z5o2gsYJ7dUm2VwFmAAARJNAfSACk=",
  "assets/workbook/file-copy.js":"bYTGHh1bcKJjUWDkDXANaTfcS2V7OMoj4a7ANqKZYAw=",
  "assets/workbook/hide.js":"DwMhwI+yNgFdn/uJED2yCacequ5aUPjmWM4tuZbFsHQ=",
  "assets/workbook/history.js":"28YvWrzlPeGTEGoY8L7mqqbrsdH9xq6TWqkDKmZMp9k=",
  "assets/workbook/icon-180.png":"Pf2nmc81ykYIBxr4wcxAoA8pIu/X2byeaxbbKLe2Tgo=",
  "assets/workbook/icon-192.png":"OdcMHzi5M4jIHo5wc8hmVxqGBlTjj+eRqmX++46l5EY=",
  "assets/workbook/icon-512.png":"/Mvl7h5u2xuOBJ7XQ31vP/Cg7mMlVdDFyDBmJDuJN1k=",
  "assets/workbook/icon-maskable-512.png":"1ucp0RDeiGl7NFI9MZbutG1JAwnVaAMmm5gbfD7Rd7A=",
  "assets/workbook/icon.svg":"Os+iY1/D1ibShfGgRuukv/QgHGUCgrgEayhLEw3ygsU=",
  "assets/workbook/lock.js":"9yKGOtpfh2ehdcjm4PU3D9wph2tlNYIhcUrdKMv6Q74=",
  "assets/workbook/main.js":"ed0941f4vy8wefLj9R+Ld+iss4MwMJflznysIpytccY=",
  "assets/workbook/migrations.js":"7YEluKIXg0hmPNNfISj9OVX40F4JQLBEhB5dxSLK5Lw=",
  "assets/workbook/offline.js":"2F1JK2xhPj5tfbcaiJAm9fqgJS2IpgWdVM7WvjKJNmI=",
  "assets/workbook/page-store.js":"MGdvPhjZlI+jhSTYXhFWes7J7uGj4YmO6slaV5fENfs=",
  "assets/workbook/pages/answers/chosen-file.js":"WR3dviugm3OQgsDBrBHcR7rNKVbp6/VLmTnuoCKSLb8=",
  "assets/workbook/pages/answers/copies.js":"BK1q/SOLtl934ehkcYm8AXa7IQen//M1vOsaGOZn2sQ=",
  "assets/workbook/pages/answers/desk.js":"XSu2P5MZWD/Asl8Jit/5jJ14B0IiEKYis9YOlkplDpw=",
  "assets/workbook/pages/answers/dry-run.js":"e1j8AaiY9sbny0QowPfdGH8IG3Utj7QYkxpFHGQDDeI=",
  "assets/workbook/pages/answers/element.js":"7pI90nTsnW3FnBuUpJq+t6oQ53NN7Jut+xl+/NjtHJ0=",
  "assets/workbook/pages/answers/erase.js":"U8E1Jzo2VBRA6V4zZC9gqqvJtjQogbEboqhED1KIAt8=",
  "assets/workbook/pages/answers/groups.js":"JpOipWayx+Ah3/Mv0J3U+Szadla0CxczfitAEeP5EzI=",
  "assets/workbook/pages/answers/look.js":"f22D17v9dDTsb8erh9yKeiw2lfDCCWTu8woVSyx9Ygc=",
  "assets/workbook/pages/answers/moments.js":"ydMIx9x5Job0P9lutb69sje3rciAug0RJFnn3HCV/gY=",
  "assets/workbook/pages/answers/overview.js":"Dwtx4j3xJ+Z7E8XUzx2TJ5hgSkXVQGWvITVm9UJ8VuI=",
  "assets/workbook/pages/answers/readable.js":"IYO0ZTM04QO2N7ulUtNfM4EW0NVIKXSXNqz3PG7vhYQ=",
  "assets/workbook/pages/answers/restore.js":"fhpZCj6d8dIcOtuGcnH2kgNCfShK3D2XiJcuWKJbWSY=",
  "assets/workbook/pages/answers/settings.js":"qZlEjdKNopRl2IswFkG3nqw+jWJBR2k43cGoq6iNyms=",
  "assets/workbook/pages/answers/share.js":"GE2iXjYkdXlLVYkp/ZJWui3nc4XQdbXurXjckKHAs7M=",
  "assets/workbook/pages/answers/words.js":"RLNLnhhCxUXg81/FOjPmy0Uze7XJMN9Ks1DHhw6+rjw=",
  "assets/workbook/pages/days.js":"ZBesvR4bsqJytslm6uztrXLJ8rJHTHKiXtx6rDfQIhc=",
  "assets/workbook/pages/home.js":"3Z6GWk4DWOWU29ET4v8ZE0k4+MNZRValTDifqTigTyQ=",
  "assets/workbook/pages/letters/ends.js":"VK86EAnfdPj1w12JzxVFbBBMLr2IYQB7yKPKIMHOAEg=",
  "assets/workbook/pages/letters/letter.js":"vWmqzWuZ5QvFf972/0FwewIpQaGPUnl319FZXO6s+sI=",
  "assets/workbook/pages/letters/made.js":"bqph7b72tQWtOWUAMQggkx/+8KnufptkSlOoFDhaU3A=",
  "assets/workbook/pages/letters/rows.js":"wo2XCfO4xPtp9RU5AD6rkQIOn8Nc/1x/YZUdBVRbnJE=",
  "assets/workbook/pages/letters/side-by-side.js":"rHlsogXaOGMYLmKulgAev6xXDPor7kiaSizWSMAC5fM=",
  "assets/workbook/pages/letters/sum-up.js":"wvKMBsrd/acBLt//VylQBMu+0E0Z3ZDIK3iNxNBYYr4=",
  "assets/workbook/pages/letters/text.js":"gYEZ8Pg0mn9Z6kKYwotbcX2VAP5RrSZ3ncy+mHtmeHE=",
  "assets/workbook/pages/letters/words.js":"Rjq6VtzEx+glly320pYXpvRKxsaxkTPwjoblW7w7sSU=",
  "assets/workbook/pages/people/board.js":"CNI121mMWGJajqabi4SZ5MEirJjt+whfcYrym2XCXYk=",
  "assets/workbook/pages/people/card.js":"0uJxY4Fchv1VhiqoKjvznKLSWW0vofEgj+qsE6xlUIk=",
  "assets/workbook/pages/people/filters.js":"3taSWcgDiavwnl950qyEmzHRBySwLQJjnll5EiFWDhM=",
  "assets/workbook/pages/people/first-action.js":"dsNcyCT35rhJHYz88br1zsDOjZHmAvk727z/b4FVWvY=",
  "assets/workbook/pages/people/fold.js":"rKJQkZp8Dnjs2Gnipit6TR1X/m4gpwpE1yUHOhxu6V8=",
  "assets/workbook/pages/people/form.js":"6VZeVKA8hA861R0wMguxgnY5vn27sK7pdQt4AAa5ivk=",
  "assets/workbook/pages/people/person.js":"ZG+lM3pI5Yrt/npt2DO+Z8bDxr2OgJJbbuukalLn2bw=",
  "assets/workbook/pages/people/plan-dates.js":"r1360/sWgnZncgQE/2d20OX6QuKhkqndQzl1N/HnHJU=",
  "assets/workbook/pages/people/plan.js":"uRWTpkXJoUm3+Xy8xDlmjN0KktcoRSRi3cK5NCLLpxY=",
  "assets/workbook/pages/people/touch.js":"BLHBEZq+TqO78bOKrQRBHFLVj26/+M/+IXe3VpeB+c0=",
  "assets/workbook/pages/people/words.js":"GL7nxVZDzTl5ErjhRdzl83fPOFlLhWbIgPaotvdqfag=",
  "assets/workbook/pages/print-room.js":"b2i+R3TJXhkJpVQL3H0OkqkPFSRIS4QTXLADLVdppY8=",
  "assets/workbook/pages/stuck/chapters.js":"h5OA2462B9p5PqDTsgyz/nDVPn77dYDbb8rIRnHf6b0=",
  "assets/workbook/pages/stuck/chart.js":"wfs/EGPo0e7m1xCTuIRQnXDschGPROVpwQXUl+lH9sY=",
  "assets/workbook/pages/stuck/check-ins.js":"oMkQL8B2q75HadaMzUk8BzX9u3/Bud8KmtvazIN0m+E=",
  "assets/workbook/pages/stuck/guesses.js":"HVxdHBci/ZvkiGaDF1CMSvQv157faU0b7IOcjfye8D4=",
  "assets/workbook/pages/stuck/pieces.js":"1ORhViHcLL0By21jkPtStEE4E1B1QHSHQG3fVRx2EjA=",
  "assets/workbook/pages/stuck/result.js":"x10usFxlUenlRmFmXULlvHb8ugaEWfwhbIWeRFzFYfU=",
  "assets/workbook/pages/stuck/rule.js":"Y6S4kgPqBZnluvm9VJCmJatck+wf72dwVQPWjQV02gA=",
  "assets/workbook/pages/stuck/suggestion.js":"LkMXh6NQhr+B3P8cK75N8epgL5DGHz1bvqjS6C4CO2M=",
  "assets/workbook/pages/stuck/table.js":"zP1Ap048SQ2Dyk15IN/7m+UADrTrX4mHEmrJNOrjBig=",
  "assets/workbook/pages/stuck/then-and-now.js":"CnBfFMQGV4Sc4ysZNCmdzcfyetUwOEhEO5XPkCBDvj8=",
  "assets/workbook/pages/stuck/where.js":"M3cTXv9OggXXVx7+USJFJXgN1HGgttcdzI5lbWxn/hU=",
  "assets/workbook/pages/stuck/words.js":"/PsTONt154h6iUw4DcLMxH0TGrRunzpl7dfiAII8AkQ=",
  "assets/workbook/pages/week/calendar.js":"m4cwAXob+pkN7I3PQpthfum0e8kyuBZjrFep9UX6KWQ=",
  "assets/workbook/pages/week/card.js":"eF1ph7HIfxCfxWge/7ma6s+Dij8hn64SSrD9KfRCfq8=",
  "assets/workbook/pages/week/clock.js":"lHqmEAGmVM5rRHJOj8iyrkYgIS0ZgYWt+zabc23FUbg=",
  "assets/workbook/pages/week/gather.js":"fwaxBzsA7F7KxX4OHEJUYplJ34qlg6FcKSo8rsOqNZA=",
  "assets/workbook/pages/week/ics.js":"KulN1niw/yhF81BYUZLqnRyBV8UiUw5CwH+X7Amhfms=",
  "assets/workbook/pages/week/lists.js":"YhbErFYJg7+bVdTIOUNqHTjRd4eZtP2YuAM8sLxvbu0=",
  "assets/workbook/pages/week/look-back.js":"k2OkLQKEWM1M9Cx5Kz8HKQ1qCYcijjQfxuVKjveSxSs=",
  "assets/workbook/pages/week/plan-text.js":"Y1AXa8I9yztAzPXJuJgEwe7FielcOB7YpQfUutd1Qmo=",
  "assets/workbook/pages/week/start-again.js":"F84OfMchO2MofCUD5EhcVWA8jU8CnXUHiw4vOZ9NcMc=",
  "assets/workbook/pages/week/steps.js":"y+xEjSOwSgx+UV799lJD1r+Tg8GiFYeOjNj1Lr2FRGs=",
  "assets/workbook/pages/week/this-week.js":"r0dlZxLDJToCeItn3cktoGlpRgURFgJpLat6BHT9sYo=",
  "assets/workbook/pages/week/words.js":"M+UYgKlYzHsZswCU4hZS15dyunRUYubQylD58XM3jis=",
  "assets/workbook/pages/your-answers.js":"tBfsTdoMt7svdPqEhf5weMf69nd23uxX6Xv+HA7wR+Q=",
  "assets/workbook/paper.css":"To6dfCKt6Y2yeQBbINzUIW9OsD/HL1tLtzEB6Q9ELIg=",
  "assets/workbook/paper.js":"494aepKyHuFZpfpDwTFPqNYX6iZR+G9LxepMaELAVsg=",
  "assets/workbook/print.js":"atedKvDLkdquwg8vmqVwqk/gD+emv1/nyo6/Zt2vWCg=",
  "assets/workbook/printing/only.js":"QtkC5MRPyPjVGCn3SqNSh2w8l/n1Kghtu81HKAsEMgI=",
  "assets/workbook/printing/pack.js":"Op0AOq7h7Lq0aGJRxMRPlxxdebGxgPZsDNtY4qLHoiY=",
  "assets/workbook/printing/panel.js":"23oizxKMjfh7SPpKVakPiGEY5Y5oB8pvJpQ2QPhssuM=",
  "assets/workbook/printing/tools.js":"XTUewEbUY58FD2Oli/UpySsJr64ZssuZlgmiLRh3KzY=",
  "assets/workbook/printing/type-up.js":"eGV4nenySWsQ8JsxB+w9prz0//wdOpGbPvzL77Pj+ww=",
  "assets/workbook/printing/words.js":"o9MiLCwbQOIZ7Z6V0gj1NEcg55bcZV64BSjLdlB9qb8=",
  "assets/workbook/progress.js":"dKQJz/djKramTFw1OyZ1GP8HSAWxwyiWX17nfNegm48=",
  "assets/workbook/rescue.js":"Y8LZzaiLUbaFCaoyTUh39CnKVLXm41CZuTfjSC94djU=",
  "assets/workbook/reveal.js":"ovyGu+OIWGuD3TJzHNsnhlTMr5l4AbPkSTe08H/+QNc=",
  "assets/workbook/runtime.js":"k+sB5j1Z+AmbFKaKHitxa1KNN+6Iv+Uj9b5DjUFpmyE=",
  "assets/workbook/safe-storage.js":"wQVxTBGOaJUVT35uLGZK1frmdM7EM+6LZYjQS5tP1g4=",
  "assets/workbook/search-later.js":"c6mOBo/FujuywmN1XFheLb+xLQ6iGNyxZ0FI1KGGfIA=",
  "assets/workbook/second-copy.js":"LwzIxvMdTLjN0zDDn2kH7JsgO4seMNhbYm7eO4siqPA=",
  "assets/workbook/sentences/answers.js":"mb+0+KBW7nhCNqrX5CFqq/HXSkK0zFlAQi9gEgyawM0=",
  "assets/workbook/sentences/letters.js":"wsJKGcsgOIc+2lZD8xUQFxNdKZMNCncB8zhK9IdmdUA=",
  "assets/workbook/sentences/people.js":"lX1PjFuue6pQ8IQrOCxXnHuxeiH+3gK7waayO2YTbDs=",
  "assets/workbook/sentences/printing.js":"XdPKjngqOG3CASFGEw5JfGzwL+JbN/7xegCo78WqMKA=",
  "assets/workbook/sentences/stuck.js":"ltHiQxMBJP5rhz+eODMgM56H9RSTi7xbKXMgOKAf5xc=",
  "assets/workbook/sentences/week.js":"yvhzxCFJYtHyQtc+CFdUu8XKfI2JTZiE6XtFt6km/+w=",
  "assets/workbook/sentences/writing.js":"jSL5uglnEiHIFjqHxCQw73kJLVfYzzQgoi9S8cvguYo=",
  "assets/workbook/site.js":"9F2Z7A+HtbYf0npBVAZh6E3gz6xSibZ67iZYaU0aQ2M=",
  "assets/workbook/status.js":"ILAVj/E7qFR78RnGq4fjKqvKbBv+mK0CmJah7Yy2Uf8=",
  "assets/workbook/store.js":"1pTPfgRylB90mfWxfZejP0biJormQT9S9lSTCvYJy1A=",
  "assets/workbook/tail.js":"h7QbN8UyJ+zdsy0IFI4+fMT5bMKVCxsA5ahdgAjRuIs=",
  "assets/workbook/tools.js":"YYPqX1kSNIjhNdhn9nEFr+WhL7QPy3r5R5mE6CqsPI4=",
  "assets/workbook/unkept.js":"iZvelrnnNQMGqe6JtF1AY7pdS4cDqx7OWBAJm/rQbt8=",
  "assets/workbook/words.js":"U0KpVcRxcR5FhVIXjuEYGE86jp2tN2axORfOtmwLo4E=",
  "assets/workbook/workbook.css":"p6VAqNu8lepWggCqSJ/3br+SwCyvYs+9TyaewEuLkR4=",
  "blank.html":"xmpk39svI+86uwa3fjVqPvUj41cY/NdhkO9uBAVUQBk=",
  "index.html":"i2PxJnmWz0pwS2q9gKnaahKs4ejpaqhrQALDjDJ6ckA=",
  "manifest.webmanifest":"ebxAZ8u77UshhCa6LlAZTrdNDZFptseeUelNt+7Vjmg=",
  "people/index.html":"1dEtJ8xWI0j/MEkXuHIMxHwg2mOJKc8EVg8yxuAovU0=",
  "promotion/goal-with-a-date/index.html":"8todrpc7d6+3L3oJ2rfTuYHv5JiDZWX7rmAqs1Kom/w=",
  "start/health-first/index.html":"WgOVlGO7ANm/QSO/qPyXtJH04TymqB2Rb5Q5TP/wass=",
  "talk-to-people/who-does-this/index.html":"PxeBan++R6/hpnAMZcoPjTdqXHiMvbWPWNSUtBVMLn0=",
  "this-week/index.html":"tvA688qXNbYDs05e9Zax+IsDt61W5nk09Le/XEBrjTo=",
  "your-answers/index.html":"wRvnwCodaOBWr2jQHTt8DDhD1I1zOwYGt+mwNAx95Ck="
 }
};

const { slug, version, files } = /** @type {{slug: string, version: string, files: Record<string, string>}} */ (SEAL);
const worker = /** @type {any} */ (self);
const HOME = new URL("./", location.href);
const AT_ONCE = 6;

// The sites of one account share their caches: the name must be ours to the last character.
const PREFIX = `workbook-${slug}-`;
const CACHE = PREFIX + version;
const isOwn = (/** @type {string} */ name) => name.startsWith(PREFIX) && /^[0-9a-f]{16}$/.test(name.slice(PREFIX.length));
const ownCaches = async () => (await caches.keys()).filter(isOwn);

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
worker.addEventListener("fetch", answer);
worker.addEventListener("message", (/** @type {MessageEvent} */ { data }) => {
  if (data === "SKIP_WAITING") worker.skipWaiting();
});

async function install() {
  const earlier = await Promise.all((await ownCaches()).map((name) => caches.open(name)));
  const cache = await caches.open(CACHE);
  const left = Object.keys(files);
  const fill = async () => {
    for (let name = left.pop(); name; name = left.pop()) {
      await cache.put(addressOf(name), (await findWhole(name, earlier)) ?? (await fetchWhole(name)));
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, fill));
  } catch (error) {
    left.length = 0;
    await caches.delete(CACHE);
    throw error;
  }
}

/** A file that did not change is not fetched again. @param {string} name @param {Cache[]} earlier */
async function findWhole(name, earlier) {
  for (const cache of earlier) {
    const kept = await cache.match(addressOf(name));
    if (kept && (await digestOf(await kept.clone().arrayBuffer())) === files[name]) return kept;
  }
}

/** @param {string} name */
async function fetchWhole(name) {
  const response = await fetch(addressOf(name), { cache: "reload" });
  const body = await response.arrayBuffer();
  if (!response.ok || (await digestOf(body)) !== files[name]) throw new Error(`${name} is not the file of this edition`);
  // A new response: one that was redirected on its way may not answer a navigation.
  return new Response(body, { headers: { "Content-Type": response.headers.get("Content-Type") ?? "" } });
}

/** @param {ArrayBuffer} body */
const digestOf = async (body) => btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", body))));

async function activate() {
  await Promise.all((await ownCaches()).filter((name) => name !== CACHE).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** @param {any} event */
function answer(event) {
  const { request } = event;
  const url = new URL(request.url);
  // A policy in a page does not bind the workers it starts. This does: nothing leaves for elsewhere.
  if (url.origin !== location.origin) return event.respondWith(Response.error());
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(open(request, nameOf(url)));
  else if (!url.search && isKnown(nameOf(url))) event.respondWith(part(request, event.clientId));
}

/** A page; what stands behind `?` changes nothing in it. @param {Request} request @param {string} name */
async function open(request, name) {
  if (isKnown(name)) return (await kept(name)) ?? fetch(request);
  try {
    return await fetch(request);
  } catch {
    if (isKnown(`${name}/index.html`)) return Response.redirect(addressOf(`${name}/`));
    const page = await kept("404.html");
    return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
  }
}

/**
 * A file that a page asks for. A page that this edition does not know is of another one, and brings its
 * own files from there, so that the two never mix.
 * @param {Request} request @param {string} clientId
 */
async function part(request, clientId) {
  const name = nameOf(new URL(request.url));
  const client = await worker.clients.get(clientId);
  if (!client || isKnown(nameOf(new URL(client.url)))) return (await kept(name)) ?? fetch(request);
  return fetchFresh(request).catch(async () => (await kept(name)) ?? Response.error());
}

/** From the network, and forgotten: a browser would hand it on to pages of this edition. @param {Request} request */
async function fetchFresh(request) {
  const { body, status, headers } = await fetch(request, { cache: "no-cache" });
  return new Response(body, { status, headers: { "Content-Type": headers.get("Content-Type") ?? "", "Cache-Control": "no-store" } });
}

/** @param {string} name */
const kept = async (name) => (await caches.open(CACHE)).match(addressOf(name));
/** @param {string} name */
const addressOf = (name) => new URL(name, HOME).href;
/** @param {string} name */
const isKnown = (name) => Object.hasOwn(files, name);

/** The file behind an address; empty for one outside the site. @param {URL} url */
function nameOf({ pathname }) {
  if (!pathname.startsWith(HOME.pathname)) return "";
  const name = pathname.slice(HOME.pathname.length);
  return name === "" || name.endsWith("/") ? `${name}index.html` : name;
}
