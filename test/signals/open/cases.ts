import { expect } from 'vitest';
import { openEdition, prepare } from '../../../src/signals/index.js';
import { editionWith } from '../../helpers/complaints.js';
import { put } from '../../helpers/folders.js';
import { codes, days, type MadeFile } from '../../helpers/madeRecords.js';
import { times } from '../../helpers/thorough.js';

/** Cases of each kind; `npm run fuzz` tries 2,000. */
export const count = Number(process.env['FUZZ_RECORDS'] ?? times(6, 20));
export const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_126);
export type Random = () => number;

/** Record files that one signal reads. */
export interface Case {
  files: MadeFile[];
  from: string;
  /** Whether its amounts include doubles or floats. */
  doubles?: boolean;
}

/** An edition with a signal for each case, that sums `amount`. */
export function editionOf(cases: readonly Case[], contract: boolean): string {
  const ids = cases.map((_, i) => `s${i}`);
  const signal = (id: string, i: number) =>
    [
      `- indicator: ${id}`,
      `  from: '${cases[i]!.from}'`,
      '  unit: { code: city }',
      '  period: { column: day }',
      '  value: { sum: amount }',
      ...(contract ? ['  contract: { columns: { amount: { type: number } } }'] : []),
    ].join('\n');
  const edition = editionWith({
    'edition.yaml': `edition: small
title: { en: Small, zh: 小 }
version: 1
data-status: example
units: { level: city, groups: [{ column: province }] }
periods: { frequency: month, base: 2020-01 }
tree:
  id: index
  title: { en: Index, zh: 指数 }
  children:
${ids.map((id) => `    - { indicator: ${id}, weight: ${1 / ids.length} }`).join('\n')}
`,
    'indicators.csv': [
      'id,title_en,title_zh,direction',
      ...ids.map((id) => `${id},${id},指标 ${id},1`),
      '',
    ].join('\n'),
    'units.csv': `code,name_en,name_zh,province\n${codes.map((c) => `${c},City ${c},城市${c},north`).join('\n')}\n`,
    'data/values.csv': null,
    'signals/all.yaml': `${ids.map(signal).join('\n')}\n`,
  });
  for (const { name, bytes } of cases.flatMap((c) => c.files)) put(edition, name, bytes);
  return edition;
}

/** The result of a build for each case: records read, placed and in no unit, and the cells of its indicator. */
export async function measured(edition: string, cases: readonly Case[]) {
  const { panel, plan, provenance } = await prepare(openEdition(edition));
  return cases.map((_, i) => {
    const placed = provenance.geocoding.filter((p) => p.indicator === `s${i}`).map((p) => p.records);
    const total = (of: 'read' | 'placed' | 'unplaced' | 'outside') =>
      placed.reduce((sum, p) => sum + p[of], 0);
    const k = plan.indicators.findIndex((one) => one.id === `s${i}`);
    const cells = days.flatMap((day) => {
      const t = plan.periods.indexOf(day.slice(0, 7));
      return codes.map((code) => {
        const c = plan.units.findIndex((u) => u.code === code);
        return t < 0 ? Number.NaN : panel.values[(k * panel.periods + t) * panel.units + c]!;
      });
    });
    expect(total('read')).toBe(total('placed') + total('unplaced') + total('outside'));
    return { read: total('read'), placed: total('placed'), cells };
  });
}

export const alone = (file: MadeFile): Case => ({ files: [file], from: file.name });

// 2,000 files take minutes.
export const timeout = 60_000 + 3_000 * count;
