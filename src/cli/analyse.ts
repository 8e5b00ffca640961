import { analyse } from '../analysis/index.js';
import { analysisText } from '../publish/index.js';
import { openRelease, writeTables } from '../release/index.js';
import { type Common, languageOf, print } from './common.js';
import { onlyRelease } from './onlyRelease.js';

/** `iplus analyse [RELEASE] [--out DIR]`: every table of the analysis, listed, or written with its dictionary. */
export async function analyseCommand(
  folder: string | undefined,
  options: Common & { out?: string },
): Promise<void> {
  const release = await openRelease(folder ?? onlyRelease((dir) => dir));
  const tables = analyse(release);
  if (options.out) await writeTables(options.out, release.manifest.id, tables);
  const listed = tables.map(({ name, title, columns, rows }) => ({
    name,
    title,
    columns,
    rows: rows.length,
  }));
  print(options, listed, () => analysisText(release.plan, tables, options.out, languageOf(options)));
}
