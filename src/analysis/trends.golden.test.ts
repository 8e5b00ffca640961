import { expect } from 'vitest';
import { asemCoin, idOf } from '../../test/helpers/asem.js';
import { expectAgreement, type Frame, goldenTable } from '../../test/helpers/golden.js';
import { asemFolder, walkGolden } from '../../test/helpers/walk.js';
import { growthRate, interpolate, percentChange, type TrendSpan, trendOf } from './trends.js';

const years = [2018, 2019, 2020, 2021, 2022];

/** The series of a unit and indicator in a panel table. */
function seriesIn(file: string): (unit: string, name: string) => number[] {
  const rows = new Map(goldenTable(file, asemFolder!).map((r) => [`${r['uCode']} ${r['Time']}`, r]));
  const number = (cell: string) => (cell === '' || cell === 'NA' ? Number.NaN : Number(cell));
  return (unit, name) => years.map((year) => number(rows.get(`${unit} ${year}`)![name]!));
}
const complete = () => seriesIn('ASEM_iData_p.csv');
/** COINr's panel with the gaps that were made in LPI; nothing else was taken out. */
function withGaps() {
  const [full, gappy] = [seriesIn('ASEM_iData_p.csv'), seriesIn('panel_with_gaps.csv')];
  return (unit: string, name: string) => (name === 'LPI' ? gappy : full)(unit, name);
}

type Cell = number | 'Inf' | '-Inf' | null;
const figure = (x: unknown) =>
  x === 'Inf' ? Number.POSITIVE_INFINITY : x === '-Inf' ? Number.NEGATIVE_INFINITY : (x as number | null);
function expectFigures(ours: readonly number[], theirs: readonly Cell[]): void {
  theirs.forEach((cell, i) => {
    const want = figure(cell);
    if (want === null || Number.isFinite(want)) expectAgreement([ours[i]!], [want]);
    else expect(ours[i]).toBe(want);
  });
}

type Measure = typeof growthRate;

/** Every row of a table of trends. `own` is what a series has by our rule where COINr's is wrong. */
function checkTrends(
  series: () => (unit: string, name: string) => number[],
  column: string,
  measure: Measure,
  span: TrendSpan = {},
  sign: (name: string) => number = () => 1,
  own: (series: readonly number[]) => boolean = () => false,
) {
  return ({ data }: Frame) => {
    const of = series();
    const names = data['iCode'] as unknown as string[];
    const units = data['uCode'] as unknown as string[];
    let differ = 0;
    names.forEach((name, i) => {
      const values = of(units[i]!, name);
      const whole = trendOf(values, years, measure);
      const ours = trendOf(values, years, measure, span);
      if (own(values)) {
        differ++;
        expect(figure(data[column]![i])).toBeNull();
        expect(ours.value).not.toBeNaN();
      } else expectFigures([sign(name) * ours.value], [data[column]![i] as Cell]);
      expectFigures([whole.observed, whole.first, whole.last], [
        data['Avail']![i],
        data['t_first']![i],
        data['t_latest']![i],
      ] as Cell[]);
      const share = data['Avail_use_latest']?.[i];
      if (share !== undefined && share !== null) expectFigures([ours.observed], [share]);
    });
    return differ;
  };
}

const directions = (name: string) => asemCoin().plan.indicators.find((i) => i.id === idOf(name))!.direction;

/** Growth of two indicators between two years, by unit. */
const between = (times: readonly number[]) => (entry: Frame) => {
  const of = complete();
  (entry.data['uCode'] as unknown as string[]).forEach((unit, i) => {
    for (const name of ['LPI', 'Flights']) {
      const { value } = trendOf(of(unit, name), years, growthRate, { times });
      expectFigures([value], [entry.data[name]![i] as Cell]);
    }
  });
};

interface Latest {
  Trends: Frame;
  x: Frame;
  y: Frame;
}

/** The years that a table of trends used, and their values as observed, its gaps unfilled. */
function expectUsed({ x, y }: Latest, of: (unit: string, name: string) => number[]) {
  const [units, names] = [x.data['uCode'], x.data['iCode']] as unknown as string[][];
  units!.forEach((unit, i) => {
    const values = of(unit, names![i]!);
    if (x.data['x1']![i] === null) {
      expect(exactlyThree(values)).toBe(true);
      return;
    }
    const times = [1, 2, 3].map((k) => x.data[`x${k}`]![i]!);
    expect(times).toEqual(years.slice(0, values.findLastIndex((v) => !Number.isNaN(v)) + 1).slice(-3));
    expectFigures(
      times.map((t) => values[years.indexOf(t)]!),
      [1, 2, 3].map((k) => y.data[`y${k}`]![i] as Cell),
    );
  });
}

