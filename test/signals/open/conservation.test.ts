import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/edition/index.js';
import { ingestRecords } from '../../../src/pipeline/index.js';
import { openEdition, prepare, withDuckDb } from '../../../src/signals/index.js';
import { literal } from '../../../src/sql/index.js';
import { editionWith } from '../../helpers/complaints.js';
import { temporaryFolder } from '../../helpers/folders.js';
import {
  amountText,
  asDouble,
  codes,
  days,
  exactly,
  type MadeFile,
  madeCsv,
  madeJson,
  madeRecords,
  pick,
} from '../../helpers/madeRecords.js';
import { seeded } from '../../helpers/random.js';
import { times } from '../../helpers/thorough.js';

/** Cases of each kind; `npm run fuzz` tries 2,000. */
const count = Number(process.env['FUZZ_RECORDS'] ?? times(6, 20));
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_126);
type Random = () => number;

/** Record files that one signal reads. */
interface Case {
  files: MadeFile[];
  from: string;
  /** Whether its amounts include doubles or floats. */
  doubles?: boolean;
}

/** An edition with a signal for each case, that sums `amount`. */
function editionOf(cases: readonly Case[], contract: boolean): string {
  const ids = cases.map((_, i) => `s${i}`);
  const signal = (id: string, i: number) =>
    [
      `- indicator: ${id}`,
      `  from: '${cases[i]!.from}'`,
      '  unit: { code: city }',
      '  period: { column: day }',
      '  value: { sum: amount }',
      ...(contract ? ['  contract: { columns: { amount: { type: number } } }'] : []),
    ].join('\n');
  const edition = editionWith({
    'edition.yaml': `edition: small
title: { en: Small, zh: 小 }
version: 1
data-status: example
units: { level: city, groups: [{ column: province }] }
periods: { frequency: month, base: 2020-01 }
tree:
  id: index
  title: { en: Index, zh: 指数 }
  children:
${ids.map((id) => `    - { indicator: ${id}, weight: ${1 / ids.length} }`).join('\n')}
`,
    'indicators.csv': [
      'id,title_en,title_zh,direction',
      ...ids.map((id) => `${id},${id},指标 ${id},1`),
      '',
    ].join('\n'),
    'units.csv': `code,name_en,name_zh,province\n${codes.map((c) => `${c},City ${c},城市${c},north`).join('\n')}\n`,
    'data/values.csv': null,
    'signals/all.yaml': `${ids.map(signal).join('\n')}\n`,
  });
  for (const { name, bytes } of cases.flatMap((c) => c.files)) {
    mkdirSync(dirname(join(edition, name)), { recursive: true });
    writeFileSync(join(edition, name), bytes);
  }
  return edition;
}

/** The result of a build for each case: records read, placed and in no unit, and the cells of its indicator. */
async function measured(edition: string, cases: readonly Case[]) {
  const { panel, plan, provenance } = await prepare(openEdition(edition));
  return cases.map((_, i) => {
    const placed = provenance.geocoding.filter((p) => p.indicator === `s${i}`).map((p) => p.records);
    const total = (of: 'read' | 'placed' | 'unplaced' | 'outside') =>
      placed.reduce((sum, p) => sum + p[of], 0);
    const k = plan.indicators.findIndex((one) => one.id === `s${i}`);
    const cells = days.flatMap((day) => {
      const t = plan.periods.indexOf(day.slice(0, 7));
      return codes.map((code) => {
        const c = plan.units.findIndex((u) => u.code === code);
        return t < 0 ? Number.NaN : panel.values[(k * panel.periods + t) * panel.units + c]!;
      });
    });
    expect(total('read')).toBe(total('placed') + total('unplaced') + total('outside'));
    return { read: total('read'), placed: total('placed'), cells };
  });
}

/**
 * Doubles may be summed as their binary values or as the decimals they were written as, which differ by up to half a
 * unit in the last place.
 */
function near(made: number[], cells: number[], { files }: Case): number[] {
  const size = files.flatMap((f) => f.records).reduce((sum, r) => sum + Math.abs(Number(r.amount)), 0);
  return made.map((x, i) => (Math.abs(x - cells[i]!) <= 2 ** -52 * size ? cells[i]! : x));
}

