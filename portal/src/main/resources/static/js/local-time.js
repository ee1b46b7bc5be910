// Adds the reader's own time to the time of a meeting elsewhere: "Tuesday 3 March, 19:00 in Lisbon — 20:00 for you".
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const language = document.documentElement.lang;

const told = (moment, timeZone) =>
  new Intl.DateTimeFormat(language, { weekday: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }).formatToParts(moment)
    .reduce((parts, part) => ({ ...parts, [part.type]: part.value }), {});

for (const time of document.querySelectorAll("time[data-zone]")) {
  try {
    const moment = new Date(time.dateTime);
    const there = told(moment, time.dataset.zone);
    const mine = told(moment, here);
    const clock = `${mine.hour}:${mine.minute}`;
    if (there.weekday !== mine.weekday || `${there.hour}:${there.minute}` !== clock) {
      const day = there.weekday === mine.weekday ? "" : `${mine.weekday} `;
      time.append(` — ${time.dataset.you.replace("%", day + clock)}`);
    }
  } catch {
    // A zone that this browser does not know: the time of the place stands alone.
  }
}
