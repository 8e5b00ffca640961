import type { TidyTable } from '../analysis/index.js';
import type { Lang } from '../edition/index.js';
import { lead, pad } from './columns.js';

/** The tables of an analysis with their sizes, for a terminal. */
export function analysisText(tables: readonly TidyTable[], folder: string | undefined, lang: Lang): string {
  const width = Math.max(...tables.map((t) => t.name.length)) + 2;
  const rows = { en: 'rows', zh: '行' }[lang];
  const lines = tables.map(
    (t) => `${pad(t.name, width)}${lead(String(t.rows.length), 8)} ${rows}  ${t.title[lang]}`,
  );
  const where = { en: `→ ${folder}`, zh: `→ ${folder}` }[lang];
  return [...lines, ...(folder === undefined ? [] : ['', where])].join('\n');
}
