import { csvText, type PublishedNoise } from '../edition/index.js';
import { numberCell } from './csv.js';
import type { Manifest } from './manifest.js';
import { rowsOf } from './rows.js';
import type { ReleaseFile } from './store.js';

const name = 'noise.csv';
const header = [
  'indicator',
  'period',
  'epsilon',
  'per_person',
  'draws',
  'spent',
  'budget',
  'sd',
  'within_90',
];

/** noise.csv: which figures carry noise, how far it goes and what of the budget is spent; no file where none does. */
export function noiseFiles(noise: readonly PublishedNoise[]): ReleaseFile[] {
  if (noise.length === 0) return [];
  const rows = noise.map((n) => [
    n.indicator,
    n.period,
    ...[n.epsilon, n.perPerson, n.draws, n.draws * n.epsilon, n.budget, n.sd, n.within90].map(numberCell),
  ]);
  return [{ path: name, content: csvText(header, rows) }];
}

/** Reads noise.csv back. */
export async function readNoise(
  text: (path: string) => Promise<string>,
  manifest: Manifest,
): Promise<PublishedNoise[]> {
  if (!manifest.files.some((f) => f.path === name)) return [];
  return rowsOf(await text(name)).map(([indicator = '', period = '', ...cells]) => {
    const [epsilon, perPerson, draws, , budget, sd, within90] = cells.map(Number);
    return {
      indicator,
      period,
      epsilon: epsilon!,
      perPerson: perPerson!,
      draws: draws!,
      budget: budget!,
      sd: sd!,
      within90: within90!,
    };
  });
}
