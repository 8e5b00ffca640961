import { describe, expect, it } from 'vitest';
import { judgedFigures } from '../../../../test/helpers/judged.js';
import { seeded } from '../../../../test/helpers/random.js';

const round = (x: number, digits: number) => Number(x.toFixed(digits));
const total = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);

/**
 * Residents, two kinds of sales and their sum, sales per head, and three shares, of a nation, its four groups of five provinces, and
 * the provinces: a row for each, in the order nation, group, its provinces.
 */
function accounts(periods: number, seed: number): number[][][] {
  const random = seeded(seed);
  const grown = (times: number, digits: number) => {
    const provinces = Array.from({ length: 20 }, () => {
      const [size, growth] = [times * (50 + 900 * random()), random() / 10];
      return Array.from({ length: periods }, (_, t) =>
        round(size * (1 + growth) ** t * (0.9 + 0.2 * random()), digits),
      );
    });
    const sum = (rows: readonly number[][]) =>
      rows[0]!.map((_, t) => round(total(rows.map((row) => row[t]!)), digits));
    const groups = [0, 5, 10, 15].map((from) => provinces.slice(from, from + 5));
    return [sum(provinces), ...groups.flatMap((group) => [sum(group), ...group])];
  };
  const [people, online, shops] = [grown(1, 0), grown(3, 1), grown(5, 1)];
  const join = (a: number[][], b: number[][], by: (x: number, y: number) => number) =>
    a.map((row, c) => row.map((x, t) => by(x, b[c]![t]!)));
  const sales = join(online, shops, (x, y) => round(x + y, 1));
  const perHead = join(sales, people, (x, y) => round((1000 * x) / y, 1));
  const share = (least: number) =>
    people.map((row) => {
      const usual = least + 3 * least * random();
      return row.map(() => round(usual * (0.97 + 0.06 * random()), 1));
    });
  const [first, second] = [share(10), share(8)];
  const third = join(first, second, (x, y) => round(100 - x - y, 1));
  return [people, online, shops, sales, perHead, first, second, third];
}

const findings = (figures: readonly number[][][]) =>
  judgedFigures(figures).filter(({ kind }) => kind === 'relation');

describe('Sums and products that a table keeps to', () => {
  it('are no finding where they hold within rounding', () => {
    for (const seed of [1, 2, 3]) expect(findings(accounts(6, seed))).toEqual([]);
  });

  it('tell of a wrong figure in any place which it is and what it would be, and of no other', () => {
    const random = seeded(7);
    for (let turn = 0; turn < 16; turn++) {
      const figures = accounts(6, turn);
      const [k, c, t] = [turn % 8, Math.floor(25 * random()), Math.floor(6 * random())];
      const right = figures[k]![c]![t]!;
      figures[k]![c]![t] = round(right * (turn < 8 ? 10 : 1.7), 1);
      const found = findings(figures);
      expect(
        found.map((one) => [one.indicator, one.unit, one.period]),
        `${k} ${c} ${t}`,
      ).toEqual([[k, c, t]]);
      expect(Math.abs(found[0]!.expected! - right)).toBeLessThanOrEqual(0.2 + 0.01 * right);
    }
  });

  it('are found where three to six parts stand anywhere in the table', () => {
    for (const count of [3, 4, 5, 6]) {
      const random = seeded(40 + count);
      const rows = () => Array.from({ length: 12 }, () => [1, 2, 3].map(() => round(10 + 900 * random(), 1)));
      const figures = Array.from({ length: 15 }, rows);
      // Every second indicator is a part; the sum is the last one.
      const parts = Array.from({ length: count }, (_, i) => 2 * i + 1);
      figures.push(
        rows().map((row, c) => row.map((_, t) => round(total(parts.map((k) => figures[k]![c]![t]!)), 1))),
      );
      const right = figures[15]![7]![1]!;
      figures[15]![7]![1] = round(right + 31.4, 1);
      const found = findings(figures);
      expect(
        found.map(({ unit, period }) => [unit, period]),
        `${count} parts`,
      ).toEqual([[7, 1]]);
      expect(found[0]!.text.en).toContain('Indicator 15 = Indicator 1 +');
    }
  });

  it('are said in words, with how often they hold and how many hold again', () => {
    const figures = accounts(6, 1);
    figures[3]![2]![1]! *= 10;
    expect(findings(figures)[0]!.text.en).toMatch(
      /^[\d,.]+, where [\d,.]+ would follow from Indicator 3 = Indicator \d \+ Indicator \d, which holds in 149 of 150 cases \(here the right side is [\d,.]+\); \d such relations would hold again$/,
    );
  });

  it('are found beside many answers from 1 to 5, of which very many sums hold by chance', () => {
    const random = seeded(5);
    const column = (most: number) => Array.from({ length: 40 }, () => [Math.ceil(most * random())]);
    const answers = Array.from({ length: 80 }, () => column(5));
    const [one, two] = [column(900), column(700)];
    const sum = one.map(([x], c) => [x! + two[c]![0]!]);
    sum[8]![0]! += 90;
    const found = findings([...answers, one, two, sum]);
    // One relation alone does not say which of its figures is wrong.
    expect(found.map(({ unit }) => unit)).toEqual([8]);
    expect(found[0]!.text.en).toContain('Indicator 82 = Indicator');
  });

  it('are not found among figures that only chance brings near', () => {
    const random = seeded(11);
    const any = Array.from({ length: 12 }, () =>
      Array.from({ length: 15 }, () => Array.from({ length: 6 }, () => Math.ceil(random() * 30))),
    );
    expect(findings(any)).toEqual([]);
  });
});
