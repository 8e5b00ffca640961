// Writes the tables of editions/world-digital from four files that lie beside the repository and not in it:
// the panel of countries (world-digital-2000-2023.csv) and the entities of the same source (ddf--entities--geo--country.csv
// of open-numbers/ddf--gapminder--systema_globalis, commit c63631ab of 1 March 2026, CC BY 4.0), which has coordinates; a copy
// of the World Development Indicators (world-wdi-2010-2024.csv, CC BY 4.0); and the online services of the United Nations
// E-Government Survey (world-egovernment-2003-2022.csv).
//   node scripts/prepare-world-digital.mjs PANEL_CSV ENTITIES_CSV WDI_CSV SURVEY_CSV
// edition.yaml, indicators.csv and groups.csv are written by hand. docs/world-digital.md argues every choice made here.
// No figure is changed here: each is written with the digits that it has in its table.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const target = 'editions/world-digital';
const [first, last, provisional] = [2005, 2022, 2023];
/** The first year of the index and of the indicators that are not in the panel. */
const firstOfIndex = 2010;

/** The indicators of the panel: their columns, and what counts as full (`high` of indicators.csv). */
const indicators = [
  { id: 'internet-users', column: 'internet_users_percent', full: 100 },
  { id: 'mobile', column: 'mobile_subscriptions_per_100', full: 100 },
  { id: 'fixed-broadband', column: 'fixed_broadband_per_100', full: 50 },
];
/** The indicators of the other two files: their columns. */
const ofWorldBank = {
  'secure-servers': 'secure_servers_per_million',
  'ict-service-exports': 'ict_service_exports_percent',
};
const ofSurvey = { 'online-services': 'online_service' };
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
/** Names of countries in the survey that are not names of the panel. */
const inSurvey = {
  'Brunei Darussalam': 'BRN',
  'Cabo Verde': 'CPV',
  Congo: 'COG',
  "Côte d'Ivoire": 'CIV',
  "Democratic People's Republic of Korea": 'PRK',
  'Democratic Republic of the Congo': 'COD',
  'Georgia (Country)': 'GEO',
  'Iran (Islamic Republic of)': 'IRN',
  Kyrgyzstan: 'KGZ',
  "Lao People's Democratic Republic": 'LAO',
  'Micronesia (Federated States of)': 'FSM',
  'Republic of Korea': 'KOR',
  'Republic of Moldova': 'MDA',
  'Russian Federation': 'RUS',
  'Saint Kitts and Nevis': 'KNA',
  'Saint Lucia': 'LCA',
  'Saint Vincent and the Grenadines': 'VCT',
  Slovakia: 'SVK',
  'Syrian Arab Republic': 'SYR',
  Türkiye: 'TUR',
  'United Arab Emirates': 'ARE',
  'United Kingdom of Great Britain and Northern Ireland': 'GBR',
  'United Republic of Tanzania': 'TZA',
  'United States of America': 'USA',
  'Viet Nam': 'VNM',
};
/** Names that take an article within an English sentence. */
const withArticle = new Set(
  'ARE BHS CAF COG COM CYM DOM FRO GBR GMB MDV MHL NLD PHL SLB SYC USA VGB'.split(' '),
);

const [panelFile, entitiesFile, worldBankFile, surveyFile] = process.argv.slice(2);
if (!surveyFile)
  throw new Error('usage: node scripts/prepare-world-digital.mjs PANEL_CSV ENTITIES_CSV WDI_CSV SURVEY_CSV');
const panel = read(panelFile);
const entities = new Map(read(entitiesFile).map((row) => [row.iso3166_1_alpha3, row]));
const countries = countriesOf(panel);
const setAside = countries.flatMap((country) => spikesOf(country));
const unused = new Set(setAside.map(({ unit, period, indicator }) => `${unit} ${period} ${indicator}`));
const units = countries.filter((country) => isEverWhole(country));
const others = [
  figuresOf(read(worldBankFile), ({ iso3 }) => iso3, 'year', ofWorldBank),
  figuresOf(read(surveyFile), codeOfSurvey(), 'survey_year', ofSurvey),
].flat();

write(
  'units.csv',
  ['code', 'name_en', 'name_zh', 'within_en', 'region', 'income', 'lon', 'lat'],
  units.map(unitOf),
);
write(
  'data/values.csv',
  ['unit', 'period', ...indicators.map(({ id }) => id), ...others.map(({ id }) => id)],
  units.flatMap(valuesOf),
);
write('set-aside.csv', ['unit', 'period', 'indicator', 'value', 'before', 'after'], setAside);
write('context.csv', ['code', 'period', 'population', 'gdp-per-person'], contextOf());

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

/** The figures of each indicator of a table, by country and year. */
function figuresOf(rows, codeOf, year, columns) {
  return Object.entries(columns).map(([id, column]) => ({
    id,
    of: new Map(rows.map((row) => [`${codeOf(row)} ${row[year]}`, row[column]])),
  }));
}

/** The code of a row of the survey, which has names of countries only. */
function codeOfSurvey() {
  const codes = new Map(panel.map(({ iso3, name_en }) => [name_en, iso3]));
  return ({ country }) => {
    const code = inSurvey[country] ?? codes.get(country);
    if (!code) throw new Error(`“${country}” of the survey is no country of the panel`);
    return code;
  };
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
    const own = series.flatMap(([id, of]) => (of.has(year) ? [[id, of.get(year)]] : []));
    const more =
      year < firstOfIndex ? [] : others.map(({ id, of }) => [id, of.get(`${country.code} ${year}`)]);
    const cells = [...own, ...more.filter(([, text]) => text)];
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
