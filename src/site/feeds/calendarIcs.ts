import { createHash } from 'node:crypto';
import { removeControls } from '../../edition/index.js';
import type { CalendarEntry, Series } from '../../release/index.js';

/**
 * The release calendar for calendar programs. Times are in UTC, so that no time-zone table is needed; what is said of an
 * entry names its local hour. A changed date keeps its UID and raises SEQUENCE, so that a subscriber's entry moves.
 * Source: RFC 5545.
 */
export function calendarIcs(series: Series): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//internet-plus-index//releases//EN',
    `X-WR-CALNAME:${text(series.title.en)}`,
    ...series.calendar.flatMap((entry) => eventOf(series, entry)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventOf(series: Series, entry: CalendarEntry): string[] {
  const first = entry.changes[0]?.from ?? entry;
  const uid = createHash('sha256').update(`${series.edition} ${entry.period} ${first.instant}`).digest('hex');
  return [
    'BEGIN:VEVENT',
    `UID:${uid.slice(0, 32)}`,
    `DTSTAMP:${compact(`${entry.announced}T00:00:00Z`)}`,
    `DTSTART:${compact(entry.instant)}`,
    'DURATION:PT0S',
    `SEQUENCE:${entry.changes.length}`,
    'STATUS:CONFIRMED',
    'TRANSP:TRANSPARENT',
    `SUMMARY:${text(`${series.title.en}: ${entry.period} · ${series.title.zh}：${entry.period}`)}`,
    `DESCRIPTION:${text(wordsOf(series, entry).join('\n'))}`,
    'END:VEVENT',
  ];
}

function wordsOf(series: Series, entry: CalendarEntry): string[] {
  const { date, time, zone, vintage } = entry;
  const done = vintage === null ? [] : [`Vintage ${vintage} · 第 ${vintage} 版`];
  const status = series['data-status'];
  const unreal =
    status === 'real'
      ? []
      : [{ simulated: 'Simulated data · 模拟数据', example: 'Example data · 示例数据' }[status]];
  const changes = entry.changes.map(
    ({ from, reason }) =>
      `Moved from ${from.date} ${from.time}: ${reason.en} · 由 ${from.date} ${from.time} 改期：${reason.zh}`,
  );
  return [...unreal, `${date} ${time} ${zone}`, ...done, ...changes];
}

/** 20240315T013000Z */
const compact = (instant: string) => instant.replace(/[-:]/g, '');

/** A TEXT value: what separates is escaped, what no text may hold is left out. */
function text(words: string): string {
  return removeControls(words.replace(/\r\n?/g, '\n'))
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');
}

/** A line in pieces of at most 75 bytes, none of which parts a character. */
function folded(line: string): string {
  const pieces = [''];
  let bytes = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (bytes + size > 75) {
      pieces.push('');
      bytes = 1;
    }
    pieces[pieces.length - 1] += letter;
    bytes += size;
  }
  return pieces.join('\r\n ');
}
