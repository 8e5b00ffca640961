// Writes the tables and the map of editions/world-digital from two files that lie beside the repository and not in it:
// the panel of countries (world-digital-2000-2023.csv) and the entities of the same source (ddf--entities--geo--country.csv
// of open-numbers/ddf--gapminder--systema_globalis, commit c63631ab of 1 March 2026, CC BY 4.0), which has coordinates.
//   node scripts/prepare-world-digital.mjs PANEL_CSV ENTITIES_CSV
// edition.yaml, indicators.csv and groups.csv are written by hand. docs/world-digital.md argues every choice made here.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { geoEqualEarth } from 'd3-geo';

const target = 'editions/world-digital';
const [first, last, provisional] = [2005, 2022, 2023];

/** The indicators of the index: their columns, and what counts as full (`high` of indicators.csv). */
const indicators = [
  { id: 'internet-users', column: 'internet_users_percent', full: 100 },
  { id: 'mobile', column: 'mobile_subscriptions_per_100', full: 100 },
  { id: 'fixed-broadband', column: 'fixed_broadband_per_100', full: 50 },
];
/** A value farther than this from both of its neighbours in time, to the same side, is not used (points of 0 to 100). */
const farthest = 10;

/** Names as a newspaper writes them, where the source writes others. */
const english = {
  ARE: 'United Arab Emirates',
  CIV: 'Côte d’Ivoire',
  COD: 'DR Congo',
  COG: 'Republic of the Congo',
  CPV: 'Cabo Verde',
  CZE: 'Czechia',
  FRO: 'Faroe Islands',
  FSM: 'Micronesia',
  GBR: 'United Kingdom',
  HKG: 'Hong Kong (China)',
  KGZ: 'Kyrgyzstan',
  KNA: 'Saint Kitts and Nevis',
  LAO: 'Laos',
  LCA: 'Saint Lucia',
  MAC: 'Macao (China)',
  STP: 'São Tomé and Príncipe',
  SVK: 'Slovakia',
  USA: 'United States',
  VCT: 'Saint Vincent and the Grenadines',
};
const chinese = {
  CZE: '捷克',
  DOM: '多米尼加',
  HKG: '中国香港',
  MAC: '中国澳门',
  MKD: '北马其顿',
  PSE: '巴勒斯坦',
};
/** Names that take an article within an English sentence. */
const withArticle = new Set(
  'ARE BHS CAF COG COM CYM DOM FRO GBR GMB MDV MHL NLD PHL SLB SYC USA VGB'.split(' '),
);

const [panelFile, entitiesFile] = process.argv.slice(2);
if (!entitiesFile) throw new Error('usage: node scripts/prepare-world-digital.mjs PANEL_CSV ENTITIES_CSV');
const panel = read(panelFile);
const entities = new Map(read(entitiesFile).map((row) => [row.iso3166_1_alpha3, row]));
const countries = countriesOf(panel);
const setAside = countries.flatMap((country) => spikesOf(country));
const unused = new Set(setAside.map(({ unit, period, indicator }) => `${unit} ${period} ${indicator}`));
const units = countries.filter((country) => isEverWhole(country));

write(
  'units.csv',
  ['code', 'name_en', 'name_zh', 'within_en', 'region', 'income', 'lon', 'lat'],
  units.map(unitOf),
);
write('data/values.csv', ['unit', 'period', ...indicators.map((i) => i.id)], units.flatMap(valuesOf));
write('set-aside.csv', ['unit', 'period', 'indicator', 'value', 'before', 'after'], setAside);
write('context.csv', ['code', 'period', 'population', 'gdp-per-person'], contextOf());
writeFileSync(join(target, 'map.topojson'), `${JSON.stringify(mapOf(units.map(unitOf)))}\n`);

function read(file) {
  return parse(readFileSync(file, 'utf8'), { columns: true });
}

