import { buildIndex } from '../../src/engine/index.js';
import type { Format, Release, Selection } from '../../src/release/index.js';
import { withDuckDb } from '../../src/signals/index.js';
import { put, temporaryFolder } from './folders.js';

/** Names with characters that are special to files or spreadsheet programs. */
export const hostile = [
  '=1+1',
  '+cmd|"/c calc"!A1',
  '-2',
  '@SUM(A1:A9)',
  '＝1+1',
  'comma, "quote" and\nnewline',
  "'apostrophe",
  '\ttab',
  '  spaces  ',
  '北京',
];

/** The release with other unit names and other raw figures, and its index. */
export function releaseWith(
  release: Release,
  change: { names?: readonly string[]; values?: readonly number[]; status?: Release['plan']['dataStatus'] },
): Release {
  const { names = [], values, status = release.plan.dataStatus } = change;
  const units = release.plan.units.map((unit, c) => {
    const name = names[c % names.length];
    return name === undefined ? unit : { ...unit, name: { en: name, zh: name } };
  });
  const plan = { ...release.plan, units, dataStatus: status };
  const panel = values ? { ...release.panel, values: Float64Array.from(values) } : release.panel;
  const manifest = { ...release.manifest, 'data-status': status };
  return { ...release, plan, panel, manifest, index: buildIndex(plan, panel) };
}

/** Writes a release in a format into a folder. */
export async function takenAway(
  format: Format,
  release: Release,
  selection: Selection = {},
): Promise<{ folder: string; files: string[] }> {
  const folder = temporaryFolder();
  const files = await format.write(release, selection);
  for (const { path, content } of files) put(folder, path, content);
  return { folder, files: files.map(({ path }) => path) };
}

/** The rows of DuckDB queries, run in a separate database. */
export function asked(...queries: readonly string[]): Promise<Record<string, unknown>[]> {
  return withDuckDb(async (connection) => {
    for (const sql of queries.slice(0, -1)) await connection.run(sql);
    return (await connection.runAndReadAll(queries.at(-1)!)).getRowObjectsJS();
  });
}
