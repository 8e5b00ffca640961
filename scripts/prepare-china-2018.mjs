// Writes the tables of editions/china-2018 from the facts about the published index and our reconstruction of its
// framework, which lie beside the repository and not in it.
//   node scripts/prepare-china-2018.mjs [../shared/facts]
// edition.yaml and simulation/targets.csv are written by hand, simulation/effects.csv by scripts/calibrate-china-2018.mjs,
// which is to be run after this. docs/china-2018.md says what is published and what is our choice.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const facts = process.argv[2] ?? '../shared/facts';
const target = 'editions/china-2018';
const years = [2015, 2016, 2017];

const cities = read('cities351.csv');
const framework = Object.fromEntries(
  ['tree', 'indicators', 'record_types'].map((name) => [name, read(`framework/${name}.csv`)]),
);
const national = ofYears(read('national.csv'));
const provinces = ofYears(read('province-gdp-population-2015-2018.csv'));
const largeCities = read('city-gdp-top60-2015-2018.csv');
const communities = countCommunities();
const sizes = years.map(sizesOf);
writeUnits();
writeGroups();
writeEconomy();
writeIndicators();
writeSignals();
writeSimulation();

function read(name) {
  return parse(readFileSync(join(facts, name), 'utf8'), { columns: true });
}

function ofYears(rows) {
  return rows.filter(({ year }) => years.includes(Number(year)));
}

function write(name, columns, rows) {
  const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [columns, ...rows].map((row) => row.map((c) => cell(String(c ?? ''))).join(','));
  writeFileSync(join(target, name), `${lines.join('\n')}\n`);
}

function slug(name) {
  return name.toLowerCase().replaceAll(' ', '-');
}

// Units and groups

function writeUnits() {
  const note = 'county-level city directly under its province: our hypothesis for the 13 beyond the 338';
  write(
    'units.csv',
    ['code', 'name_en', 'name_zh', 'pinyin', 'province', 'region', 'area', 'lon', 'lat', 'note'],
    cities.map((c) => [
      ...[c.code, c.name_en, c.short_zh, c.pinyin, c.province_code, slug(c.nbs_region), slug(c.geo7)],
      ...[c.lon, c.lat, c.in_338 === '1' ? '' : note],
    ]),
  );
}

function writeGroups() {
  const provinces = new Map(cities.map((c) => [c.province_code, c]));
  const named = (column, names) => Object.entries(names).map(([en, zh]) => [column, slug(en), en, zh]);
  write(
    'groups.csv',
    ['column', 'code', 'name_en', 'name_zh'],
    [
      ...[...provinces.values()].map((c) => ['province', c.province_code, c.province_en, c.province_zh]),
      ...named('region', { East: '东部', Central: '中部', West: '西部', Northeast: '东北' }),
      ...named('area', {
        'North China': '华北',
        Northeast: '东北',
        'East China': '华东',
        'Central China': '华中',
        'South China': '华南',
        Southwest: '西南',
        Northwest: '西北',
      }),
    ],
  );
}

/** GDP and population of the nation, the provinces and the sixty largest cities as compiled; that of all cities as apportioned. */
function writeEconomy() {
  const source =
    'Share of its province by the number of urban communities, to the power 0.85; our apportionment';
  const heads = cities.flatMap(({ code }) =>
    years.map((year, y) => {
      const heads = Number(sizes[y].population.get(code).toFixed(2));
      return ['city', code, year, 'population', 'apportioned', heads, source];
    }),
  );
  write(
    'economy.csv',
    ['level', 'code', 'period', 'indicator', 'vintage', 'value', 'source'],
    [...nationalRows(), ...provinceRows(), ...largeCityRows(), ...heads],
  );
}

function nationalRows() {
  const source = (what) => `Compiled national table, ${what}; it does not name the publisher`;
  return national.flatMap((r) =>
    [
      ['gdp', 'first-published', r.gdp_first_published_100m, source('GDP as first published')],
      ['gdp', 'revised', r.gdp_latest_revised_100m, source('GDP as last revised')],
      ['population', 'first-published', r.population_10k, source('population at the end of the year')],
    ].map((row) => ['total', 'CN', r.year, ...row]),
  );
}

