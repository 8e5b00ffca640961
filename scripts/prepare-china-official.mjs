// Writes the tables and the map of editions/china-provinces and editions/china-industries from two tables of official statistics
// that lie beside the repository and not in it (figures of the National Bureau of Statistics, collected from exports of its site).
//   node scripts/prepare-china-official.mjs PROVINCES_CSV INDUSTRIES_CSV
// edition.yaml and indicators.csv are written by hand. docs/china-provinces.md and docs/china-industries.md give the reasons.
// No figure is changed here: each is written with the digits that it has in the table.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const [provincesFile, industriesFile] = process.argv.slice(2);
if (!industriesFile)
  throw new Error('usage: node scripts/prepare-china-official.mjs PROVINCES_CSV INDUSTRIES_CSV');

/** Indicators of the provinces and their columns, those outside the framework too. */
const ofProvinces = {
  'broadband-ports': 'broadband_ports_10k',
  'base-stations': 'mobile_base_stations_10k',
  cable: 'long_distance_cable_km',
  'mobile-internet-users': 'mobile_internet_users_10k',
  'software-revenue': 'software_revenue_100m_yuan',
  'ecommerce-sales': 'ecommerce_sales_100m_yuan',
  websites: 'websites_10k',
  'rd-personnel': 'rd_personnel_fte',
  patents: 'patents_granted',
  'it-employment': 'it_employees_nonprivate_10k',
  graduates: 'bachelor_graduates',
  'enterprises-with-ecommerce': 'enterprises_with_ecommerce_percent',
  'websites-per-100-enterprises': 'websites_per_100_enterprises',
  'computers-per-100-employees': 'computers_per_100_employees',
};
const ofIndustries = {
  'ecommerce-sales': 'ecommerce_sales_100m_yuan',
  'ecommerce-purchases': 'ecommerce_purchases_100m_yuan',
  enterprises: 'enterprises',
  'share-with-ecommerce': 'enterprises_with_ecommerce_percent',
  'websites-per-100-enterprises': 'websites_per_100_enterprises',
  'computers-per-100-employees': 'computers_per_100_employees',
};
/** The first year in which residents are counted as they are today. */
const first = 2015;

const region = {
  east: '110000 120000 130000 310000 320000 330000 350000 370000 440000 460000',
  central: '140000 340000 360000 410000 420000 430000',
  northeast: '210000 220000 230000',
};
const regionOf = (code) => Object.entries(region).find(([, codes]) => codes.includes(code))?.[0] ?? 'west';

const provinces = read(provincesFile).filter(({ year }) => Number(year) >= first);
const named = read('editions/china-2018/groups.csv').filter(({ column }) => column === 'province');
/** The seat of each province's government: its label point on the map of the cities. */
const seats = new Map(
  read('editions/china-open/units.csv').map(({ code, lon, lat }) => [code, { lon, lat }]),
);
const seatOf = (code) => seats.get(code) ?? seats.get(`${code.slice(0, 3)}100`);
const cities = JSON.parse(readFileSync('editions/china-open/map.topojson', 'utf8'));

write(
  'china-provinces/units.csv',
  ['code', 'name_en', 'name_zh', 'region', 'lon', 'lat'],
  named.map(({ code, name_en, name_zh }) => ({
    code,
    name_en,
    name_zh,
    region: regionOf(code),
    ...seatOf(code),
  })),
);
write('china-provinces/data/values.csv', ...valuesOf(provinces, 'code', ofProvinces));
write(
  'china-provinces/economy.csv',
  ['level', 'code', 'period', 'indicator', 'vintage', 'value', 'source'],
  provinces.flatMap((row) =>
    Object.entries({ population: 'population_10k', gdp: 'gdp_100m_yuan' }).map(([indicator, column]) => ({
      level: 'province',
      code: row.code,
      period: row.year,
      indicator,
      vintage: 'latest',
      value: row[column],
      source: 'National Bureau of Statistics',
    })),
  ),
);
writeFileSync('editions/china-provinces/map.topojson', `${JSON.stringify(mapOf(cities))}\n`);
const industries = read(industriesFile).filter((row) => row.gb_t_4754_section !== 'total');
write('china-industries/data/values.csv', ...valuesOf(industries, 'gb_t_4754_section', ofIndustries));

function read(file) {
  return parse(readFileSync(file, 'utf8'), { columns: true });
}

function write(name, header, rows) {
  const cell = (value) => (/[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : value);
  const lines = rows.map((row) => header.map((column) => cell(row[column] ?? '')).join(','));
  writeFileSync(join('editions', name), `${[header.join(','), ...lines].join('\n')}\n`);
}

/** A wide table: a row for each unit and year, a column for each indicator. */
function valuesOf(rows, code, columns) {
  const ids = Object.keys(columns);
  return [
    ['unit', 'period', ...ids],
    rows.map((row) => ({
      unit: row[code],
      period: row.year,
      ...Object.fromEntries(ids.map((id) => [id, row[columns[id]]])),
    })),
  ];
}

/** The map of the cities with their provinces as units. */
function mapOf({ objects, points, arcs, ...map }) {
  const { provinces: units, outside, inset } = objects;
  const used = new Map();
  const renumber = (of) =>
    of.map((one) => {
      if (Array.isArray(one)) return renumber(one);
      const arc = one < 0 ? ~one : one;
      if (!used.has(arc)) used.set(arc, used.size);
      return one < 0 ? ~used.get(arc) : used.get(arc);
    });
  const kept = Object.fromEntries(
    Object.entries({ units, outside, inset }).map(([name, { type, geometries }]) => [
      name,
      { type, geometries: geometries.map((one) => ({ ...one, arcs: renumber(one.arcs) })) },
    ]),
  );
  const capitals = Object.fromEntries(
    units.geometries.map(({ id }) => [id, points[id] ?? points[`${id.slice(0, 3)}100`]]),
  );
  return { ...map, objects: kept, points: capitals, arcs: [...used.keys()].map((i) => arcs[i]) };
}
