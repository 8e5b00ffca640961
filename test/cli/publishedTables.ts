import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { replicate } from '../../src/analysis/index.js';
import { publishedTables } from '../../src/cli/published.js';
import type { Published } from '../../src/edition/index.js';

/** The published figures and orders, and what they say of one another without an index. */
export const published = publishedTables();
export const alone = replicate(published, []);

/** The published tables with one value replaced. */
export function publishedWith(id: string, written: string): Published {
  const figures = published.figures.map((f) =>
    f.id === id ? { ...f, written: [written], values: [Number(written)] } : f,
  );
  return { ...published, figures };
}

/** The rows of a CSV file. */
export const rowsOf = (path: string) =>
  parse(readFileSync(path), { columns: true }) as Record<string, string>[];
