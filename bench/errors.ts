import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { judgeTable } from '../dist/analysis/index.js';
import { seeded } from '../test/helpers/random.js';
import { possible } from './errorsBound.js';
import { realCases } from './errorsReal.js';
import { together } from './errorsTogether.js';

/** Figures of an indicator: a row for each unit, NaN where there is none. */
export type Figures = number[][];

/** A figure counts as planted where it is multiplied by the factor. */
const errors = [
  { times: 3, length: 1 },
  { times: 10, length: 1 },
  { times: 10_000, length: 1 },
  { times: 3, length: 2 },
] as const;

/** The least share to find of each error, where a figure can be predicted within a factor of three. */
const goals = [0.85, 0.95, 0.98, 0.85];
/** The most findings in 300 figures that are as published or as made. */
const mostFalse = 1;

/** How the panels are: whether the goals hold, and their indicators. */
const panels: Record<string, { hasGoals: boolean; of: () => Figures[] }> = {
  provinces: { hasGoals: true, of: () => shipped('china-provinces') },
  'cities (made)': { hasGoals: true, of: () => [0.03, 0.08].map((noise) => made(60, 10, noise, () => 0)) },
  industries: { hasGoals: false, of: () => shipped('china-industries') },
  countries: { hasGoals: false, of: () => shipped('world-digital') },
  'months (made)': {
    hasGoals: false,
    of: () => [0.05, 0.15].map((noise) => made(40, 36, noise, (t) => 0.25 * Math.sin((t / 6) * Math.PI))),
  },
  'small counts (made)': {
    hasGoals: false,
    of: () =>
      [20, 100].map((mean) =>
        made(60, 8, 0, () => 0).map((row) => row.map((x) => poisson((x * mean) / 100))),
      ),
  },
};

const random = seeded(2027);
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

function poisson(mean: number): number {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
  let n = 0;
  for (let p = random(); p > Math.exp(-mean); p *= random()) n++;
  return n;
}

/** Units that grow by 0 to 10% a period, with chance and what all have in common. */
function made(units: number, periods: number, noise: number, common: (t: number) => number): Figures {
  return Array.from({ length: units }, () => {
    const [size, growth] = [100 * Math.exp(normal()), random() / 10];
    return Array.from(
      { length: periods },
      (_, t) => size * Math.exp(growth * t + common(t) + noise * normal()),
    );
  });
}

/** The figures of an edition that is shipped. */
function shipped(edition: string): Figures[] {
  const file = fileURLToPath(new URL(`../../editions/${edition}/data/values.csv`, import.meta.url));
  const [header, ...rows] = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((row) => row.split(','));
  const [units, periods] = [0, 1].map((i) => [...new Set(rows.map((row) => row[i]!))].sort());
  return header!.slice(2).map((_, k) => {
    const figures = units!.map(() => periods!.map(() => Number.NaN));
    for (const row of rows)
      if (row[k + 2]) figures[units!.indexOf(row[0]!)]![periods!.indexOf(row[1]!)] = Number(row[k + 2]);
    return figures;
  });
}

const name = { en: '', zh: '' };

/** The findings about indicators of the same units and periods, as `iplus check` has them. */
const judge = (figures: readonly Figures[]) =>
  judgeTable({
    unitsTitle: name,
    units: figures[0]!.map((_, c) => ({ code: String(c), name })),
    periods: figures[0]![0]!.map((_, t) => String(t)),
    frequency: 'year',
    indicators: figures.map((_, k) => ({ id: `x${k}`, title: name, unit: name })),
    figures,
  });

/** The findings about single figures of an indicator. */
const findings = (figures: Figures) => judge([figures]).filter(({ unit }) => unit !== undefined);

/** The share of planted errors that are found at their place, in series without a finding; a hundred for each. */
function recall(all: readonly Figures[], { times, length }: (typeof errors)[number], atEnd: boolean): number {
  const clean = all.map((figures) => new Set(findings(figures).map(({ unit }) => unit)));
  let [found, tried] = [0, 0];
  for (let turn = 0; tried < 100 && turn < 1000; turn++) {
    const i = Math.floor(random() * all.length);
    const c = Math.floor(random() * all[i]!.length);
    const known = all[i]![c]!.flatMap((x, t) => (x > 0 ? [t] : []));
    if (known.length < length + 4 || clean[i]!.has(c)) continue;
    const inside = 1 + Math.floor(random() * (known.length - length - 1));
    const first = atEnd ? (random() < 0.5 ? 0 : known.length - length) : inside;
    const places = known.slice(first, first + length);
    const factor = random() < 0.5 ? times : 1 / times;
    const figures = all[i]!.map((row, unit) =>
      row.map((x, t) => (unit === c && places.includes(t) ? x * factor : x)),
    );
    tried++;
    // A lasting change is told at the first period after it.
    const [from, to] = [places[0]!, places.at(-1)! + 1];
    const isThere = (period: number, until = period) => until >= from && period <= to;
    if (findings(figures).some(({ unit, period, until }) => unit === c && isThere(period!, until))) found++;
  }
  return found / tried;
}

/** Recall by panel and error, findings as they are, and the time of 100,000 figures; and whether a goal is missed. */
export function benchErrors(): { lines: string[][]; missed: boolean } {
  const title = errors.flatMap(({ times, length }) => [
    `x${times}${length > 1 ? ` (${length})` : ''}`,
    'at ends',
  ]);
  const lines = [['panel', ...title, 'possible x3', 'at ends', 'findings in 300', 'goals']];
  let missed = false;
  for (const [name, { hasGoals, of }] of Object.entries(panels)) {
    const all = of();
    const known = all.flat(2).filter((x) => !Number.isNaN(x)).length;
    const isFalse = (all.flatMap(findings).length / known) * 300;
    const shares = errors.flatMap((error) => [recall(all, error, false), recall(all, error, true)]);
    const holds = shares.every((share, i) => share >= goals[Math.floor(i / 2)]!) && isFalse <= mostFalse;
    missed ||= hasGoals && !holds;
    const goal = hasGoals ? (holds ? 'hold' : 'MISSED') : 'none';
    const most = [false, true].map((atEnd) => possible(all, atEnd).toFixed(2));
    lines.push([name, ...shares.map((share) => share.toFixed(2)), ...most, isFalse.toFixed(2), goal]);
  }
  const several = ['china-provinces', 'china-industries', 'world-digital'];
  const panelsTogether = Object.fromEntries(several.map((edition) => [edition, shipped(edition)]));
  lines.push(
    ...together(
      { ...panelsTogether, made: [0.03, 0.08, 0.05].map((noise) => made(60, 10, noise, () => 0)) },
      judge,
      random,
    ),
  );
  lines.push(realCases((periods) => made(20, periods, 0.03, () => 0), findings));
  const large = made(2778, 36, 0.1, () => 0);
  const before = process.cpuUsage();
  findings(large);
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  missed ||= seconds > 2;
  lines.push([
    '100,000 figures',
    `${seconds.toFixed(2)} s`,
    ...title.map(() => ''),
    seconds > 2 ? 'MISSED' : 'hold',
  ]);
  return { lines: lines.map((line) => lines[0]!.map((_, i) => line[i] ?? '')), missed };
}
