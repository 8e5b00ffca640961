import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Analysed, tops } from '../../src/analysis/index.js';
import { judgedAnnounced, phraseText } from '../../src/words/index.js';
import { documentSays } from '../helpers/document.js';
import { china2018, root, simulatedIndex, simulatedRelease } from '../helpers/editions.js';
import { itThoroughly, thorough } from '../helpers/thorough.js';

const file = 'docs/china-2018.md';
const says = documentSays(file);
const rows = readFileSync(join(root, file), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** The cells of the row of a table that begins with a text. */
const row = (first: string) => rows.find((cells) => cells[1] === first)!;
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** Every number is in a text, in as many digits as the text gives. */
function expectIn(text: string, numbers: readonly number[]): void {
  const written = text.match(/\d+(\.\d+)?/g) ?? [];
  for (const number of numbers) {
    const there = written.some((given) => number.toFixed(given.split('.')[1]?.length ?? 0) === given);
    expect.soft(there, `${number} in “${text}”`).toBe(true);
  }
}

function gini(of: readonly number[]): number {
  const sorted = of.toSorted((a, b) => a - b);
  const n = of.length;
  return sum(sorted.map((x, i) => (2 * (i + 1) - n - 1) * x)) / (n * sum(sorted));
}

describe('docs/china-2018.md on a million records of seed 1', () => {
  let simulated: Analysed;
  beforeAll(async () => {
    simulated = thorough ? await simulatedRelease() : await simulatedIndex();
  }, 180_000);

  const nodeOf = (id: string) => simulated.plan.nodes.findIndex((node) => node.id === id);
  const total = (id: string, t: number) =>
    simulated.index.total.values[nodeOf(id) * simulated.index.periods + t]!;
  const growth = (id: string) => 100 * (total(id, 2) / total(id, 1) - 1);
  /** The index of every city in a period, the highest first. */
  const cities = (t: number) => {
    const { units, values } = simulated.index;
    return Array.from(values.slice(t * units, (t + 1) * units)).sort((a, b) => b - a);
  };

  it('gives what comes out', () => {
    const mean = 100 * (Math.sqrt(total('digital-government', 2) / total('digital-government', 0)) - 1);
    const found: [string, number[]][] = [
      ['nation 2016', [total('internet-plus', 1)]],
      ['nation 2017', [total('internet-plus', 2)]],
      ['healthcare 2017', [growth('healthcare')]],
      ['education 2017', [growth('education')]],
      ['culture and entertainment 2017', [growth('culture-entertainment')]],
      ['digital government, mean of two years', [mean]],
      ['Gini of cities 2016, 2017', [gini(cities(1)), gini(cities(2))]],
    ];
    for (const [what, numbers] of found) expectIn(row(what)[3]!, numbers);
  });

  itThoroughly('gives what was announced beside ours', async () => {
    const all = judgedAnnounced(await simulatedRelease(), 'en');
    const from = rows.findIndex((cells) => cells[1] === 'announced in April 2018') + 2;
    expect(all.length).toBe(18);
    const kinds = { given: 'input', true: 'follows', cannot: 'cannot be judged' } as Record<string, string>;
    all.forEach(({ id, verdict, readings, nearest }, i) => {
      const [, , , ours, kind] = rows[from + i]!;
      const answers = [...readings, ...nearest].flatMap(({ claims }) =>
        claims.map(({ answer }) => phraseText(answer)),
      );
      const numbers = ours!.match(/\d+\.\d+/g) ?? [];
      for (const number of numbers) expect.soft(answers.join(' '), id).toContain(number);
      expect(kind!.replace(/\*/g, ''), id).toMatch(
        new RegExp(`^${kinds[verdict] ?? verdict.replace('-', ' ')}`),
      );
    });
  });

  it('gives the shares by rank that could not be fitted', () => {
    const sorted = cities(1);
    const tiers = [4, 14, 19, 65, 249].map((count, i, all) => {
      const before = sum(all.slice(0, i));
      return (100 * sum(sorted.slice(before, before + count))) / sum(sorted);
    });
    const [, ...others] = tiers.map((share) => share.toFixed(1));
    says(`the next 14, 19, 65 and 249 cities hold ${others.slice(0, 3).join(', ')} and ${others[3]}%`);
  });

  itThoroughly('gives the ranges of ranks in 2017', async () => {
    const { plan, uncertainty } = await simulatedRelease();
    const last = uncertainty.find(({ period }) => period === '2017')!;
    const inOrder = (of: typeof last.intervals) =>
      of
        .filter(({ rank }) => rank > 0)
        .sort((a, b) => a.rank - b.rank)
        .map(({ low, high }) => (low === high ? String(low) : `${low}–${high}`));
    const [cityRanges, provinceRanges] = [
      inOrder(last.intervals).slice(0, 10),
      inOrder(last.groups[0]!).slice(0, 6),
    ];
    const changsha = last.intervals.find(({ unit }) => plan.units[unit]!.code === '430100')!;
    const within = `${(100 * changsha.top[tops.indexOf(10)]!).toFixed(0)}%`;
    says(
      `the ranges of the first ten cities in 2017 are ${cityRanges.join(', ')} (Changsha is tenth or better in ${within} of variants)`,
    );
    says(`those of the first six provinces ${provinceRanges.join(', ')}`);
  });
});

describe('docs/china-2018.md on the effects of cities', () => {
  const effects = parse(readFileSync(join(china2018, 'simulation', 'effects.csv')), {
    columns: true,
  }) as Record<string, string>[];
  const of = (basis: RegExp) => effects.filter((city) => basis.test(city['basis']!));
  const range = (rows: readonly Record<string, string>[], years: readonly number[]) => {
    const found = rows.flatMap((city) => years.map((year) => Number(city[`effect_${year}`])));
    return [Math.min(...found), Math.max(...found)].map((effect) => effect.toFixed(2));
  };
  const in2017 = (code: string) =>
    Number(effects.find((city) => city['code'] === code)!['effect_2017']).toFixed(2);

  it('counts them, and gives their ranges', () => {
    const [named, lowered, provinces, others] = [/^published order/, /^stays/, /totals/, /Gini/].map(of);
    const [low, high] = range(named!, [2016, 2017]);
    says(
      `${named!.length} cities are named by an order (effects of ${low} to ${high}), ${lowered!.length} are kept below the tenth (Tianjin ${in2017('120000')} in 2017, Suzhou ${in2017('320500')})`,
    );
    const [a, b] = range(provinces!, [2016, 2017]);
    const [c, d] = range(others!, [2017]);
    says(
      `${provinces!.length} others are of the provinces (${a} to ${b}), and ${others!.length} others are hardly moved (${c} to ${d} in 2017)`,
    );
  });
});
