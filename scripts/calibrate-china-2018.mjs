// Fits the city effects of editions/china-2018 to the published figures that simulation/targets.csv names, and writes
// simulation/effects.csv. docs/china-2018.md says how.
//   node scripts/calibrate-china-2018.mjs [folder of the edition]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFramework, readRows } from './china-2018/expected.mjs';
import { fitEffects } from './china-2018/fit.mjs';

const editions = fileURLToPath(new URL('../editions/', import.meta.url));
const folder = process.argv[2] ?? join(editions, 'china-2018');
const framework = readFramework(folder);
const conditions = readConditions();
const { rounds, effects, lowered } = fitEffects(framework, conditions);
writeEffects();
process.stdout.write(
  `${framework.cities.length} cities fitted in ${rounds} rounds → simulation/effects.csv\n`,
);

/** The published figures and orders that `targets.csv` names, as conditions of the fit. */
function readConditions() {
  const figures = new Map(readRows(editions, 'published', 'published.csv').map((row) => [row.id, row]));
  const rankings = new Map(
    readRows(editions, 'published', 'published-rankings.csv').map((row) => [row.id, row]),
  );
  const found = { orders: new Map(), ginis: new Map() };
  for (const { published, as, margin } of readRows(folder, 'simulation', 'targets.csv')) {
    const row = figures.get(published) ?? rankings.get(published);
    if (!row) throw new Error(`targets.csv: nothing published is called ${published}`);
    const year = Number(row.data_year);
    const codes = (row.codes ?? row.about).split(';');
    if (as === 'order of cities') {
      found.orders.set(year, codes);
      found.cityMargin = Number(margin);
    } else if (as === 'order of provinces') found.provinces = { year, codes, margin: Number(margin) };
    else if (as === 'share of provinces') found.share = { year, codes, share: Number(row.value) / 100 };
    else if (as === 'share of the first cities') {
      const [count, share] = row.value.split(';').map(Number);
      found.first = { count, year, share: share / 100 };
    } else if (as === 'gini') found.ginis.set(year, Number(row.value));
    else throw new Error(`targets.csv: no condition is called ${as}`);
  }
  const { count, year, share } = found.first;
  return { ...found, first: { codes: found.orders.get(year).slice(0, count), year, share } };
}

function writeEffects() {
  const { cities, years } = framework;
  const named = ({ code }) =>
    [...conditions.orders].flatMap(([year, codes]) => (codes.includes(code) ? [year] : []));
  const basis = (city, c) => {
    const of = named(city);
    if (of.length > 0) return `published order of cities (${of.sort().join(' and ')})`;
    if (lowered.has(c)) return 'stays below the tenth of a published order';
    return conditions.provinces.codes.includes(city.province)
      ? 'published totals of provinces'
      : 'published Gini';
  };
  const rows = cities.map((city, c) => [
    city.code,
    ...years.map((_, y) => effects[y][c].toFixed(4)),
    basis(city, c),
  ]);
  const lines = [['code', ...years.map((y) => `effect_${y}`), 'basis'], ...rows].map((row) => row.join(','));
  writeFileSync(join(folder, 'simulation', 'effects.csv'), `${lines.join('\n')}\n`);
}
