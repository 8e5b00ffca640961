import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { type Release, receiptOf } from '../../src/release/index.js';
import { ordinal } from '../../src/words/sentences/cardinals.js';
import { chinaOverTimeOrExample } from '../helpers/chinaOverTime.js';
import { ledgerOf } from '../helpers/ledger.js';
import { times } from '../helpers/thorough.js';
import { byTurns, onSite, typed, visit } from './browser.js';

/** The figures that a person sees, read off the pages, beside those of the files of the release. */

let release: Release;
let entry: ReturnType<typeof ledgerOf>;
const { there, at } = onSite(async () => {
  release = await chinaOverTimeOrExample();
  entry = ledgerOf(release);
  return [release];
});
const last = () => release.plan.periods.at(-1)!;
const base = () => release.plan.periods[release.plan.base]!;

/** What a column says, by its heading in either language. */
const columns = {
  rank: /^(Rank|位次)( [▲▼])?$/,
  since: /^(since |较\d|Rank change |位次变化)/,
  value: /^(Index|Value|指数|取值)$/,
  change: /^(Change( since \S+)?|变化(（较.*）)?)$/,
  range: /^([Rr]ank in 90% of variants|nine in ten variants|九成方案下的位次|九成方案下)/,
  share: /^(Share|占比)$/,
} as const;
type Kind = keyof typeof columns;

interface Cell {
  head: string;
  /** What is written, without what only a phone shows. */
  text: string;
  /** What a screen reader says of a mark. */
  label: string;
  /** The range that a phone shows beside a rank. */
  narrow: string;
}
interface Row {
  code: string;
  period: string;
  cells: Cell[];
}

/** The rows of the tables of an element that lead to a place. */
function rowsOf(page: Page, selector: string): Promise<Row[]> {
  return page.$$eval(`${selector} tbody tr`, (rows) =>
    rows.flatMap((row) => {
      const [, , , code, period] =
        row.querySelector('a[href*="/place/"]')?.getAttribute('href')?.split('/') ?? [];
      if (code === undefined || period === undefined) return [];
      const heads = [...row.closest('table')!.querySelectorAll('thead th')].map((th) => th.textContent ?? '');
      const cells = [...row.querySelectorAll('td')].map((td, i) => {
        const narrow = td.querySelector('.narrow')?.textContent ?? '';
        return {
          head: heads[i] ?? '',
          text: (td.textContent ?? '').replace(narrow, ''),
          label: td.querySelector('[aria-label]')?.getAttribute('aria-label') ?? '',
          narrow,
        };
      });
      return [{ code: decodeURIComponent(code), period, cells }];
    }),
  );
}

/** How far what is written may lie from what is so: half of its last digit. */
function near(text: string, value: number): boolean {
  const percent = /%/.test(text) ? 100 : 1;
  const digits = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
  const shown = typed(text.replace(/[+≈%\s]/g, ''));
  return Math.abs(shown - percent * value) <= 0.5000001 * 10 ** -digits;
}

/** Counts what was read, by kind, and stops at the first figure that is not the release's. */
function walker(level: string, whole: readonly [string, string] = ['total', release.plan.total.code]) {
  const read: Record<Kind, number> = { rank: 0, since: 0, value: 0, change: 0, range: 0, share: 0 };
  const walk = ({ code, period, cells }: Row) => {
    const now = entry(level, code, period);
    const then = entry(level, code, base());
    const moved = then.rank === 0 || now.rank === 0 ? 0 : then.rank - now.rank;
    const range = now.low === now.high ? `${now.low}` : `${now.low}–${now.high}`;
    for (const { head, text, label, narrow } of cells) {
      const kind = (Object.keys(columns) as Kind[]).find((k) => columns[k].test(head));
      if (!kind) continue;
      const seen = `${level} ${code} ${period} ${head}: ${text}${label}${narrow}`;
      const holds: Record<Kind, () => boolean> = {
        rank: () => Number(text) === now.rank && (narrow === '' || narrow === range),
        since: () =>
          moved === 0
            ? text === '·'
            : typed(text.replace('▲', '').replace('▼', '−')) === moved &&
              new RegExp(moved > 0 ? '^(up|上升)' : '^(down|下降)').test(label),
        value: () => near(text, now.value),
        change: () => text === '·' || near(text, now.value - then.value),
        range: () => (label === '' ? text : label) === range,
        share: () => near(text, now.value / entry(...whole, period).value),
      };
      expect(`${seen} ${holds[kind]()}`).toBe(`${seen} true`);
      read[kind]++;
    }
  };
  return { walk, read };
}

