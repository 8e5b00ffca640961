import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { isDay, otherForm } from '../../../src/edition/index.js';
import { duckdb } from '../../../src/sql/index.js';
import { bothEngines } from '../../helpers/bothEngines.js';

const { keysOf, name, close } = await bothEngines();
afterAll(close);

/** The dates that each engine reads from texts in the date column. */
async function datesOf(texts: readonly string[], zone?: string, format?: string): Promise<string[]> {
  const values = texts.map((text) => [duckdb.literal(text)]);
  const period = { column: 'c1', ...(zone && { zone }), ...(format && { format }) };
  const [here, there = here] = await keysOf(
    { duckdb: ['VARCHAR'], clickhouse: ['String'], values },
    { unit: { code: 'i' }, period },
  );
  const dates = here!.map((k) => k.observed);
  expect(there!.map((k) => k.observed)).toEqual(dates);
  expect(dates).toHaveLength(texts.length);
  return dates;
}

const number = (text: string | undefined, least: number, most: number, digits = 2) =>
  text !== undefined && text.length === digits && [...text].every((c) => '0123456789'.includes(c))
    ? Number(text) >= least && Number(text) <= most
    : false;

/** An independent implementation of the date grammar by string operations and JavaScript's calendar. */
function oracle(text: string, zone: string | undefined): string | undefined {
  const [y, m, d] = text.slice(0, 10).split('-');
  const days = new Date(Date.UTC(Number(y), Number(m), 0)).getUTCDate();
  if (!(number(y, 1000, 9999, 4) && number(m, 1, 12) && number(d, 1, days)) || text.length < 10)
    return undefined;
  if (text.length === 10) return text;
  if (text[10] !== 'T' && text[10] !== ' ') return undefined;
  let rest = text.slice(11);
  let [sign, minutes] = [0, 0];
  if (rest.endsWith('Z')) rest = rest.slice(0, -1);
  else {
    const at = Math.max(rest.lastIndexOf('+'), rest.lastIndexOf('-'));
    if (at >= 0) {
      const offset = rest.slice(at + 1);
      const [hh, mm] = offset.includes(':')
        ? offset.split(':')
        : [offset.slice(0, 2), offset.slice(2) || undefined];
      if (offset.split(':').length > 2 || !number(hh, 0, 14)) return undefined;
      if ((mm !== undefined || offset.includes(':')) && !number(mm, 0, 59)) return undefined;
      sign = rest[at] === '+' ? 1 : -1;
      minutes = Number(hh) * 60 + Number(mm ?? 0);
      rest = rest.slice(0, at);
    }
  }
  const [hh, mm, ss, ...more] = rest.split(':');
  const [whole, part, ...others] = (ss ?? '').split(/[.,]/);
  const leap = hh === '23' && mm === '59' && whole === '60' && minutes === 0;
  if (more.length + others.length > 0 || !number(hh, 0, 23)) return undefined;
  if (mm !== undefined && !number(mm, 0, 59)) return undefined;
  if (ss !== undefined && !(number(whole, 0, 59) || leap)) return undefined;
  if (part !== undefined && !(part.length > 0 && [...part].every((c) => '0123456789'.includes(c))))
    return undefined;
  if (zone === undefined) return text.slice(0, 10);
  const at =
    Date.UTC(+y!, +m! - 1, +d!, +hh!, Number(mm ?? 0), leap ? 59 : Number(whole || 0)) -
    sign * minutes * 60_000;
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(at);
}

const two = (most: number) => fc.nat(most).map((n) => String(n).padStart(2, '0'));
const day = fc.tuple(fc.integer({ min: 1985, max: 2037 }), two(13), two(32)).map((parts) => parts.join('-'));
const seconds = fc.tuple(
  fc.oneof(two(61), fc.constant('60')),
  fc.constantFrom('', '.5', ',25', '.', '.123456789'),
);
const time = fc.oneof(
  two(24),
  fc.tuple(two(24), two(60)).map((p) => p.join(':')),
  fc.tuple(two(24), two(60), seconds).map(([h, m, s]) => `${h}:${m}:${s.join('')}`),
  seconds.map((s) => `23:59:${s.join('')}`),
);
const offset = fc.oneof(
  fc.constantFrom(
    '',
    'Z',
    '+00',
    '-00:00',
    '+08',
    '+0530',
    '-03:30',
    '+14:00',
    '-12',
    '+15',
    '+8',
    ' PM',
    'z',
  ),
  fc
    .tuple(fc.constantFrom('+', '-'), two(15), fc.constantFrom('', ':', '00', ':30', ':60'))
    .map((p) => p.join('')),
);
const written = fc.tuple(day, fc.constantFrom('T', ' ', 't', ''), time, offset).map((p) => p.join(''));
const spoilt = fc
  .tuple(written, fc.nat(30), fc.constantFrom('', ' ', '0', '-', 'T', ':', 'BC', '０', '\n'))
  .map(([text, at, more]) => text.slice(0, at) + more + text.slice(at + 1));

