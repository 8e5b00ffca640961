import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type OfficeSheet, officeEdition, understandSheets } from '../../src/office/index.js';
import { seeded } from '../helpers/random.js';
import { times } from '../helpers/thorough.js';

/** What the maker of a table knows. */
interface Truth {
  units: string[];
  periods: string[];
  indicators: { name: string; percent: boolean; unit: string | undefined }[];
  /** By unit, period and indicator; undefined where there is no figure. */
  figures: (number | undefined)[][][];
}

const places = {
  zh: ['北京', '上海', '石家庄', '太原', '呼和浩特', '沈阳', '长春', '哈尔滨', '南京', '杭州'],
  en: ['Arden', 'Birch Hill', 'Coldwater', 'Dunmore', 'Eastleigh', 'Fairview', 'Glen Cove', 'Harborough'],
};
const measures = {
  zh: ['固定宽带普及率', '移动电话用户', '网上零售额', '政务服务办件量', '千兆用户占比', '专利授权量'],
  en: [
    'Broadband coverage',
    'Mobile lines',
    'Online retail',
    'Services online',
    'Gigabit share',
    'Patents granted',
  ],
};
const gaps = ['', '—', '/', '…', 'N/A', '不适用', '未公布', '-', '*', '——', 'n.a.', '暂无数据'.slice(0, 2)];

const truths = fc
  .record({
    lang: fc.constantFrom('zh' as const, 'en' as const),
    units: fc.integer({ min: 3, max: 8 }),
    periods: fc.integer({ min: 1, max: 3 }),
    measures: fc.integer({ min: 2, max: 5 }),
    seed: fc.integer({ min: 1, max: 2 ** 30 }),
  })
  .map(({ lang, units, periods, measures: count, seed }): Truth => {
    const indicators = measures[lang].slice(0, count).map((name, i) => ({
      name,
      percent: i % 3 === 0,
      unit: i % 3 === 0 ? '%' : i % 3 === 1 ? (lang === 'zh' ? '万户' : 'thousand') : undefined,
    }));
    const random = seeded(seed);
    const figure = (i: number, u: number) => {
      const x = random();
      // Some cells have no figure; the first unit has all.
      return x < 0.12 && u > 0
        ? undefined
        : i % 3 === 0
          ? Math.round(x * 1000) / 10
          : Math.round(x * 3_000_000) / 100;
    };
    const figures = Array.from({ length: units }, (_u, u) =>
      Array.from({ length: periods }, () => indicators.map((_, i) => figure(i, u))),
    );
    return {
      units: places[lang].slice(0, units),
      periods: Array.from({ length: periods }, (_, i) => String(2018 + i)),
      indicators,
      figures,
    };
  });

/** How the table is laid out and written. */
const habits = fc.record({
  form: fc.constantFrom('column-a-year', 'sheet-a-year', 'row-a-year', 'long', 'transposed'),
  title: fc.boolean(),
  unitIn: fc.constantFrom('brackets', 'slash', 'row'),
  serial: fc.boolean(),
  thousands: fc.boolean(),
  signs: fc.boolean(),
  total: fc.boolean(),
  notes: fc.boolean(),
  blankRows: fc.boolean(),
  spaced: fc.boolean(),
  repeated: fc.boolean(),
  /** Whether a text over several columns stands over each of them, or over the first alone, as where merged cells are lost in CSV. */
  spans: fc.boolean(),
  gap: fc.integer({ min: 0, max: gaps.length - 1 }),
});
type Habits = typeof habits extends fc.Arbitrary<infer H> ? H : never;

/** A figure as the maker types it. */
function written(number: number | undefined, percent: boolean, how: Habits): string {
  if (number === undefined) return gaps[how.gap]!;
  const text =
    how.thousands && number >= 1000
      ? number.toLocaleString('en-US', { maximumFractionDigits: 10 })
      : String(number);
  return percent && how.signs ? `${text}%` : text;
}

function headerOf({ name, unit }: Truth['indicators'][number], how: Habits): string {
  if (unit === undefined || how.unitIn === 'row') return name;
  return how.unitIn === 'brackets' ? `${name}（${unit}）` : `${name}(${unit})`;
}