/** At most so many of a list, evenly spread. */
function spread<T>(list: readonly T[], most: number): T[] {
  const step = Math.max(1, list.length / most);
  return Array.from({ length: Math.min(most, list.length) }, (_, i) => list[Math.floor(i * step)]!);
}

describe.for(['en', 'zh'] as const)('every figure is the release’s (%s)', (lang) => {
  const it = byTurns(lang);
  it('on the first page: ranks, their ranges and moves, values, changes, shares', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/`));
    const { plan } = release;
    const units = walker(plan.level);
    (await rowsOf(page, '#ranking')).forEach(units.walk);
    await page.goto(at(`/${lang}/ranking`));
    (await rowsOf(page, '#ranking-all')).forEach(units.walk);
    const ranked = plan.units.filter((u) => entry(plan.level, u.code, last()).rank > 0).length;
    expect(units.read.rank).toBeGreaterThanOrEqual(Math.min(ranked, 500));
    expect(units.read.range > 0).toBe(release.uncertainty.length > 0);
    for (const kind of ['since', 'value', 'change'] as const)
      expect(units.read[kind], kind).toBeGreaterThan(5);
    await page.goto(at(`/${lang}/groups`));
    for (const { column, groups, memberOf } of plan.groupings) {
      const group = walker(column);
      const half = groups.filter((_, j) => memberOf.includes(j)).length / 2;
      (await rowsOf(page, `#${column}`)).forEach(group.walk);
      expect(group.read.rank).toBeGreaterThanOrEqual(half);
      expect(group.read.change).toBeGreaterThanOrEqual(half);
    }
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('on the pages of a unit and of a group: headline, rank gaps, members, periods, parts, what changed', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/`));
    const { plan } = release;
    const grouping = plan.groupings[0]!;
    const codes = new Set(plan.units.map((u) => u.code));
    // A group of a code of its own: municipalities are a city and a province in one.
    const unit = plan.units.findIndex(
      (u, c) =>
        entry(plan.level, u.code, last()).rank > 3 &&
        !codes.has(grouping.groups[grouping.memberOf[c]!]!.code),
    );
    const group = grouping.groups[grouping.memberOf[unit]!]!;
    for (const [level, code] of [
      [plan.level, plan.units[unit]!.code],
      [grouping.column, group.code],
    ] as const) {
      await page.goto(at(`/${lang}/place/${code}`));
      const now = entry(level, code, last());
      const then = entry(level, code, base());
      const said = await page.$$eval('h1 a, .lead a, .in-full a', (links) =>
        links.map((a) => a.textContent ?? ''),
      );
      expect(said).toContain({ en: ordinal(now.rank), zh: `第${now.rank}位` }[lang]);
      expect(
        said.some((text) => near(text, now.value)),
        `${said}`,
      ).toBe(true);
      expect(
        said.some((text) => near(text, Math.abs(now.value - then.value))),
        `${said}`,
      ).toBe(true);
      const own = walker(level);
      (await rowsOf(page, '.place section:not(#members) .rank-gaps')).forEach(own.walk);
      (await rowsOf(page, '.moments')).forEach(own.walk);
      expect(own.read.rank).toBeGreaterThan(4);
      const members = walker(plan.level, [level, code]);
      (await rowsOf(page, '#members')).forEach(members.walk);
      expect(members.read.rank > 0).toBe(level !== plan.level);
      expect(members.read.since > 0).toBe(level !== plan.level);
      await walkParts(page, level, code);
      await walkChange(page, then.value, now.value);
    }
    expect(mishaps).toEqual([]);
    await leave();
  });

  it.for(['sectors', 'balance', 'economy', 'time', 'uncertainty', 'place'])(
    'behind every link to a receipt: %s',
    async (name, test) => {
      const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/`));
      const has = await page.$$eval('header nav a', (links) => links.map((a) => a.getAttribute('href')!));
      const path = name === 'place' ? `place/${release.plan.units[3]!.code}` : name;
      if (name !== 'place' && !has.some((href) => href.endsWith(`/${name}`))) {
        await leave();
        return test.skip(`this release has no page on ${name}`);
      }
      await page.goto(at(`/${lang}/${path}`));
      const links = await page.$$eval(
        'main a[href*="receipt?of="]',
        (all, sentences) =>
          all
            .filter(
              (a) =>
                !(a instanceof SVGElement) &&
                !a.classList.contains('button') &&
                // Figures of sentences may follow from several receipts, of which they lead to the first (briefs.test.ts).
                !a.closest(sentences) &&
                /\d/.test(a.textContent ?? ''),
            )
            .map((a) => [
              a.getAttribute('href')!,
              a.textContent!,
              (a.parentElement?.textContent ?? '').split(a.textContent!)[0]!,
            ]),
        name === 'uncertainty' ? 'h1, .lead, .in-full' : '.lead, .soft a.said, .in-full',
      );
      expect(links.length).toBeGreaterThan(name === 'place' && release.uncertainty.length === 0 ? -1 : 0);
      for (const [href, text, before] of spread(links, times(30, 240))) {
        const reference = new URL(at(href!)).searchParams.get('of')!;
        const receipt = await receiptOf(release, reference);
        const exact = Number(receipt.value);
        // After a word of falling stands the amount without its sign.
        const fell = exact < 0 && /(down|fell|fall of|下降|低)[^,;，；]*$/.test(before!);
        const holds =
          agrees(text!, fell ? -exact : exact) ||
          ('rank' in receipt && [receipt.rank, receipt.of].some((n) => agrees(text!, n ?? Number.NaN)));
        expect(`${reference} ${text} ${exact} ${holds}`).toBe(`${reference} ${text} ${exact} true`);
      }
      expect(mishaps).toEqual([]);
      await leave();
    },
  );

  /** The parts of a place: value and rank among how many. */
  async function walkParts(page: Page, level: string, code: string) {
    const parts = await page.$$eval('.strengths td.n a, section:not([id]) details table td.n a', (links) =>
      links.flatMap((a) => {
        const row = a.closest('tr')!;
        const ofFigure = row.closest('details') !== null;
        // Of a figure's table the sixth column is the rank, of the other one the last.
        const ranks = ofFigure ? row.cells[5] : row.lastElementChild!;
        const isPart = !ofFigure || /Where it stands|所处位置/.test(a.closest('section')!.textContent!);
        return isPart && ranks
          ? [[a.getAttribute('href')!, a.textContent!, (ranks.querySelector('small') ?? ranks).textContent!]]
          : [];
      }),
    );
    expect(parts.length).toBeGreaterThan(1);
    for (const [href, text, ranks] of parts) {
      const now = entry(level, code, last(), decodeURIComponent(href!.split('/')[5]!));
      expect([href, near(text!, now.value), Number(/\d+/.exec(ranks!)![0])]).toEqual([href, true, now.rank]);
    }
  }

  /** What changed: the points of the parts add up to the change. */
  async function walkChange(page: Page, from: number, to: number) {
    const points = await page.$$eval('section', (all) =>
      all
        .filter((one) => /add up to the change|等于总变化/.test(one.querySelector('h2')?.textContent ?? ''))
        .flatMap((one) => [...one.querySelectorAll('table td.n')].map((td) => td.textContent!)),
    );
    expect(points.length).toBeGreaterThan(1);
    const sum = points.reduce((all, text) => all + typed(text.replace('+', '')), 0);
    expect(Math.abs(from + sum - to)).toBeLessThan(0.006 * points.length);
  }
});

/** What a word for a large number stands for. */
const large = { million: 1e6, billion: 1e9, trillion: 1e12, 万亿: 1e12, 亿: 1e8, 万: 1e4 };

/** Whether a text says a number: as figures, in words, in parts of hundred, in millions or 亿; the last where it says a range. */
function agrees(text: string, exact: number): boolean {
  if (ordinal(exact) === text.trim()) return true;
  const number = /[−+-]?[\d,]+(?:\.\d+)?(?!.*\d)/.exec(text)?.[0] ?? '';
  const digits = number.split('.')[1]?.length ?? 0;
  const shown = typed(number.replace('+', ''));
  const word = Object.entries(large).find(([name]) => text.includes(name));
  // Output is given in 亿, jobs and people in ones.
  const scales = word ? [1 / word[1], 1e8 / word[1]] : /%/.test(text) ? [1, 100] : [1];
  return scales.some((by) => Math.abs(shown - by * exact) <= 0.5000001 * 10 ** -digits);
}
