import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IngestedRecords, Problem } from '../../src/edition/index.js';
import { ingestRecords } from '../../src/pipeline/index.js';
import { openEdition, prepare, withDuckDb } from '../../src/signals/index.js';
import { editionWith, type Files, monthly } from './complaints.js';
import { filesBelow } from './folders.js';

/** A contract as it stands in a signal. */
export const usualContract =
  '{ columns: { amount: { type: number, min: 0, max: 1000, required: true }, kind: { codes: [card, cash] } }, key: [id] }';

/** The small edition, monthly, with a signal under a contract that sums `amount` over `records/*.csv`. */
export function orders(files: Files, contract = usualContract, from = 'records/*.csv'): string {
  const signal = `indicator: orders\nfrom: '${from}'\nunit: { code: city }\nperiod: { column: day }\nvalue: { sum: amount }\n`;
  return editionWith({
    ...monthly(),
    'data/values.csv': 'unit,period,users\nbj,2020-01,1\nsh,2020-01,2\nhz,2020-01,3\n',
    'signals/orders.yaml': `${signal}contract: ${contract}\n`,
    ...files,
  });
}

/** Records as CSV, one line each: id, city, day, amount, kind. */
export function csv(...lines: readonly string[]): string {
  return ['id,city,day,amount,kind', ...lines, ''].join('\n');
}

/** Valid records in a month of 2020. */
export function month(m: number, records = 30): string {
  const line = (i: number) =>
    `${m * 1000 + i},${['bj', 'sh', 'hz'][i % 3]},2020-0${m}-0${1 + (i % 9)},${((i * 7) % 90) / 8},card`;
  return csv(...Array.from({ length: records }, (_, i) => line(i)));
}

/** The report of an ingest of an edition with one pass, and the refused files, one line per problem. */
export async function ingested(
  edition: string,
  since?: string,
): Promise<IngestedRecords & { refused: string[] }> {
  const { report, refused } = await ingestRecords(edition, since);
  return { ...report.records[0]!, refused: refused.map(problemLine) };
}

/** A problem as `records/a.csv:3 | what was found`. */
export function problemLine({ at, found }: Problem): string {
  return `${at.file}${at.line === undefined ? '' : `:${at.line}`} | ${found.en}`;
}

/** The rejected records, in order: row, reasons by line, and the original columns. */
export async function aside(edition: string): Promise<(string | null)[][]> {
  const files = filesBelow(join(edition, 'ingested')).filter((f) => f.endsWith('aside.parquet'));
  return withDuckDb(async (connection) => {
    const all: (string | null)[][] = [];
    for (const file of files) {
      const path = join(edition, 'ingested', file).replaceAll("'", "''");
      const rows = await connection.runAndReadAll(`SELECT * FROM read_parquet('${path}') ORDER BY __row`);
      all.push(...rows.getRows().map((row) => row.map((cell) => (cell === null ? null : String(cell)))));
    }
    return all;
  });
}

/** All figures that a build computes from the records, with the counts of geocoding and ingest. */
export async function panelOf(edition: string) {
  const { panel, provenance } = await prepare(openEdition(edition));
  const { geocoding, unplaced, ingested: files } = provenance;
  return { values: panel.values.join(), reasons: panel.reasons.join(), geocoding, unplaced, files };
}

/** The bytes of all accepted and rejected records, by their path in `ingested/`. */
export function takenBytes(edition: string): Record<string, string> {
  const state = join(edition, 'ingested');
  const files = existsSync(state) ? filesBelow(state).filter((f) => /\/\d{6}\//.test(f)) : [];
  return Object.fromEntries(files.map((f) => [f, readFileSync(join(state, f)).toString('base64')]));
}
