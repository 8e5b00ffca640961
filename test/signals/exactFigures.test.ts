import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Panel, type Plan, reasonName } from '../../src/edition/index.js';
import { openEdition, prepare, withDuckDb } from '../../src/signals/index.js';
import { type AmountType, amountRecords, amountTypes, cities, writeAmounts } from '../helpers/amountFiles.js';
import { editionWith } from '../helpers/complaints.js';
import {
  type AmountRecord,
  cellOf,
  datesIn,
  figureOf,
  type Take,
  takes,
  type Way,
  ways,
} from '../helpers/exactFigures.js';
import { temporaryFolder } from '../helpers/folders.js';
import { pick } from '../helpers/madeRecords.js';
import { seeded } from '../helpers/random.js';
import { times } from '../helpers/thorough.js';

/** Files of each kind of amounts; `npm run fuzz` tries many more. */
const count = Number(process.env['FUZZ_RECORDS'] ?? times(4, 40));
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_201);

interface Case {
  records: AmountRecord[];
  take: Take;
  /** Whether the signal counts records of kind c. */
  withC: boolean;
}

const id = (nth: number, way: number) => `s${nth}w${way}`;

/** An edition whose indicators are computed in every way from each of some record files. */
async function editionOf(cases: readonly Case[], type: AmountType, random: () => number): Promise<string> {
  const ids = cases.flatMap((_, i) => ways.map((_, w) => id(i, w)));
  const signals = cases.flatMap(({ take, withC }, i) =>
    ways.map(({ written }, w) => {
      const where = withC ? '' : `, where: "kind <> 'c'"`;
      return `- { indicator: ${id(i, w)}, from: 'records/${i}/*.*', unit: { code: city }, period: { column: day, take: ${take} }, value: ${written}${where} }\n`;
    }),
  );
  const folder = editionWith({
    'edition.yaml': [
      'edition: small\ntitle: { en: Small, zh: 小 }\nversion: 1\ndata-status: example',
      'units: { level: city, groups: [{ column: province }] }\nperiods: { frequency: year, base: 2020 }',
      'tree:\n  id: index\n  title: { en: Index, zh: 指数 }\n  children:',
      ...ids.map((one) => `    - { indicator: ${one}, weight: 1 }`),
      '',
    ].join('\n'),
    'indicators.csv': `id,title_en,title_zh,direction\n${ids.map((one) => `${one},I ${one},指标 ${one},1\n`).join('')}`,
    'units.csv': `code,name_en,name_zh,province\n${cities.map((c) => `${c},City ${c},城市${c},north\n`).join('')}`,
    'data/values.csv': null,
    'signals/all.yaml': signals.join(''),
  });
  await withDuckDb(async (connection) => {
    for (const [i, { records }] of cases.entries())
      await writeAmounts(connection, folder, `records/${i}`, records, type, random);
  });
  return folder;
}

/** A figure of the panel, or the reason why there is none. */
function found(
  { plan, panel }: { plan: Plan; panel: Panel },
  indicator: string,
  city: string,
  period: string,
) {
  const t = plan.periods.indexOf(period);
  if (t < 0) return 'not-observed';
  const k = plan.indicators.findIndex((one) => one.id === indicator);
  const at = (k * panel.periods + t) * panel.units + plan.units.findIndex(({ code }) => code === city);
  const reason = panel.reasons[at] as keyof typeof reasonName;
  return reason === 0 ? panel.values[at]! : reasonName[reason];
}

/** @param size the figure if those of all dates were positive */
function isRight({ off }: Way, given: number | string, right: number | string, size: number): boolean {
  if (typeof given === 'string' || typeof right === 'string' || !off) return Object.is(given, right);
  return Math.abs(given - right) <= off.by + off.relative * size;
}

const positive = ({ of, ...way }: Way): Way =>
  of ? { ...way, of: { ...of, figure: (values) => Math.abs(of.figure(values)) } } : way;

/** Every figure of some cases that is wrong. */
function wrongFigures(cases: readonly Case[], prepared: { plan: Plan; panel: Panel }): object[] {
  return cases.flatMap(({ records, take, withC }, i) => {
    const counts = ({ kind }: AmountRecord) => withC || kind !== 'c';
    const base = datesIn(records, '2020', take);
    return ways.flatMap((way, w) =>
      cities.flatMap((city) =>
        ['2020', '2021'].flatMap((period) => {
          const given = found(prepared, id(i, w), city, period);
          const cell = cellOf(records, city, datesIn(records, period, take));
          const rightOf = (of: Way) => figureOf(of, take, cell, cellOf(records, city, base), counts);
          const right = rightOf(way);
          return isRight(way, given, right, Number(rightOf(positive(way))))
            ? []
            : [{ way: way.written, take, city, period, given, right, records }];
        }),
      ),
    );
  });
}

// 1,000 files take minutes.
describe('Every way to aggregate gives the double nearest to the exact figure, or the reason why there is none,', {
  timeout: 60_000 + 1_000 * count,
}, () => {
  it.each(amountTypes)('of amounts of the type %s, read at once or file by file', async (type) => {
    const random = seeded(seed + amountTypes.indexOf(type));
    for (let done = 0; done < count; done += 10) {
      const cases = Array.from({ length: Math.min(10, count - done) }, () => ({
        records: amountRecords(random, type),
        take: pick(random, takes),
        withC: random() < 0.5,
      }));
      const folder = await editionOf(cases, type, random);
      const [whole, inParts] = [{}, { IPLUS_PARTIALS: temporaryFolder() }];
      for (const env of [whole, inParts, inParts]) {
        const prepared = await prepare(openEdition(folder), () => {}, env);
        expect(wrongFigures(cases, prepared)).toEqual([]);
      }
      for (const one of [folder, ...Object.values(inParts)]) rmSync(one, { recursive: true });
    }
  });
});
