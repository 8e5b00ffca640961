import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { coversPublished } from '../analysis/index.js';
import {
  type InputTable,
  type Published,
  parseStatements,
  problems,
  readPublished,
  UserError,
} from '../edition/index.js';
import { packageRoot } from '../package/index.js';
import type { Release } from '../release/index.js';
import type { Served } from '../server/index.js';
import { parseTable, readText } from '../signals/index.js';

/**
 * Figures published of an index whose data are not available, and what can be derived from them: `published.csv`,
 * `published-rankings.csv`, `gdp.csv`, `news.csv` and `statements.yaml` of a folder, by default the one that comes with this
 * program.
 * @throws UserError when a table is absent or cannot be read
 */
export function publishedTables(
  folder = fileURLToPath(new URL('editions/published', packageRoot)),
): Published {
  const table = (name: string) => tableOf(join(folder, name));
  const names = ['published.csv', 'published-rankings.csv', 'gdp.csv', 'news.csv'] as const;
  const [figures, rankings, inputs, news] = names.map(table) as [
    InputTable,
    InputTable,
    InputTable,
    InputTable,
  ];
  const read = readPublished(figures, rankings, inputs, news);
  if (read.problems.length > 0) throw new UserError(read.problems);
  const file = join(folder, 'statements.yaml');
  const { statements, problems: unclear } = parseStatements(file, textOf(file), read.published);
  if (!statements) throw new UserError(unclear);
  return { ...read.published, statements };
}

function textOf(file: string): string {
  const { text, problems: unread } = readText(file, file);
  if (text !== undefined) return text;
  throw new UserError(unread.length > 0 ? unread : [problems.unreadable(file, 'ENOENT')]);
}

function tableOf(file: string): InputTable {
  const { table, problems: broken } = parseTable(file, textOf(file));
  if (!table || broken.length > 0) throw new UserError(broken);
  return table;
}

/** A release with the published figures, where it covers the same places. */
export function withPublished(release: Release): Served {
  const published = publishedTables();
  return coversPublished(release.plan, published) ? { ...release, published } : release;
}
