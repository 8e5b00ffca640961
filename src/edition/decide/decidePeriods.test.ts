import { describe, expect, it } from 'vitest';
import { planOf } from '../../../test/helpers/plan.js';
import { isConsecutive, parseEdition, periodStep, resolvePlan, yearBefore, yearsOf } from '../index.js';

/** The plan of periods as written, or the problems found. */
function decided(periods: object, dataPeriods: string[] = []) {
  const source = {
    edition: 'e',
    title: { en: 'e', zh: 'e' },
    version: '1',
    'data-status': 'example',
    units: { level: 'city' },
    periods,
    method: { normalise: { method: 'min-max' } },
    indicators: [{ id: 'x', title: { en: 'x', zh: 'x' } }],
    tree: { id: 'root', title: { en: 'r', zh: 'r' }, children: [{ indicator: 'x' }] },
  };
  const { edition, problems } = parseEdition('edition.yaml', JSON.stringify(source));
  if (!edition) throw new Error(JSON.stringify(problems));
  const units = { file: 'units.csv', header: ['code', 'name_en'], rows: [{ line: 2, cells: ['a', 'a'] }] };
  return resolvePlan(edition, new Map([['units.csv', units]]), dataPeriods);
}

const whys = (periods: object) =>
  decided(periods).problems.map(({ at, found, expected }) => `${at.path}: ${found.en}; ${expected.en}`);

describe('periods that are a list', () => {
  it('are the periods of the plan, whatever else the data have, which is said', () => {
    const { plan } = decided({ list: [1992, 2000, 2008, 2016], base: 2000 }, [
      '1990',
      '1992',
      '2001',
      '2016',
    ]);
    expect(plan!.periods).toEqual(['1992', '2000', '2008', '2016']);
    expect([plan!.frequency, plan!.first, plan!.base]).toEqual(['year', 0, 1]);
    expect(plan!.doubts.map(({ en }) => en)).toEqual([
      'Data of 1990, 2001 are not used: periods.list does not name those periods.',
    ]);
  });

  it('may be quarters or months, and begin with some that only fill gaps', () => {
    const { plan } = decided({ list: ['2015-Q4', '2016-Q1', '2016-Q3'], base: '2016-Q1', first: '2016-Q1' });
    expect([plan!.frequency, plan!.first, plan!.base]).toEqual(['quarter', 1, 1]);
    expect(decided({ list: ['2015-02', '2015-07'], base: '2015-02' }).plan!.frequency).toBe('month');
  });

  it('are the same plan as years from the first to the last, where they follow each other', () => {
    const [listed, whole] = [
      decided({ list: [2018, 2019, 2020], base: 2018 }),
      decided({ frequency: 'year', base: 2018, first: 2018, last: 2020 }),
    ].map(({ plan }) => ({ ...plan!, defaults: [] }));
    expect(listed).toEqual(whole);
  });

  it('are refused in one go, each where it stands', () => {
    expect(whys({ list: [1992, '2000-Q1', 'x'], base: 1992 })).toEqual([
      'periods.list.1: “2000-Q1”, which is not a period; a period written like 2018',
      'periods.list.2: “x”, which is not a period; a period written like 2018',
    ]);
    expect(whys({ list: [2000, 1992, 2008], base: 2004, last: 2008 })).toEqual([
      'periods.list.1: 1992 after 2000; every period once, the earliest first',
      'periods.last: last: 2008 beside a list; the list alone, which ends in 2008',
      'periods.base: the period 2004; one of periods.list: 2000, 1992, 2008',
    ]);
    expect(whys({ list: [1992, 2000], base: 1992, first: 2000 })).toEqual([
      'periods.base: the base 1992; a period between 2000 and 2000',
    ]);
    expect(whys({ base: 2000 })).toEqual(['periods: no “frequency”; the key “frequency”']);
  });

  it('know their distances', () => {
    const plan = planOf({
      units: ['a'],
      periods: ['2014-Q1', '2015-Q1', '2015-Q3', '2016-Q1'],
      list: true,
      tree: { x: 1 },
    });
    expect(yearsOf(plan)).toEqual([0, 1, 1.5, 2]);
    expect([0, 1, 2, 3].map((t) => yearBefore(plan, t))).toEqual([undefined, 0, undefined, 1]);
    expect([isConsecutive(plan), periodStep(plan)]).toEqual([false, undefined]);
  });
});
