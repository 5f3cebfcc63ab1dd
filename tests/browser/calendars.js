// Makes many calendars of hostile answers in the page, and returns what has to be in each.
async ({ number, seed }) => {
  const module = (name) => import(`/some-repo/assets/workbook/pages/${name}`);
  const [{ calendar }, { stepsOf, milestonesOf, touchesOf, lookBackEvent, gratitudeEvent }, { addDays, today }] =
    [await module("week/ics.js"), await module("week/gather.js"), await module("days.js")];
  const { Answers } = await module("../answers.js");
  let state = seed;
  const random = () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32);
  const below = (n) => Math.floor(random() * n);
  const one = (list) => list[below(list.length)];
  const TEXTS = [
    "", " ", "Call Piet", "a;b,c\\d:e\"f\"", "x\r\nATTENDEE:mailto:a@example.org", "x\nBEGIN:VEVENT\nUID:stolen", "x\rEND:VCALENDAR", "\r\n ATTACH:file", "x\u2028ORGANIZER:me",
    "x\u0085URL:evil", "x\vCLASS:y", "x\fGEO:1;2", "\u0000\u0007\u001b", "\ud83d", "\udc00x", "👩‍👩‍👧‍👦".repeat(30), "é".repeat(200), "漢字".repeat(90), "مرحبا ".repeat(40), "\\n\\N\\;", "x".repeat(74), "😀x".repeat(37),
    "=".repeat(500), "SUMMARY:mine", "\ufeffstart", "END:VALARM\r\nEND:VEVENT", "tab\there", "a  b   c", "\\", ";", ",\\", "\\\\n",
  ];
  const hostile = () => Array.from({ length: 1 + below(3) }, () => one(TEXTS)).join("");
  const CLOCKS = [["6:45 am", "0645"], ["18.30", "1830"], ["7 pm", "1900"], ["after lunch", ""], ["12 am", "0000"], ["12:15 p.m.", "1215"], ["23h59", "2359"], ["", ""], ["noon", "1200"], ["1:30", "0130"], ["2:30", "0230"]];
  const made = [];
  for (let n = 0; n < number; n++) {
    const answers = new Answers();
    const put = (address, value) => answers.set(address, { value, rev: 1, savedAt: 1.7e12 + below(1e9), tab: "t" });
    const expected = [];
    for (let k = below(6); k >= 0; k--) {
      const [id, day, [time, clock]] = [`${n.toString(36)}${k}${one(["", "abc", ":;,x", "\r\nX:y", "é"])}`, addDays(today(), below(800)), one(CLOCKS)];
      const what = hostile();
      for (const [name, value] of Object.entries({ what, day, time, where: hostile(), if_then: hostile() })) put(`steps/${id}/${name}`, value);
      expected.push({ day, clock });
    }
    for (let k = below(3); k > 0; k--) for (const [name, value] of Object.entries({ milestone: hostile(), by: addDays(today(), below(400)) })) put(`goal-with-a-date/milestones/r${k}/${name}`, value);
    for (let k = below(3); k > 0; k--) for (const [name, value] of Object.entries({ name: hostile(), next_touch: addDays(today(), below(400)) })) put(`people/p${k}/${name}`, value);
    const privately = random() < 0.7;
    const parts = [stepsOf(answers), milestonesOf(answers), touchesOf(answers)];
    const events = parts.flatMap((part) => part.events(privately));
    if (random() < 0.5) events.push(lookBackEvent(below(7), one(CLOCKS)[0], privately));
    if (random() < 0.5) events.push(gratitudeEvent(answers, one([[6], [2, 6], [0]]), one(CLOCKS)[0], privately));
    const alarm = one([undefined, 0, 15, 60]);
    const texts = [0, 1].map(() => calendar(events, { slug: "career-rut", alarm }));
    made.push({ texts, steps: expected, number: events.length, alarm: alarm ?? -1, titles: events.map(({ title }) => title.toWellFormed()), today: today() });
  }
  return made;
}