/** The expected result. */
function expected({ files }: Case): Awaited<ReturnType<typeof measured>>[number] {
  const records = files.flatMap((f) => f.records);
  const inUnits = records.filter((r) => codes.includes(r.city));
  const cells = days.flatMap((day) =>
    codes.map((code) => {
      const here = inUnits.filter((r) => r.city === code && r.day === day);
      const sum = here.reduce((n, r) => n + (r.amount === null ? 0n : exactly(r.amount)), 0n);
      return here.length === 0 ? Number.NaN : asDouble(sum);
    }),
  );
  return { read: records.length, placed: inUnits.length, cells };
}

async function holds(cases: readonly Case[]): Promise<void> {
  const truth = cases.map(expected);
  const plain = editionOf(cases, false);
  const built = await measured(plain, cases);
  const alike = (all: typeof built) =>
    all.map((made, i) =>
      cases[i]!.doubles ? { ...made, cells: near(made.cells, truth[i]!.cells, cases[i]!) } : made,
    );
  alike(built).forEach((made, i) => {
    expect(
      made,
      cases[i]!.files.map((f) => `${f.name}: ${JSON.stringify(f.records)}\n${f.bytes}`).join('\n'),
    ).toEqual(truth[i]);
  });
  const under = editionOf(cases, true);
  const { report, refused } = await ingestRecords(under);
  expect(refused).toEqual([]);
  for (const { total } of report.records) expect(total.read).toBe(total.used);
  expect(alike(await measured(under, cases))).toEqual(truth);
  for (const folder of [plain, under]) rmSync(folder, { recursive: true });
}

/** Number of signals that one edition is built with. */
const atOnce = 20;

async function holdsForAll(make: (random: Random, name: string) => Case | Promise<Case>): Promise<void> {
  const random = seeded(seed);
  for (let done = 0; done < count; done += atOnce) {
    const cases: Case[] = [];
    for (let i = 0; i < Math.min(atOnce, count - done); i++) cases.push(await make(random, `records/${i}`));
    await holds(cases);
  }
}

const wholes: Readonly<Record<string, readonly [least: bigint, most: bigint]>> = Object.fromEntries(
  ['TINY', 'SMALL', '', 'BIG'].flatMap((size, i) => {
    const bits = 2n ** BigInt(8 * 2 ** i);
    const name = size === '' ? 'INTEGER' : `${size}INT`;
    return [
      [name, [-bits / 2n, bits / 2n - 1n]],
      [`U${name}`, [0n, bits - 1n]],
    ];
  }),
);
const decimals = [
  'DECIMAL(4,1)',
  'DECIMAL(9,2)',
  'DECIMAL(18,3)',
  'DECIMAL(18,9)',
  'DECIMAL(38,0)',
  'DECIMAL(38,9)',
  'DECIMAL(38,12)',
  'DECIMAL(38,30)',
];
const numberTypes = [...Object.keys(wholes), ...decimals, 'DOUBLE', 'FLOAT', 'HUGEINT', 'VARCHAR'];
const doubles = [
  0.1, 0.2, -0.25, 123456789012.12346, 9007199254740991, 2251799813685248.5, 1e15, 1e22, 1234567.891,
  98765432109.87654,
];
const floats = [0.5, 16777216, 123456.75];

/** A value of a type, and the amount that it stands for. */
function amountOf(type: string, random: Random): string {
  const [least, most] = wholes[type] ?? [];
  if (least !== undefined)
    return String(pick(random, [least, most!, 0n, 7n, BigInt(Math.floor(random() * 100))]));
  if (type === 'VARCHAR') return amountText(random) ?? '0';
  if (type === 'HUGEINT') return pick(random, ['0', '12', '123456789012345678901']);
  if (type === 'DOUBLE')
    return String(pick(random, [...doubles, Math.floor(random() * 1e9) / 1e4, Math.floor(random() * 1e9)]));
  if (type === 'FLOAT') return shortFloat(pick(random, [...floats, Math.floor(random() * 1e6)]));
  const [, width, scale] = /(\d+),(\d+)/.exec(type)!.map(Number) as [number, number, number];
  const digits = Array.from({ length: Math.min(width, scale + 14) }, () => Math.floor(random() * 10)).join(
    '',
  );
  const [whole, fraction] = [digits.slice(0, digits.length - scale), digits.slice(digits.length - scale)];
  return `${random() < 0.2 ? '-' : ''}${whole || '0'}${scale > 0 ? `.${fraction}` : ''}`;
}