function write(name, header, rows) {
  const cell = (value) => (/[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : value);
  const lines = rows.map((row) => header.map((column) => cell(row[column] ?? '')).join(','));
  writeFileSync(join(target, name), `${[header.join(','), ...lines].join('\n')}\n`);
}

/** The rows of the panel by country, each with its years in order. */
function countriesOf(rows) {
  const found = new Map();
  for (const row of rows) {
    if (!found.has(row.iso3)) found.set(row.iso3, { code: row.iso3, row, years: new Map() });
    found.get(row.iso3).years.set(Number(row.year), row);
  }
  return [...found.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** What a country has of an indicator, in the order of years: the year and the text that stands in the panel. */
function seriesOf({ years }, { column }) {
  return [...years.keys()]
    .sort((a, b) => a - b)
    .map((year) => ({ year, text: years.get(year)[column] }))
    .filter(({ text }) => text !== '');
}

function spikesOf(country) {
  return indicators.flatMap((indicator) => {
    const series = seriesOf(country, indicator);
    const score = ({ text }) => Math.min(100, (100 * Number(text)) / indicator.full);
    return series.slice(1, -1).flatMap((at, i) => {
      const [before, after] = [series[i], series[i + 2]];
      const apart = [before, after].map((one) => score(at) - score(one));
      const isSpike = Math.min(...apart) > farthest || Math.max(...apart) < -farthest;
      if (!isSpike || at.year < first || at.year > provisional) return [];
      const place = { unit: country.code, period: at.year, indicator: indicator.id };
      return [{ ...place, value: at.text, before: before.text, after: after.text }];
    });
  });
}

function usedSeries(country, indicator) {
  return seriesOf(country, indicator).filter(
    ({ year }) =>
      year >= first && year <= provisional && !unused.has(`${country.code} ${year} ${indicator.id}`),
  );
}

/** Whether there is a year to the last in which every indicator was observed, or lies between observed years. */
function isEverWhole(country) {
  const spans = indicators.map((indicator) => {
    const years = usedSeries(country, indicator)
      .map(({ year }) => year)
      .filter((year) => year <= last);
    return [Math.min(...years), Math.max(...years)];
  });
  return Math.max(...spans.map(([from]) => from)) <= Math.min(...spans.map(([, to]) => to));
}

function unitOf({ code, row }) {
  const { latitude, longitude } = entities.get(code);
  return {
    code,
    name_en: english[code] ?? row.name_en,
    name_zh: chinese[code] ?? row.name_zh,
    within_en: withArticle.has(code) ? `the ${english[code] ?? row.name_en}` : '',
    region: row.region_6.replaceAll('_', '-'),
    income: row.income_group.replace('_income', '').replaceAll('_', '-'),
    lon: Number(longitude),
    lat: Number(latitude),
  };
}

function valuesOf(country) {
  const series = indicators.map((indicator) => [
    indicator.id,
    new Map(usedSeries(country, indicator).map(({ year, text }) => [year, text])),
  ]);
  return Array.from({ length: provisional - first + 1 }, (_, i) => first + i).flatMap((year) => {
    const cells = series.flatMap(([id, of]) => (of.has(year) ? [[id, of.get(year)]] : []));
    return cells.length > 0 ? [{ unit: country.code, period: year, ...Object.fromEntries(cells) }] : [];
  });
}

/** Population and GDP per person of the last year: of countries as they stand there, of regions and incomes from those that have both. */
function contextOf() {
  const rows = units.map((country) => {
    const of = country.years.get(last);
    return {
      code: country.code,
      population: of?.population,
      gdp: of?.gdp_per_person_usd_constant,
      ...groupsOf(country),
    };
  });
  const grouped = ['region', 'income'].flatMap((column) =>
    [...new Set(rows.map((row) => row[column]))].sort().map((code) => {
      const both = rows.filter((row) => row[column] === code && row.population && row.gdp);
      const people = both.reduce((sum, row) => sum + Number(row.population), 0);
      const output = both.reduce((sum, row) => sum + Number(row.population) * Number(row.gdp), 0);
      return { code, population: people, gdp: (output / people).toFixed(5) };
    }),
  );
  return [...rows, ...grouped]
    .filter((row) => row.population || row.gdp)
    .map(({ code, population, gdp }) => ({ code, period: last, population, 'gdp-per-person': gdp }));
}

function groupsOf(country) {
  const { region, income } = unitOf(country);
  return { region, income };
}

/** Planar TopoJSON: a dot a unit at its coordinates (Equal Earth), moved apart where dots would cover one another. */
function mapOf(placed) {
  const [width, radius, corners] = [5000, 46, 16];
  const project = geoEqualEarth().rotate([-11, 0]).fitWidth(width, { type: 'Sphere' });
  const origins = placed.map(({ lon, lat }) => project([lon, lat]));
  const centres = spreadPoints(origins, 2 * radius + 4);
  const arcs = centres.map(([x, y]) =>
    Array.from({ length: corners + 1 }, (_, i) => {
      const angle = (2 * Math.PI * (i % corners)) / corners;
      return [Math.round(x + radius * Math.cos(angle)), Math.round(y + radius * Math.sin(angle))];
    }),
  );
  const geometries = placed.map(({ code }, i) => ({ type: 'Polygon', id: code, arcs: [[i]] }));
  const all = arcs.flat();
  const edge = (pick, axis) => pick(...all.map((at) => at[axis]));
  const room = 40;
  return {
    type: 'Topology',
    dots: true,
    notice:
      'A dot for each country or territory at the coordinates of the entities of Gapminder’s Systema Globalis (CC BY 4.0), ' +
      'moved apart where dots would cover one another. No borders are drawn; nothing here takes a position on any territory.',
    bbox: [
      edge(Math.min, 0) - room,
      edge(Math.min, 1) - room,
      edge(Math.max, 0) + room,
      edge(Math.max, 1) + room,
    ],
    points: Object.fromEntries(placed.map(({ code }, i) => [code, centres[i].map(Math.round)])),
    arcs,
    objects: { units: { type: 'GeometryCollection', geometries } },
  };
}

/** Points at least so far from one another, each drawn back to where it belongs: the same in every run. */
function spreadPoints(origins, least) {
  const at = origins.map((point) => [...point]);
  for (let round = 0; round < 3000; round++) {
    const pull = round < 2500 ? 0.01 : 0;
    at.forEach((point, i) => {
      for (const axis of [0, 1]) point[axis] += pull * (origins[i][axis] - point[axis]);
    });
    for (let i = 0; i < at.length; i++) {
      for (let j = 0; j < i; j++) {
        const [dx, dy] = [at[i][0] - at[j][0], at[i][1] - at[j][1]];
        const distance = Math.hypot(dx, dy);
        if (distance >= least) continue;
        const push = (least - distance) / 2 / (distance || 1);
        const [px, py] = distance === 0 ? [least / 2, 0] : [dx * push, dy * push];
        at[i] = [at[i][0] + px, at[i][1] + py];
        at[j] = [at[j][0] - px, at[j][1] - py];
      }
    }
  }
  return at;
}
