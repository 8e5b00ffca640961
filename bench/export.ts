import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { buildIndex } from '../dist/engine/index.js';
import { formats, type Release, type ReleaseFile } from '../dist/release/index.js';
import { withDuckDb } from '../dist/signals/index.js';
import { caseOf, full } from './case.js';
import { leastProcessor, type Row } from './row.js';

/** A release of a case for the export formats, which need only plan, panel and index. */
function releaseOf(periods: number): Release {
  const { plan, panel } = caseOf({ ...full, periods });
  const manifest = {
    id: 'bench',
    edition: plan.edition,
    version: plan.version,
    title: plan.title,
    'data-status': plan.dataStatus,
    licence: plan.licence,
    software: {},
    inputs: [],
    sources: [],
    files: [],
  };
  return { plan, panel, manifest, index: buildIndex(plan, panel) } as unknown as Release;
}

/** A lower bound for any writer in JavaScript: formatting all values as decimals. */
function decimals(index: Release['index']): number {
  let length = 0;
  for (const { values } of [index, ...index.groups, index.total])
    for (const x of values) length += String(x).length;
  return length;
}

/** The results of 351 units, 165 nodes and 12 months as CSV and Parquet, compared with DuckDB writing the same rows. */
export async function benchExport(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'iplus-bench-'));
  const release = releaseOf(12);
  const put = (files: readonly ReleaseFile[]) => {
    for (const { path, content } of files) writeFileSync(join(folder, path), content);
  };
  const ours = (id: string) => async () => put(await formats[id]!.write(release, {}));
  await ours('parquet')();
  try {
    return await withDuckDb(async (connection: DuckDBConnection) => {
      await connection.run(`CREATE TABLE results AS FROM '${join(folder, 'results.parquet')}'`);
      const rows = (await connection.runAndReadAll('SELECT count(*) FROM results')).getRowsJS()[0]![0];
      const theirs = (how: string) => () =>
        connection.run(`COPY results TO '${join(folder, 'theirs')}' (FORMAT ${how})`);
      const note = `${rows} rows of 8 columns; ours from the index, with codebook; processor time, least of 9`;
      const row = async (form: string, baseline: string, task: () => unknown): Promise<Row> => {
        const [ours_ms, baseline_ms] = await leastProcessor(ours(form), task);
        return { name: `export ${form}`, ours_ms, baseline, baseline_ms, ratio: ours_ms / baseline_ms, note };
      };
      const decimal = 'every value as its shortest decimal, nothing written';
      return [
        await row('csv', 'COPY … TO (FORMAT csv), bare DuckDB', theirs('csv')),
        await row('csv', decimal, () => decimals(release.index)),
        await row('parquet', 'COPY … TO (FORMAT parquet), bare DuckDB', theirs('parquet')),
      ];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
