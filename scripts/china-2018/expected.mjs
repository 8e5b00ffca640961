// The index of editions/china-2018 as it is expected, before any record is drawn: national points of every record type
// and the shares of the cities in its records.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';

export const readRows = (...path) => parse(readFileSync(join(...path), 'utf8'), { columns: true });

/**
 * What the values of the cities follow from.
 *
 * @returns `years`; `cities` with code, province, GDP and population by year; `types` with points of the nation and
 *   elasticities by year
 */
export function readFramework(folder) {
  const table = (name) => readRows(folder, 'simulation', `${name}.csv`);
  const sizes = table('cities');
  const years = Object.keys(sizes[0]).flatMap((c) => (c.startsWith('gdp_') ? [Number(c.slice(4))] : []));
  const provinceOf = new Map(readRows(folder, 'units.csv').map((u) => [u.code, u.province]));
  const points = pointsOfTypes(folder, table, years);
  return {
    years,
    cities: sizes.map((row) => ({
      code: row.code,
      province: provinceOf.get(row.code),
      gdp: years.map((y) => Number(row[`gdp_${y}`])),
      population: years.map((y) => Number(row[`population_${y}`])),
    })),
    types: table('record_types').map((row) => {
      const [, a, b] = /^gdp (-?[\d.]+) pop (-?[\d.]+)$/.exec(row.typical_city_elasticity);
      const change = Number(row.gdp_elasticity_change_per_year);
      return {
        points: points.get(row.record_type) ?? years.map(() => 0),
        gdp: years.map((_, y) => Number(a) + change * y),
        population: Number(b),
      };
    }),
  };
}

/** By record type: weighted points of the nation in every year, 100 in the base year over all types. */
function pointsOfTypes(folder, table, years) {
  const weights = weightsOf(readRows(folder, 'indicators.csv'));
  const segments = table('segments').map((row) => ({ ...row, fixed: fixedOf(row.where) }));
  const measures = table('measures');
  const points = new Map();
  for (const name of readdirSync(join(folder, 'signals'))) {
    const type = name.replace(/\.yaml$/, '');
    const own = segments.filter((s) => s.record_type === type);
    const ofType = years.map(() => 0);
    for (const signal of parseYaml(readFileSync(join(folder, 'signals', name), 'utf8'))) {
      const levels = levelsOf(signal, own, measures, years);
      levels.forEach((level, y) => {
        ofType[y] += (100 * weights.get(signal.indicator) * level) / levels[0];
      });
    }
    points.set(type, ofType);
  }
  return points;
}

/** The weight of each indicator in the whole: the product of the weights above it, each as a share of its siblings. */
function weightsOf(nodes) {
  const byId = new Map(nodes.map((n) => [n.id, n]));
  const siblings = (node) => sum(nodes.filter((n) => n.parent === node.parent).map((n) => Number(n.weight)));
  const weight = (node) =>
    node.parent === '' ? 1 : (Number(node.weight) / siblings(node)) * weight(byId.get(node.parent));
  return new Map(nodes.map((n) => [n.id, weight(n)]));
}

const fixedOf = (where) => Object.fromEntries(where.split(' and ').map((part) => part.split(' = ')));

/** What a signal measures of the nation in each year, in units of its own. */
function levelsOf({ where = '', value }, segments, measures, years) {
  const total = (of) =>
    years.map((_, y) =>
      sum(segments.filter((s) => meets(s.fixed, where)).map((s) => volume(s, y) * of(s, y))),
    );
  const one = () => 1;
  const mean = (field) => (s, y) => level(measureOf(s, `mean(${field})`), y, 1);
  if (value.count) return total(one);
  if (value.sum) return total(mean(value.sum));
  // The growth of a distinct count is that of its owners, whatever the number of their records.
  if (value.distinct)
    return total((s, y) => level(measureOf(s, `distinct(${value.distinct})`), y, 1, true) / volume(s, y));
  const above = value.ratio.where ? (s, y) => level(measureOf(s, shareOf(value.ratio.where)), y, 1) : one;
  const below = value.to.sum ? mean(value.to.sum) : one;
  const [a, b] = [total(above), total(below)];
  return a.map((x, y) => x / b[y]);

  function volume(segment, y) {
    return Number(segment.base_share) * level(segment, y, 1, true);
  }
  function measureOf(segment, measure) {
    return measures.find((m) => m.segment === segment.segment && m.measure === measure);
  }
  function level(row, y, fallback, alone = false) {
    if (!row) return fallback;
    const growth = years.slice(1, y + 1).reduce((x, year) => x * (1 + Number(row[`growth_${year}`])), 1);
    return alone ? growth : Number(row.base) * growth;
  }
}

const shareOf = (where) => `share(${where})`;

/** Whether the fields of a segment meet a condition such as `kind in ('a', 'b') and online = 1`. */
function meets(fixed, where) {
  if (where === '') return true;
  return where.split(' and ').every((part) => {
    const [, field, values] = /^(\w+) (?:=|in) (.*)$/.exec(part);
    const words = values.replace(/[()']/g, '').split(/, */);
    return words.includes(fixed[field]);
  });
}

export const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
