import { beforeAll, describe, expect, it } from 'vitest';
import { figureIds } from '../../src/figures/catalogue.js';
import { parseChoice } from '../../src/figures/choice.js';
import type { Figure } from '../../src/figures/figure.js';
import { figureFormats } from '../../src/figures/figureFiles.js';
import { figureOf } from '../../src/figures/figureOf.js';
import type { Release } from '../../src/release/index.js';
import { releaseOf } from '../helpers/editions.js';
import { rowsOfCsv } from '../helpers/figures.js';
import { fullEdition, periodsFrom } from '../helpers/fullEdition.js';

let release: Release;

beforeAll(async () => {
  release = await releaseOf(fullEdition({ frequency: 'year', periods: periodsFrom(2012, 9, 'year') }));
}, 60_000);

/** The figure with its downloaded table as a program reads it. */
async function madeOf(node: number): Promise<[Figure, Record<string, string>[]][]> {
  const choice = { ...parseChoice(release, () => undefined), node };
  const all = await Promise.all(figureIds.map((id) => figureOf(release, id, choice)));
  const there = all.filter((figure) => figure !== undefined);
  return Promise.all(
    there.map(async (figure): Promise<[Figure, Record<string, string>[]]> => {
      const file = await figureFormats['csv']!(release, figure, { lang: 'en', width: 720, paper: 'light' });
      return [figure, rowsOfCsv(release, figure, file.content)];
    }),
  );
}

/** Made once: every figure takes a while. */
const made = new Map<number, ReturnType<typeof madeOf>>();
const figuresOf = (node: number) => made.get(node) ?? made.set(node, madeOf(node)).get(node)!;

/** What follows from the cells of a download, where a caption tells more than single cells. */
const follows: Record<string, (rows: Record<string, string>[]) => number[]> = {
  contributions: (rows) => [
    sum(
      rows.filter((r) => r['period'] === rows.at(-1)!['period']),
      'points',
    ),
  ],
  'gini-parts': (rows) => [(100 * Number(rows.at(-1)!['between'])) / Number(rows.at(-1)!['total'])],
};

const sum = (rows: Record<string, string>[], column: string) =>
  rows.reduce((total, row) => total + Number(row[column]), 0);

/** How a cell is written: as it is, as per cent, and money of the edition’s unit (RMB 100 million) in billions, trillions and 万亿. */
const scales: Record<string, readonly number[]> = {
  output: [1, 0.1, 1e-4],
  size: [1, 0.1, 1e-4],
  'size-gain': [1, 0.1, 1e-4],
};

describe('the download of a figure', () => {
  // The checker reads the findings that are titles (`test/words/claims/ownSentences.test.ts`).
  it.each([0, 1])(
    'holds every figure with decimals that its note and alternative text tell (node %i)',
    async (node) => {
      const missing: string[] = [];
      let found = 0;
      for (const [figure, rows] of await figuresOf(node)) {
        const cells = rows.flatMap((row) => Object.values(row).map(Number)).filter((n) => !Number.isNaN(n));
        const all = [...cells, ...(follows[figure.id]?.(rows) ?? [])];
        for (const text of [figure.note, figure.alt].flatMap((of) => (of ? [of.en, of.zh] : []))) {
          for (const [said] of text.matchAll(/−?\d[\d,]*\.\d+/g)) {
            const number = Number(said.replaceAll(',', '').replace('−', '-'));
            const half = 0.5000001 / 10 ** said.split('.')[1]!.length;
            const near = (cell: number) =>
              (scales[figure.id] ?? [1, 100]).some((times) => Math.abs(cell * times - number) <= half);
            if (all.some(near)) found++;
            else missing.push(`${figure.id}: ${said} in “${text}”`);
          }
        }
      }
      expect(missing).toEqual([]);
      expect(found).toBeGreaterThan(15);
    },
  );

  it.each([0, 1])(
    'of a Lorenz curve comes to the Gini of its caption, a unit a step (node %i)',
    async (node) => {
      const [figure, rows] = (await figuresOf(node)).find(([{ id }]) => id === 'lorenz')!;
      expect(rows.length).toBe(release.plan.units.length + 1);
      const [x, y] = ['units', 'share'].map((column) => rows.map((row) => Number(row[column])));
      const area = rows
        .slice(1)
        .reduce((a, _, i) => a + ((x![i + 1]! - x![i]!) * (y![i]! + y![i + 1]!)) / 2, 0);
      expect(figure.note.en).toContain(
        `Gini coefficient ${(1 - 2 * area).toFixed(3)}, over all ${rows.length - 1} with a value`,
      );
      expect(1 - 2 * area).toBeCloseTo(Number(rows[0]!['gini']), 12);
      expect(figure.draw({ lang: 'en', width: 400, href: () => undefined }).height).toBeGreaterThan(0);
    },
  );
});

it('a gain since the base and a level are never on one axis', async () => {
  const rulesOf = new Map(
    (await figuresOf(0)).map(([{ id, rows }]) => [id, rows.map((row) => String(row['rule']))]),
  );
  const gains = ['estimated', 'increment'];
  for (const id of ['size', 'size-share'])
    for (const rule of rulesOf.get(id)!) expect(gains).not.toContain(rule);
  for (const rule of rulesOf.get('size-gain')!) expect(gains).toContain(rule);
  expect(rulesOf.get('size-gain')!.length).toBeGreaterThan(0);
});