function provinceRows() {
  const source = (what) => `Statistical yearbooks, ${what}`;
  return provinces.flatMap((r) =>
    [
      ['gdp', 'yearbook', r.gdp_yearbook_100m, source('2018 as first published')],
      ['population', 'yearbook', r.pop_10k, source('end of year')],
    ].map((row) => ['province', r.code, r.year, ...row]),
  );
}

function largeCityRows() {
  const source = 'Compiled table of the sixty largest cities';
  return largeCities.flatMap((r) =>
    years.map((year) => ['city', r.code, year, 'gdp', 'compiled', r[year], source]),
  );
}

// Indicators and how they are computed

/** The four ratios at the denominators of 2015: titles and units of the resulting figures. */
function ratioWords(id) {
  return {
    'course-completion-rate': {
      unit: ['sessions completed at the number of 2015', '次（按2015年学习人次折算）'],
    },
    'service-return-rate': { unit: ['returning users at the cases of 2015', '人次（按2015年办件量折算）'] },
    'service-satisfaction-rate': {
      unit: ['satisfied users at the cases of 2015', '人次（按2015年办件量折算）'],
    },
    'permit-handling-time': {
      title: ['Speed of handling permits', '行政许可办理速度'],
      unit: ['permits at the handling days of 2015', '件（按2015年办理天数折算）'],
    },
  }[id];
}

function writeIndicators() {
  const units = {
    ...{ CNY: '元', TB: 'TB', 'TB.h': 'TB·时', account: '个', advertisement: '条', advertiser: '家' },
    ...{ appointment: '人次', article: '篇', attraction: '家', booking: '次', borrower: '户', call: '次' },
    ...{ case: '件', comment: '条', company: '家', consultation: '人次', 'core.h': '核时', deal: '起' },
    ...{ developer: '个', device: '台', dwelling: '套', h: '小时', institution: '家', km: '千米' },
    ...{ machine: '台', message: '条', min: '分钟', order: '单', parcel: '件', payment: '笔', permit: '件' },
    ...{ person: '人', plant: '家', policy: '件', post: '条', read: '次', review: '条', ride: '单' },
    ...{ 'room-night': '间夜', session: '人次', shop: '家', t: '吨', tenant: '家', ticket: '张' },
    ...{ tie: '条', view: '次' },
  };
  const nodes = framework.tree.map((n) => [
    ...[n.id, n.title_en, n.title_zh, '', '', '', '', n.parent, n.parent === '' ? '' : n.weight, '', ''],
  ]);
  const leaves = framework.indicators.map((i) => {
    const words = ratioWords(i.id);
    const [en, zh] = words?.title ?? [i.title_en, i.title_zh];
    const unit = words?.unit ?? [i.unit, units[i.unit]];
    if (unit[1] === undefined) throw new Error(`no Chinese word for the unit ${i.unit}`);
    return [
      ...[i.id, en, zh, ...unit, 1, i.kind, i.parent, i.weight],
      ...[`simulated records: ${i.record_type}`, 'Apache-2.0'],
    ];
  });
  write(
    'indicators.csv',
    [
      ...['id', 'title_en', 'title_zh', 'unit', 'unit_zh', 'direction', 'kind', 'parent', 'weight'],
      ...['source', 'licence'],
    ],
    [...nodes, ...leaves],
  );
}

function writeSignals() {
  for (const { record_type: type, title_en } of framework.record_types) {
    const own = framework.indicators.filter((i) => i.record_type === type);
    const lines = own.map((i, n) => {
      const from = n === 0 ? `&records records/${type}/*.parquet` : '*records';
      const unit = n === 0 ? '&city { code: city }' : '*city';
      const period = `{ column: month, take: ${i.kind === 'stock' ? 'mean' : 'all'} }`;
      const where = i.filter === '' ? '' : `\n  where: "${condition(i.filter)}"`;
      return `- indicator: ${i.id}\n  from: ${from}\n  unit: ${unit}\n  period: ${period}\n  complete: true${where}\n  value: ${measureOf(i)}\n`;
    });
    if (own.length === 0) continue;
    const head = `# ${title_en}: simulated records, a row each. Written by scripts/prepare-china-2018.mjs.\n`;
    writeFileSync(join(target, 'signals', `${type}.yaml`), head + lines.join(''));
  }
}

