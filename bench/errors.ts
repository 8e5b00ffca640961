import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { judgeTable } from '../dist/analysis/index.js';
import { seeded } from '../test/helpers/random.js';
import { possible } from './errorsBound.js';
import { realCases } from './errorsReal.js';
import { together } from './errorsTogether.js';

/** Figures of an indicator: a row for each unit, NaN where there is none. */
export type Figures = number[][];

/** A figure counts as planted where it is multiplied by the factor, or divided by it; the goal is the least share to find. */
const errors = [
  { times: 3, length: 1, goal: 0.9 },
  { times: 10, length: 1, goal: 0.95 },
  { times: 10_000, length: 1, goal: 0.98 },
  { times: 3, length: 2, goal: 0.85 },
] as const;

/** The most findings in 300 figures that are as published or as made. */
const mostFalse = 1;
/** Errors that are planted at once, so that the findings that chance allows are hardly fewer: one in so many figures. */
const plantedIn = 1000;
/** A share of a hundred tries may be so much below the goal, or below what is possible, by chance (two standard deviations). */
const byChance = 0.05;

const panels: Record<string, () => Figures[]> = {
  provinces: () => shipped('china-provinces'),
  industries: () => shipped('china-industries'),
  countries: () => shipped('world-digital'),
  'cities (made)': () => [0.03, 0.08].map((noise) => made(60, 10, noise, () => 0)),
  'months (made)': () =>
    [0.05, 0.15].map((noise) => made(40, 36, noise, (t) => 0.25 * Math.sin((t / 6) * Math.PI))),
  'counts (made)': () =>
    [20, 100].map((mean) => made(60, 8, 0, () => 0).map((row) => row.map((x) => poisson((x * mean) / 100)))),
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

/** The findings about single figures. */
const findings = (all: readonly Figures[]) => judge(all).filter(({ value }) => value !== undefined);

/** Periods of a unit in an indicator. */
interface Place {
  k: number;
  c: number;
  from: number;
  until: number;
}

type Found = readonly ReturnType<typeof findings>[number][];

const isFound = (found: Found, { k, c, from, until }: Place) =>
  found.some(
    ({ indicator, unit, period, until: last = period }) =>
      indicator === k && unit === c && last! >= from && period! <= until,
  );

/** The share of planted errors that are found at their place, where nothing was found before; of so many tries. */
function recall(
  all: readonly Figures[],
  clean: Found,
  { times, length }: (typeof errors)[number],
  atEnd: boolean,
  tries: number,
): number {
  const atOnce = Math.max(1, Math.floor(knownIn(all) / plantedIn));
  let [found, tried] = [0, 0];
  for (let turn = 0; tried < tries && turn < 20 * tries; turn++) {
    const figures = all.map((rows) => rows.map((row) => [...row]));
    const planted: Place[] = [];
    for (let i = 0; planted.length < Math.min(atOnce, tries - tried) && i < 20 * atOnce; i++) {
      const place = draw(all, length, atEnd);
      if (!place || isFound(clean, place) || planted.some(({ c }) => c === place.c)) continue;
      const by = random() < 0.5 ? times : 1 / times;
      const row = figures[place.k]![place.c]!;
      // A lasting change is told at the first period after it.
      for (let t = place.from; t < place.until; t++) row[t]! *= by;
      planted.push(place);
    }
    const seen = planted.length > 0 ? findings(figures) : [];
    tried += planted.length;
    found += planted.filter((place) => isFound(seen, place)).length;
  }
  return found / tried;
}

/** A place for an error: inside a series, or at one of its ends, of known figures; the last period is the one after them. */
function draw(all: readonly Figures[], length: number, atEnd: boolean): Place | undefined {
  const [k, c] = [all.length, all[0]!.length].map((n) => Math.floor(random() * n)) as [number, number];
  const known = all[k]![c]!.flatMap((x, t) => (x > 0 ? [t] : []));
  if (known.length < length + 4) return undefined;
  const inside = 1 + Math.floor(random() * (known.length - length - 1));
  const first = !atEnd ? inside : random() < 0.5 ? 0 : known.length - length;
  return { k, c, from: known[first]!, until: known[first + length - 1]! + 1 };
}

const knownIn = (all: readonly Figures[]) => all.flat(2).filter((x) => !Number.isNaN(x)).length;

/**
 * By panel and error the share that is found and, after a stroke, the share that is possible; the findings in figures as they are; and
 * the time of 100,000 figures. A goal is missed where a share is below the goal and below what is possible by more than chance.
 */
export function benchErrors(tries: number): { lines: string[][]; missed: boolean } {
  const title = errors.flatMap(({ times, length }) => [
    `x${times}${length > 1 ? ` (${length})` : ''}`,
    'at ends',
  ]);
  const lines = [['found / possible', ...title, 'in 300', 'goals']];
  let missed = false;
  for (const [name, of] of Object.entries(panels)) {
    const all = of();
    const clean = findings(all);
    const isFalse = (clean.length / knownIn(all)) * 300;
    const shares = errors.flatMap((error) =>
      [false, true].map((atEnd) => ({
        goal: error.goal,
        found: recall(all, clean, error, atEnd, tries),
        most: possible(all, error.times, error.length, atEnd),
      })),
    );
    const isMissed =
      isFalse > mostFalse || shares.some(({ found, goal, most }) => found < Math.min(goal, most) - byChance);
    const isLimited = shares.some(({ found, goal }) => found < goal - byChance);
    missed ||= isMissed;
    lines.push([
      name,
      ...shares.map(({ found, most }) => `${found.toFixed(2)}/${most.toFixed(2)}`),
      isFalse.toFixed(2),
      isMissed ? 'MISSED' : isLimited ? 'as possible' : 'hold',
    ]);
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
  lines.push(
    realCases(
      (periods) => made(20, periods, 0.03, () => 0),
      (rows) => findings([rows]),
    ),
  );
  const large = made(2778, 36, 0.1, () => 0);
  const before = process.cpuUsage();
  findings([large]);
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