describe(`DuckDB and a cluster (${name}) read one grammar of dates`, () => {
  it('as an oracle in JavaScript does, in every time zone, across clock changes', async () => {
    const zones = [undefined, 'Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'];
    const texts = fc.sample(fc.oneof(written, written, spoilt), { numRuns: 1500, seed: 15 });
    for (const zone of zones) {
      const dates = await datesOf(texts, zone);
      const right = texts.map((text) => oracle(text, zone) ?? text);
      expect(dates).toEqual(right);
      for (const [i, date] of dates.entries())
        expect([texts[i], isDay(date, 'month')]).toEqual([texts[i], oracle(texts[i]!, zone) !== undefined]);
    }
  });

  it.each([
    ['2020-01-31T18Z', '2020-02-01'],
    ['2020-01-31T18:00:00,5Z', '2020-02-01'],
    ['2020-01-31 18:00', '2020-02-01'],
    ['2016-12-31T23:59:60Z', '2017-01-01'],
    ['2016-12-31T15:59:59.999+00', '2016-12-31'],
    ['2020-02-01T07:59-01:00', '2020-02-01'],
    ['2020-02-01T00:30+09:00', '2020-01-31'],
    ['2020-02-29', '2020-02-29'],
  ])('%s is %s in Shanghai', async (text, right) => {
    expect(await datesOf([text], 'Asia/Shanghai')).toEqual([right]);
  });

  it('and leave anything else unchanged, as an invalid date', async () => {
    const none = [
      '2020-02-30',
      '2019-02-29',
      '1900-02-29',
      '2020-13-01',
      '2020-00-10',
      '2020-01-31 6:00 PM',
      '2020-01-31Tgarbage',
      '2020-01-31 25:99:99',
      '2020-01-31 24:00:00',
      '2020-01-31T12:59:60Z',
      '2020-01-31T18:00:00Z and more',
      '0044-03-15 BC',
      '0044-03-15 (BC)',
      '20200131',
      '31/01/2020',
      ' 2020-01-31',
      '２０２０-01-31',
      '+2020-01-31',
      '',
    ];
    for (const zone of [undefined, 'Asia/Shanghai']) {
      expect(await datesOf(none, zone)).toEqual(none);
      expect(none.filter((text) => isDay(text, 'year'))).toEqual([]);
    }
  });

  it.each([
    [
      '%d/%m/%Y',
      ['31/12/2020', '1/2/2020', '31/02/2020', '2020-12-31'],
      ['2020-12-31', '2020-02-01', '2020-02-31', '≠2020-12-31'],
    ],
    ['%Y%m%d', ['20201231', '2020121', '20201332'], ['2020-12-31', '≠2020121', '≠20201332']],
    ['%Y年%m月%d日', ['2020年1月5日', '2020年01月05'], ['2020-01-05', '≠2020年01月05']],
    ['%YQ%q', ['2020Q3', '2020Q5'], ['2020-Q3', '≠2020Q5']],
    ['%m/%Y', ['3/2020', '13/2020'], ['2020-03', '≠13/2020']],
    [
      '%Y-%m-%d %I:%M %p',
      ['2020-01-31 6:00 PM', '2020-01-31 12:00 AM', '2020-01-31 13:00 PM'],
      ['2020-02-01', '2020-01-31', '≠2020-01-31 13:00 PM'],
    ],
    [
      '%d.%m.%Y %H:%M:%S%z',
      ['31.01.2020 18:00:00+0100', '31.01.2020 18:00:00'],
      ['2020-02-01', '≠31.01.2020 18:00:00'],
    ],
    ['100%% %Y', ['100% 2020', '100 2020'], ['2020', '≠100 2020']],
  ])('With a declared format, %s, no other is read', async (format, texts, right) => {
    expect(await datesOf(texts, 'Asia/Shanghai', format)).toEqual(right);
    for (const date of right.filter((one) => one.startsWith(otherForm)))
      expect(isDay(date, 'year')).toBe(false);
  });

  it('and treat moments outside the range of an engine as invalid rather than clamping them', async () => {
    const far = ['1850-01-01T12:00Z', '2020-01-01T12:00Z'];
    const [here, there = here] = await keysOf(
      { duckdb: ['VARCHAR'], clickhouse: ['String'], values: far.map((t) => [duckdb.literal(t)]) },
      { unit: { code: 'i' }, period: { column: 'c1', zone: 'UTC' } },
    );
    expect(here!.map((k) => k.observed)).toEqual(['1850-01-01', '2020-01-01']);
    expect([far[0], '1850-01-01']).toContain(there![0]!.observed);
  });
});
