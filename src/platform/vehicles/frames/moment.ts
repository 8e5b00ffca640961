/** Beijing time is eight hours ahead of UTC, all year. */
const ahead = 8 * 3600;

/** Seconds since 1970 of the six bytes of a time; NaN where no calendar has it. */
export function secondsAt(data: Uint8Array, at: number): number {
  const [year, month, day] = [2000 + data[at]!, data[at + 1]!, data[at + 2]!];
  const [hour, minute, second] = [data[at + 3]!, data[at + 4]!, data[at + 5]!];
  if (data[at]! > 99 || month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return Number.NaN;
  if (day < 1 || day > daysOf(year, month)) return Number.NaN;
  return daysBefore(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - ahead;
}

/** The six bytes of a moment; FF where there is none. */
export function bytesOfSeconds(seconds: number): number[] {
  if (Number.isNaN(seconds)) return [255, 255, 255, 255, 255, 255];
  const date = new Date((seconds + ahead) * 1000).toISOString();
  // The century is not sent.
  return date.match(/\d\d/g)!.slice(1, 7).map(Number);
}

/** A moment as text in Beijing time. */
export function momentText(seconds: number): string {
  if (Number.isNaN(seconds)) return 'invalid';
  const minute = Math.floor(seconds / 60);
  if (minute !== knownMinute.minute) {
    const second = beijingSecond(minute * 60);
    const clock = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}`;
    knownMinute = { minute, text: `${dayText(beijingDay(seconds))}T${clock}:` };
  }
  return `${knownMinute.text}${secondTexts[seconds - minute * 60]}`;
}

/** Seconds since 1970 of a moment as `momentText` writes it; NaN for any other text. */
export function secondsOf(moment: string): number {
  const isOne = /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/.test(moment);
  return isOne ? Date.parse(moment) / 1000 : Number.NaN;
}

/** The number of the day in Beijing since 1 January 1970. */
export const beijingDay = (seconds: number): number => Math.floor((seconds + ahead) / 86_400);

/** Seconds since midnight in Beijing. */
export const beijingSecond = (seconds: number): number => (seconds + ahead) % 86_400;

/** The first second of a day in Beijing. */
export const dayStart = (day: number): number => day * 86_400 - ahead;

/** `2025-10-27` of the number of a day. */
export function dayText(day: number): string {
  if (day !== known.day) known = { day, text: new Date(day * 86_400_000).toISOString().slice(0, 10) };
  return known.text;
}

/** The last day and minute asked for: frames mostly follow each other. */
let known = { day: 0, text: '1970-01-01' };
let knownMinute = { minute: 0, text: '1970-01-01T08:00:' };
const two = (n: number) => (n < 10 ? `0${n}` : `${n}`);
const secondTexts = Array.from({ length: 60 }, (_, second) => `${two(second)}+08:00`);

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Of the years 2000 to 2099, which are all that a frame can name. */
const isLeap = (year: number) => year % 4 === 0;
const daysOf = (year: number, month: number) => (month === 2 && isLeap(year) ? 29 : lengths[month - 1]!);
const before = lengths.map((_, m) => lengths.slice(0, m).reduce((sum, days) => sum + days, 0));

/** Days since 1970 of a date of 2000 to 2099. */
function daysBefore(year: number, month: number, day: number): number {
  const years = year - 2000;
  const leaps = (years + (month > 2 ? 4 : 3)) >> 2;
  return 10_957 + years * 365 + leaps + before[month - 1]! + day - 1;
}