/** The shortest decimal that rounds to a 32-bit float. */
function shortFloat(x: number): string {
  const float = Math.fround(x);
  for (let digits = 1; digits < 17; digits++) {
    const text = String(Number(float.toPrecision(digits)));
    if (Math.fround(Number(text)) === float) return text;
  }
  return String(float);
}

async function madeParquet(connection: DuckDBConnection, random: Random, name: string): Promise<MadeFile> {
  const [type, day] = [pick(random, numberTypes), pick(random, ['VARCHAR', 'DATE', 'TIMESTAMP'])];
  const city = pick(random, [
    'VARCHAR',
    'VARCHAR',
    'INTEGER',
    'BIGINT',
    'DOUBLE',
    'FLOAT',
    'DECIMAL(9,0)',
    'DECIMAL(9,2)',
  ]);
  const records = madeRecords(random, () => (random() < 0.1 ? null : amountOf(type, random))).filter(
    (r) => city === 'VARCHAR' || codes.includes(r.city),
  );
  const cell = (text: string | null, of: string) =>
    `CAST(${text === null ? 'NULL' : literal(text)} AS ${of})`;
  const rows = records.map((r) => `(${cell(r.city, city)}, ${cell(r.day, day)}, ${cell(r.amount, type)})`);
  const none = `SELECT ${cell(null, city)} AS city, ${cell(null, day)} AS day, ${cell(null, type)} AS amount`;
  const table = `(${none} LIMIT 0)${rows.length > 0 ? ` UNION ALL SELECT * FROM (VALUES ${rows.join(', ')})` : ''}`;
  const path = join(temporaryFolder(), 'made.parquet');
  await connection.run(`COPY (${table}) TO ${literal(path)} (FORMAT parquet)`);
  const bytes = readFileSync(path);
  rmSync(dirname(path), { recursive: true });
  return { name: `${name}.parquet`, bytes, records };
}

const alone = (file: MadeFile): Case => ({ files: [file], from: file.name });

// 2,000 files take minutes.
const timeout = 60_000 + 3_000 * count;

describe('Every record is read once, and the used records add up to the cells of the panel, for', {
  timeout,
}, () => {
  it('CSV with any quoting, line ends and column order', async () => {
    await holdsForAll((random, name) => alone(madeCsv(random, name)));
  });

  it('JSON as an array, as lines and over lines, with numbers in every notation', async () => {
    await holdsForAll((random, name) => alone(madeJson(random, name)));
  });

  it('several CSV and several JSON files with different columns', async () => {
    await holdsForAll((random, name) => {
      const make = pick(random, [madeCsv, madeJson]);
      const files = [1, 2, 3].map((n) => make(random, `${name}/${n}`));
      return { files, from: `${name}/*` };
    });
  });

  it('Parquet with every numeric type, and files with different types', async () => {
    await withDuckDb((connection) =>
      holdsForAll(async (random, name) => {
        const files: MadeFile[] = [];
        for (let n = 0; n < pick(random, [1, 1, 2, 3]); n++)
          files.push(await madeParquet(connection, random, `${name}/${n}`));
        return { files, from: `${name}/*.parquet`, doubles: true };
      }),
    );
  });
});

/** The rows of a CSV text by RFC 4180; undefined where it is invalid. */
function rowsOf(text: string): string[][] | undefined {
  const field = /("(?:[^"]|"")*"|[^,"\r\n][^,\r\n]*|)(,|\r\n|\n|\r|$)/y;
  const rows: string[][] = [[]];
  for (let at = text.startsWith('\ufeff') ? 1 : 0; ; at = field.lastIndex) {
    field.lastIndex = at;
    const [, cell, end] = field.exec(text) ?? [];
    if (cell === undefined) return undefined;
    rows.at(-1)!.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  const filled = rows.filter((row) => row.length > 1 || row[0] !== '');
  // The reader accepts empty fields after the last column; RFC 4180 does not.
  const fits = (row: string[]) =>
    row.length >= filled[0]!.length && row.slice(filled[0]!.length).every((cell) => cell === '');
  return filled.every(fits) ? filled : undefined;
}

