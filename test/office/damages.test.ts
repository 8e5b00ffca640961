import fc from 'fast-check';
import { expect, it } from 'vitest';
import { knownPlaces } from '../../src/cli/knownPlaces.js';
import { type OfficeSheet, officeEdition, toPinyin, understandSheets } from '../../src/office/index.js';
import { seeded } from '../helpers/random.js';
import { times } from '../helpers/thorough.js';
import { clean, codes, damages, header, year } from './damages.js';

const known = knownPlaces();
const tables = Number(process.env['IPLUS_TABLES'] ?? times(300, 10_000));
const seed = Number(process.env['IPLUS_SEED'] ?? 11);
const cases = fc.record({
  damage: fc.constantFrom(...damages),
  kind: fc.nat(2),
  seed: fc.integer({ min: 1, max: 2 ** 30 }),
});

it('Whatever its maker did to a table, it is read as it was meant, or asked about', () => {
  let doubted = 0;
  fc.assert(
    fc.property(cases, ({ damage, kind: at, seed }) => {
      const random = seeded(seed);
      const kind = damage.on[at % damage.on.length]!;
      const table = clean(kind, random);
      if (table.places.length < (damage.from ?? 0)) return;
      const rows = damage.do(table, random);
      if (rows[0]![0] === '' && !damage.name.startsWith('row')) rows[0]![0] = header(kind);
      const sheet: OfficeSheet = { name: year, rows, merges: [], address: (r, c) => `R${r + 1}C${c + 1}` };
      const understood = understandSheets([sheet], 'table.csv', known);
      const under = (answers: Record<string, string>) =>
        officeEdition('table.csv', understood, answers, known, toPinyin);
      const asked = under({}).questions.filter(({ decided }) => !decided);
      const answers = Object.fromEntries(asked.flatMap(({ id, usual }) => (usual ? [[id, usual]] : [])));
      if (damage.adds) {
        expect(asked.map(({ id }) => id)).toContain('other-units');
        answers['other-units'] = 'as-others';
      }
      const { tables: read, problems } = under(answers);
      expect([damage.name, problems.map(({ found }) => found.en)]).toEqual([damage.name, []]);
      // Of figures drawn at random a few look like those of two units of measure.
      if (asked.some(({ id }) => id === 'other-units') && !damage.adds) doubted++;
      const may = ['direction', 'other-units', ...(damage.asks === undefined ? [] : [damage.asks])];
      expect([damage.name, asked.map(({ id }) => id).filter((id) => !may.includes(id))]).toEqual([
        damage.name,
        [],
      ]);
      const { header: columns, rows: made } = read!.iData;
      const names = new Map(made.map(({ cells }) => [cells[1], cells]));
      const isExtra = (name: string) => name === 'GEO';
      expect([...names.keys()].filter((name) => !isExtra(name!)).length).toBe(table.places.length);
      const indicatorsRead = columns.filter(
        (text) => !['uCode', 'uName', 'uName_zh', 'uName_en', 'Time', 'Region'].includes(text),
      );
      const { adds } = damage;
      expect([damage.name, indicatorsRead]).toEqual([
        damage.name,
        [...table.indicators, ...(adds ? [adds] : [])],
      ]);
      if (adds) {
        const figures = made.map(({ cells }) => Number(cells[columns.indexOf(adds)]));
        expect(Math.max(...figures) / Math.min(...figures)).toBeLessThan(2.5);
      }
      for (const [r, name] of table.places.entries()) {
        const cells = names.get(damage.name.includes('GEO') ? codes[name]! : name)!;
        const own = table.indicators.map((indicator) => cells[columns.indexOf(indicator)]);
        expect([damage.name, name, own]).toEqual([damage.name, name, table.figures[r]!.map(String)]);
      }
    }),
    { numRuns: tables, seed, endOnFailure: true },
  );
  expect(doubted).toBeLessThanOrEqual(2 + tables / 1000);
}, 900_000);