/** Exactly as long as asked: from the first year to 2020. */
const exactlyThree = (values: readonly number[]) =>
  values.findLastIndex((x) => !Number.isNaN(x)) === 2 && values.some((x) => !Number.isNaN(x));

walkGolden<Frame & Latest & Record<string, number>>('22b_trends', asemFolder, {
  CAGR_all: (entry) => void checkTrends(complete, 'CAGR', growthRate)(entry),
  prc_change_all: (entry) => void checkTrends(complete, 'prc_change', (v, t) => percentChange(v, t))(entry),
  CAGR_directions: (entry) => void checkTrends(complete, 'CAGR', growthRate, {}, directions)(entry),
  CAGR_gaps_interp_all: (entry) => void checkTrends(withGaps, 'CAGR', growthRate, { fill: true })(entry),
  CAGR_gaps: (entry) => void checkTrends(withGaps, 'CAGR', growthRate)(entry),
  use_latest3: (entry) => {
    checkTrends(complete, 'CAGR', growthRate, { latest: 3 })(entry.Trends);
    expectUsed(entry, complete());
  },
  // COINr has no figure for a series that ends in its third year (`i_first > 1`); we have the three years.
  use_latest3_gaps_interp: (entry) => {
    const span = { latest: 3, fill: true };
    const differ = checkTrends(withGaps, 'CAGR', growthRate, span, () => 1, exactlyThree)(entry.Trends);
    expect(differ).toBeGreaterThan(0);
    expectUsed(entry, withGaps());
  },
  Time_2018_2022_BUG_wrong_rows: (entry) => {
    const { data } = entry;
    const of = complete();
    const [units, names] = [data['uCode'], data['iCode']] as unknown as string[][];
    const right = units!.map((u, i) => {
      const values = of(u, names![i]!);
      return (values[4]! / values[0]!) ** (1 / 4) - 1;
    });
    const ours = units!.map(
      (u, i) => trendOf(of(u, names![i]!), years, growthRate, { times: [2018, 2022] }).value,
    );
    expectAgreement(ours, right);
    // Its rows are those of 2018 and 2019, over four years.
    expectAgreement(
      units!.map((u, i) => {
        const values = of(u, names![i]!);
        return (values[1]! / values[0]!) ** (1 / 4) - 1;
      }),
      data['CAGR']!,
    );
  },
  Time_2020_2022_BUG_wrong_rows: ({ data }) => {
    const of = complete();
    const [units, names] = [data['uCode'], data['iCode']] as unknown as string[][];
    expectAgreement(
      units!.map((u, i) => {
        const values = of(u, names![i]!);
        return (values[1]! / values[0]!) ** (1 / 2) - 1;
      }),
      data['CAGR']!,
    );
  },
  Time_single_iCode_AS_SHIPPED_errors: 'an error of COINr; one indicator is no special case here',
  Time_2020_2022_correct: between([2020, 2022]),
  fn_CAGR: (entry) => {
    expectAgreement(
      [
        growthRate([2, 4, 8], [2010, 2012, 2020]),
        growthRate([0, 0], [1, 2]),
        growthRate([2, Number.NaN, 8], [1, 2, 3]),
      ],
      [entry['a']!, entry['zero']!, entry['na']!],
    );
  },
  fn_prc_change: (entry) => {
    expectAgreement(
      [percentChange([2, 4, 8, 9], [2010, 2012, 2015, 2020], 10), percentChange([2, 4], [2010, 2015])],
      [entry['a']!, entry['two']!],
    );
  },
  approx_df: (entry) => {
    const { tt, Y } = entry as unknown as { tt: number[]; Y: Frame };
    const times = [2011, 2012, 2014, 2018];
    const no = Number.NaN;
    expectAgreement(interpolate([1, no, 3, 5], times, tt), Y.data['a']!);
    expectAgreement(interpolate([no, 2, no, 8], times, tt), Y.data['b']!);
  },
});
