// Fits the city effects of editions/china-2018 to the published figures that simulation/targets.csv names, and writes
// simulation/effects.csv. docs/china-2018.md says how.
//   node scripts/calibrate-china-2018.mjs [folder of the edition]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
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

/** The published figures of announced.yaml and the orders of edition.yaml that `targets.csv` names, as conditions of the fit. */
function readConditions() {
  const yaml = (name) => parse(readFileSync(join(folder, name), 'utf8'));
  const { figures } = yaml('announced.yaml');
  const { compare } = yaml('edition.yaml');
  const found = { orders: new Map(), ginis: new Map() };
  for (const { published, as, margin } of readRows(folder, 'simulation', 'targets.csv')) {
    const figure = figures.find(({ id }) => id === published);
    const order = compare.find(({ title }) => title.en === published);
    if (!figure && !order) throw new Error(`targets.csv: nothing published is called ${published}`);
    const year = Number(figure?.year ?? order.period);
    const value = Number(figure?.value);
    if (as === 'order of cities') {
      found.orders.set(year, order.order);
      found.cityMargin = Number(margin);
    } else if (as === 'order of provinces')
      found.provinces = { year, codes: order.order, margin: Number(margin) };
    else if (as === 'share of provinces')
      found.share = { year, codes: found.provinces.codes.slice(0, 3), share: value / 100 };
    else if (as === 'share of the first cities') found.first = { year, share: value / 100 };
    else if (as === 'gini') found.ginis.set(year, value);
    else throw new Error(`targets.csv: no condition is called ${as}`);
  }
  const { year, share } = found.first;
  const count = Number(figures.find(({ id }) => id === 'tier-1-2016').value);
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