/** The sheets of a truth. */
function sheetsOf(truth: Truth, how: Habits): OfficeSheet[] {
  const isChinese = /\p{Script=Han}/u.test(truth.units[0]!);
  const unitHeader = isChinese ? '城市' : 'City';
  const nameOf = (name: string) =>
    how.spaced && isChinese && name.length === 2 ? [...name].join(' ') : name;
  const sheet = (name: string, header: string[][], body: string[][], title: string): OfficeSheet => {
    const width = header.at(-1)!.length + (how.serial ? 1 : 0);
    const wide = (row: string[]) => Array.from({ length: width }, (_, c) => row[c] ?? '');
    const numbered = (row: string[], first: string) => (how.serial ? [first, ...row] : row);
    const rows = [
      ...(how.title ? [[title], []] : []),
      ...header.map((row, i) => numbered(row, i === 0 ? (isChinese ? '序号' : 'No.') : '')),
      ...body.flatMap((row, i) => [
        ...(how.blankRows && i === 2 ? [[]] : []),
        ...(how.repeated && i === 2
          ? header.map((h, k) => numbered(h, k === 0 ? (isChinese ? '序号' : 'No.') : ''))
          : []),
        numbered(row, String(i + 1)),
      ]),
      ...(how.total
        ? [numbered([isChinese ? '合 计' : 'Total', ...Array.from({ length: width - 1 }, () => '123')], '')]
        : []),
      ...(how.notes ? [[], [isChinese ? '注：数据来源于统计局' : 'Source: statistical office']] : []),
    ];
    return { name, rows: rows.map(wide), merges: [], address: (r, c) => `${name}!R${r + 1}C${c + 1}` };
  };
  const unitRow = (own: string[], times: number): string[][] =>
    how.unitIn === 'row'
      ? [
          [
            isChinese ? '单位' : 'Unit',
            ...own,
            ...Array.from({ length: times }, () => truth.indicators.map(({ unit }) => unit ?? '')).flat(),
          ],
        ]
      : [];
  const at = (u: number, p: number, i: number) =>
    written(truth.figures[u]![p]![i], truth.indicators[i]!.percent, how);
  const each = <T>(list: readonly T[]) => [...list.keys()];
  const cross = (p: number) =>
    truth.units.map((name, u) => [nameOf(name), ...each(truth.indicators).map((i) => at(u, p, i))]);
  const headers = truth.indicators.map((i) => headerOf(i, how));
  if (how.form === 'sheet-a-year')
    return truth.periods.map((year, p) =>
      sheet(year, [[unitHeader, ...headers], ...unitRow([], 1)], cross(p), '统计表'),
    );
  if (how.form === 'row-a-year') {
    const body = truth.units.flatMap((name, u) =>
      truth.periods.map((year, p) => [nameOf(name), year, ...each(truth.indicators).map((i) => at(u, p, i))]),
    );
    return [
      sheet(
        'S',
        [[unitHeader, isChinese ? '年份' : 'Year', ...headers], ...unitRow([''], 1)],
        body,
        '统计表',
      ),
    ];
  }
  if (how.form === 'column-a-year') {
    const over = (h: string, p: number) => (how.spans && p > 0 ? '' : h);
    const top = [unitHeader, ...headers.flatMap((h) => truth.periods.map((_, p) => over(h, p)))];
    const years = [
      '',
      ...headers.flatMap(() => truth.periods.map((year) => (isChinese ? `${year}年` : year))),
    ];
    const body = truth.units.map((name, u) => [
      nameOf(name),
      ...each(truth.indicators).flatMap((i) => each(truth.periods).map((p) => at(u, p, i))),
    ]);
    return [sheet('S', [top, years], body, '统计表')];
  }
  const unitOf = (i: number) => truth.indicators[i]!.unit ?? '';
  if (how.form === 'long') {
    const body = truth.units.flatMap((name, u) =>
      each(truth.periods).flatMap((p) =>
        each(truth.indicators).map((i) => [
          nameOf(name),
          truth.periods[p]!,
          truth.indicators[i]!.name,
          unitOf(i),
          at(u, p, i),
        ]),
      ),
    );
    const header = isChinese
      ? ['城市', '年份', '指标', '单位', '数值']
      : ['City', 'Year', 'Indicator', 'Unit', 'Value'];
    return [sheet('S', [header], body, '统计表')];
  }
  return truth.periods.map((year, p) =>
    sheet(
      year,
      [[isChinese ? '指标' : 'Indicator', isChinese ? '单位' : 'Unit', ...truth.units]],
      each(truth.indicators).map((i) => [
        truth.indicators[i]!.name,
        unitOf(i),
        ...each(truth.units).map((u) => at(u, p, i)),
      ]),
      '统计表',
    ),
  );
}

/** Every cell of a truth. */
function factsOf({ units, periods, indicators, figures }: Truth) {
  return units.flatMap((unit, u) =>
    periods.flatMap((year, p) =>
      indicators.map(({ name }, i) => ({ unit, year, name, figure: figures[u]![p]![i] })),
    ),
  );
}

const tables = Number(process.env['IPLUS_TABLES'] ?? times(100, 400));

it('An office table, however it is laid out and written, is read as its maker meant it, or refused', () => {
  let [read, doubted] = [0, 0];
  const answers = { 'other-units': 'as-written' };
  fc.assert(
    fc.property(truths, habits, (truth, how) => {
      const understood = understandSheets(sheetsOf(truth, how));
      const { tables, problems, counts, questions } = officeEdition('t.xlsx', understood, answers, []);
      // Of figures drawn at random a few look like those of two units of measure.
      if (questions.some(({ id }) => id === 'other-units')) doubted++;
      const open = questions
        .filter(({ id, decided }) => id !== 'direction' && !(id in answers) && !decided)
        .map(({ id, about }) => [id, ...about.slice(0, 3)]);
      expect({ problems: problems.map((p) => p.found.en), open }).toEqual({ problems: [], open: [] });
      expect(counts.cells).toBe(counts.figures + counts.missing + counts.empty + counts.left);
      const { iData } = tables!;
      const column = (name: string) => iData.header.indexOf(name);
      const got = new Map(
        iData.rows.map(({ cells }) => [`${cells[column('uName')]} ${cells[column('Time')]}`, cells]),
      );
      for (const { unit, year, name, figure } of factsOf(truth)) {
        // A name alone below the figures may be a note: a row without a figure may be absent.
        const isBare = figure === undefined && !got.has(`${unit} ${year}`);
        const cell = isBare ? '' : got.get(`${unit} ${year}`)?.[column(name)];
        expect([unit, year, name, cell]).toEqual([unit, year, name, String(figure ?? '')]);
      }
      read++;
    }),
    { numRuns: tables, seed: Number(process.env['IPLUS_SEED'] ?? 7), endOnFailure: !process.env['SHRINK'] },
  );
  expect(read).toBeGreaterThan(tables * 0.75);
  expect(doubted).toBeLessThanOrEqual(2 + tables / 500);
});