/** The records of a CSV text, or of JSON lines; undefined where it is neither. */
function readByHand(name: string, text: string): MadeFile['records'] | undefined {
  if (name.endsWith('.csv')) {
    const [header, ...rows] = rowsOf(text) ?? [];
    const place = ['city', 'day', 'amount'].map(
      (c) => header?.map((h) => h.trim().toLowerCase()).indexOf(c) ?? -1,
    );
    if (!header || place.includes(-1)) return undefined;
    return rows.map((row) => {
      const [city, day, amount] = place.map((i) => row[i]!);
      return { city: city!, day: day!, amount: amount!.trim() || null };
    });
  }
  try {
    // The reader accepts a comma after the last value of an array or an object; RFC 8259 does not.
    const strict = text.replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, '$1');
    const values = strict.trimStart().startsWith('[')
      ? JSON.parse(strict)
      : JSON.parse(`[${objects(strict).join()}]`);
    return (values as Record<string, unknown>[]).map((value) => {
      const amount = value['amount'] ?? null;
      return {
        city: String(value['city']),
        day: String(value['day']),
        amount: amount === null ? null : String(amount),
      };
    });
  } catch {
    return undefined;
  }
}

/** The texts of consecutive objects. */
function objects(text: string): string[] {
  let depth = 0;
  let all = '';
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[^"]|"/gs)) {
    if (token === '{') depth++;
    all += token;
    if (token === '}' && --depth === 0) all += '\0';
  }
  return all
    .split('\0')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

describe('A file with a character added or removed is refused, or read as it now stands:', {
  timeout,
}, () => {
  it.each([
    ['CSV', madeCsv],
    ['JSON', madeJson],
  ])('%s', async (_, make) => {
    const random = seeded(seed + 1);
    let refused = 0;
    for (let i = 0; i < count; i++) {
      const { name, bytes } = make(random, 'records/a');
      const at = Math.floor(random() * bytes.length);
      const more = pick(random, ['', '', '"', ',', '\n', '{', '}', '[', ']', ':', '#', '\\', '7', '.']);
      const text = String(bytes).slice(0, at) + more + String(bytes).slice(at + (random() < 0.5 ? 1 : 0));
      const edition = editionOf([{ files: [{ name, bytes: text, records: [] }], from: name }], false);
      const built = await measured(edition, [alone({ name, bytes: text, records: [] })]).catch(
        (error: unknown) => {
          if (!(error instanceof UserError)) throw error;
          return undefined;
        },
      );
      rmSync(edition, { recursive: true });
      if (!built) refused++;
      else {
        const records = readByHand(name, text);
        const shown = JSON.stringify(text);
        expect(records, shown).toBeDefined();
        const sum = (all: readonly number[]) => all.reduce((n, x) => n + (Number.isNaN(x) ? 0 : x), 0);
        // White space around a code makes no difference, nor does the width of its characters.
        const placed = records!.filter((r) => codes.includes(r.city.normalize('NFKC').trim()));
        // A changed date may lie in a month whose cells are not among those compared.
        const compared = placed.filter((r) => days.some((day) => day.slice(0, 7) === r.day.slice(0, 7)));
        const amounts = compared.reduce((n, r) => n + Number(r.amount ?? 0), 0);
        expect({ read: built[0]!.read, placed: built[0]!.placed }, shown).toEqual({
          read: records!.length,
          placed: placed.length,
        });
        const size = placed.reduce((n, r) => n + Math.abs(Number(r.amount ?? 0)), 0);
        expect(Math.abs(sum(built[0]!.cells) - amounts), shown).toBeLessThanOrEqual(1e-14 * size);
      }
    }
    expect(refused).toBeGreaterThan(count / 20);
    expect(refused).toBeLessThan(count * 0.95);
  });
});
