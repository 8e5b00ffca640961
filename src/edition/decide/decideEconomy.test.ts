import { describe, expect, it } from 'vitest';
import { planOf } from '../../../test/helpers/plan.js';

const title = (id: string) => ({ en: id, zh: id });
const gdp = { id: 'gdp', title: title('GDP'), unit: title('RMB'), scale: 10 };

type Rows = (string | number)[][];
const plan = (of: object, rows: Rows) =>
  planOf({
    units: { a: { province: 'P' }, b: { province: 'P' } },
    periods: ['2018', '2019'],
    tree: { x: 1 },
    economy: { of, rows },
  });
const economy = (of: object, rows: Rows) => plan(of, rows).economy!;
const row = ['city', 'a', '2018', 'gdp', 'first', 5];

describe('the economy of an edition', () => {
  it('is absent where it is not written', () => {
    expect(planOf({ units: ['a'], periods: ['2018'], tree: { x: 1 } }).economy).toBeNull();
  });
  it('keeps every vintage and uses the one chosen for each level, the only one by default, aloud', () => {
    const rows = [
      row,
      ['city', 'a', '2018', 'gdp', 'revised', 6],
      ['total', 'total', '2018', 'gdp', 'first', 9],
    ];
    const of = { indicators: [{ ...gdp, vintage: { city: 'revised' } }] };
    const { facts, indicators } = economy(of, rows);
    expect(facts.map((f) => [f.vintage, f.value, f.used])).toEqual([
      ['first', 5, false],
      ['revised', 6, true],
      ['first', 9, true],
    ]);
    expect(indicators[0]!.vintages).toEqual({ city: 'revised', total: 'first' });
    const taken = plan(of, rows).defaults.map((d) => [d.path, d.value]);
    expect(taken).toContainEqual(['economy.indicators.0.vintage.total', 'first']);
  });
  it('asks which of two vintages is used', () => {
    const rows = [row, ['city', 'a', '2018', 'gdp', 'revised', 6]];
    expect(() => economy({ indicators: [gdp] }, rows)).toThrow(/vintage\.city/);
  });
  it('takes an empty value for not published, and years outside the index', () => {
    const rows = [
      row,
      ['province', 'P', '2001', 'gdp', 'first', 5],
      ['city', 'b', '2018', 'gdp', 'first', ''],
    ];
    expect(economy({ indicators: [gdp] }, rows).facts).toHaveLength(2);
  });
  it('refuses what it cannot place: level, code, period, indicator, vintage, number, a figure twice', () => {
    const bad: [Rows[number], RegExp][] = [
      [['town', 'a', '2018', 'gdp', 'first', 5], /town/],
      [['city', 'z', '2018', 'gdp', 'first', 5], /“z”/],
      [['city', 'a', 'May', 'gdp', 'first', 5], /May/],
      [['city', 'a', '2018', 'gnp', 'first', 5], /gnp/],
      [['city', 'a', '2018', 'gdp', '', 5], /vintage/],
      [['city', 'b', '2018', 'gdp', 'first', '5,1'], /5,1/],
    ];
    for (const [cells, says] of bad) expect(() => economy({ indicators: [gdp] }, [row, cells])).toThrow(says);
    expect(() => economy({ indicators: [gdp] }, [row, row])).toThrow(/second time/);
  });
  it('refuses rules that name what is not there', () => {
    const of = (size: object) => () => economy({ indicators: [gdp], size }, [row]);
    expect(of({ output: 'gnp' })).toThrow(/gnp/);
    expect(of({ output: 'gdp', level: 'total' })).toThrow(/total/);
    const increment = { beta: 1, source: 'x', index: 'of-2017' };
    expect(of({ output: 'gdp', increment })).toThrow(/of-2017/);
    expect(of({ output: 'gdp', chained: { elasticity: 1, period: 'May', size: 1, source: 'x' } })).toThrow(
      /May/,
    );
    const { size } = economy({ indicators: [gdp], size: { output: 'gdp' } }, [row]);
    expect(size).toMatchObject({ level: 'province', increment: null, chained: null, jobs: null });
  });
});
