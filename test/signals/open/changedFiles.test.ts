import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/edition/index.js';
import { codes, days, type MadeFile, madeCsv, madeJson, pick } from '../../helpers/madeRecords.js';
import { seeded } from '../../helpers/random.js';
import { alone, count, editionOf, measured, seed, timeout } from './cases.js';

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
