// Writes what editions/china-open carries itself, from the facts that lie beside the repository and not in it:
//   node scripts/prepare-china-open.mjs [../shared/facts]
// records/mobile-blocks-DATE.csv: blocks of 10,000 numbers of the established handset prefixes (13x, 15x, 17x, 18x), by the
// place that the dated table names (older tables for the tests beside it); economy.csv: the residents of the census of 2020.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const facts = process.argv[2] ?? '../shared/facts';
const target = 'editions/china-open';
const older = 'test/helpers/chinaOlder';

/** One number area whose table names a single town for the whole province: its blocks are carried as those of the province. */
const oneArea = '海南';

/** Not in the file of cities: what is left of the census total of Tibet when its six other prefectures are taken off. */
const nagqu = { code: '542400', residents: 3_648_100 - 3_143_262 };

writeBlocks(target, '2021-08');
for (const date of ['2019-11', '2020-04']) writeBlocks(older, date);
writeResidents();

function writeBlocks(folder, date) {
  const blocks = new Map();
  for (const row of read('mobile-blocks-2017-2021.csv')) {
    if (row.class !== 'handset-established' || Number(row[date]) === 0) continue;
    const key = `${date},${row.province},${row.province === oneArea ? '' : row.place}`;
    blocks.set(key, (blocks.get(key) ?? 0) + Number(row[date]));
  }
  const lines = [...blocks].map(([key, count]) => `${key},${count}`).sort();
  write(join(folder, 'records', `mobile-blocks-${date}.csv`), 'observed,province,place,blocks', lines);
}

function writeResidents() {
  const units = new Set(parse(readFileSync(join(target, 'units.csv')), { columns: true }).map((u) => u.code));
  const line = (code, residents, source) => `city,${code},2020,population,census,${residents},${source}`;
  const lines = read('population-census-2010-2020.csv')
    .filter((row) => units.has(row.code) && row.population_2020 !== '')
    .map((row) => line(row.code, row.population_2020, 'Census of 1 November 2020 (leiii/census 0ba0f1e)'));
  const source = 'Census of 1 November 2020: Tibet without its six other prefectures';
  lines.push(line(nagqu.code, nagqu.residents, source));
  write(join(target, 'economy.csv'), 'level,code,period,indicator,vintage,value,source', lines.sort());
}

function read(name) {
  return parse(readFileSync(join(facts, name), 'utf8'), { columns: true });
}

function write(file, header, lines) {
  writeFileSync(file, `${[header, ...lines].join('\n')}\n`);
}
