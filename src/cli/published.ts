import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { coversPublished } from '../analysis/index.js';
import { type Published, problems, readPublished, type Table, UserError } from '../edition/index.js';
import { packageRoot } from '../package/index.js';
import type { Release } from '../release/index.js';
import type { Served } from '../server/index.js';
import { parseTable, readText } from '../signals/index.js';

/**
 * What was published of the China Internet Plus Index, from the tables this program comes with.
 * @throws UserError when a table is gone or cannot be read
 */
export function publishedTables(
  folder = fileURLToPath(new URL('editions/published', packageRoot)),
): Published {
  const table = (name: string) => tableOf(join(folder, name));
  const read = readPublished(table('published.csv'), table('published-rankings.csv'), table('gdp.csv'));
  if (read.problems.length > 0) throw new UserError(read.problems);
  return read.published;
}

function tableOf(file: string): Table {
  const { text, problems: unread } = readText(file, file);
  if (text === undefined)
    throw new UserError(unread.length > 0 ? unread : [problems.unreadable(file, 'ENOENT')]);
  const { table, problems: broken } = parseTable(file, text);
  if (!table || broken.length > 0) throw new UserError(broken);
  return table;
}

/** A release with what was published, where it is an index of the same places. */
export function withPublished(release: Release): Served {
  const published = publishedTables();
  return coversPublished(release.plan, published) ? { ...release, published } : release;
}