/** `a = x and b in (y, z)` as SQL: words are quoted, numbers are not. */
function condition(filter) {
  const literal = (word) => (/^\d+$/.test(word) ? word : `'${word}'`);
  const one = (part) => {
    const [, field, operator, rest] = /^(\w+) (=|>=|in) (.*)$/.exec(part);
    const words = rest.replace(/[()]/g, '').split(/, */).map(literal);
    return `${field} ${operator} ${operator === 'in' ? `(${words.join(', ')})` : words[0]}`;
  };
  return filter.split(' and ').map(one).join(' and ');
}

function measureOf({ aggregate, direction }) {
  const [, of, field] = /^(\w+)(?:\((.*)\))?$/.exec(aggregate);
  if (of === 'count') return '{ count: true }';
  if (of === 'sum') return `{ sum: ${field} }`;
  if (of === 'distinct') return `{ distinct: ${field} }`;
  // Lower is better: numerator and denominator are swapped.
  if (of === 'mean' && direction === '-1')
    return `{ ratio: { count: true }, to: { sum: ${field} }, at: base-period }`;
  const where = condition(/^count where (.*); count$/.exec(field)[1]);
  return `{ ratio: { count: true, where: '${where}' }, to: { count: true }, at: base-period }`;
}

// What the simulation is made of

function writeSimulation() {
  for (const name of ['record_types', 'segments', 'measures']) {
    writeFileSync(
      join(target, 'simulation', `${name}.csv`),
      readFileSync(join(facts, 'framework', `${name}.csv`)),
    );
  }
  write(
    'simulation/cities.csv',
    ['code', ...years.flatMap((y) => [`gdp_${y}`, `population_${y}`]), 'basis'],
    cities.map((c) => [
      c.code,
      ...sizes.flatMap((of) => [of.gdp.get(c.code).toFixed(2), of.population.get(c.code).toFixed(2)]),
      sizes[0].known.has(c.code) ? 'published GDP' : 'share of the rest of its province',
    ]),
  );
}

/**
 * GDP (100 million RMB) and population (10,000) of every city: GDP as published for the sixty largest; the rest of
 * a province's GDP and all of its population by the number of urban communities in July 2016 to the power of 0.85.
 */
function sizesOf(year) {
  const large = new Map(largeCities.map((r) => [r.code, Number(r[year])]));
  const share = (code) => Math.max(communities.get(code) ?? 0, 10) ** 0.85;
  const gdp = new Map();
  const population = new Map();
  for (const province of provinces.filter((r) => r.year === String(year))) {
    const own = cities.filter((c) => c.province_code === province.code).map((c) => c.code);
    const small = own.filter((c) => !large.has(c));
    for (const c of own) if (large.has(c)) gdp.set(c, large.get(c));
    const left = Number(province.gdp_yearbook_100m) - sum(own.map((c) => large.get(c) ?? 0));
    for (const c of small) gdp.set(c, (left * share(c)) / sum(small.map(share)));
    for (const c of own) population.set(c, (Number(province.pop_10k) * share(c)) / sum(own.map(share)));
  }
  return { gdp, population, known: large };
}

/** Urban communities of each city in July 2016. */
function countCommunities() {
  const codes = new Set(cities.map((c) => c.code));
  const counts = new Map();
  for (const row of parse(readFileSync('scripts/china-2018/communities.csv'), { columns: true })) {
    if (row.observed !== '2016-07-31') continue;
    const city = [row.county, `${row.county.slice(0, 4)}00`, `${row.county.slice(0, 2)}0000`].find((c) =>
      codes.has(c),
    );
    if (city) counts.set(city, (counts.get(city) ?? 0) + Number(row.communities));
  }
  return counts;
}

function sum(numbers) {
  return numbers.reduce((a, b) => a + b, 0);
}
