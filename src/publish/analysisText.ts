import type { TidyTable } from '../analysis/index.js';
import type { Lang, Plan } from '../edition/index.js';
import { lead, pad } from './columns.js';
import { sizeLines } from './sizeText.js';
import { timeLines } from './timeText.js';

/** The tables of an analysis with their sizes, and what they say of time, money and jobs, for a terminal. */
export function analysisText(
  plan: Plan,
  tables: readonly TidyTable[],
  folder: string | undefined,
  lang: Lang,
): string {
  const width = Math.max(...tables.map((t) => t.name.length)) + 2;
  const rows = { en: 'rows', zh: '行' }[lang];
  const lines = tables.map(
    (t) => `${pad(t.name, width)}${lead(String(t.rows.length), 8)} ${rows}  ${t.title[lang]}`,
  );
  const where = { en: `→ ${folder}`, zh: `→ ${folder}` }[lang];
  const said = [...timeLines(plan, tables, lang), ...sizeLines(plan, tables, lang)];
  return [...lines, '', ...said, ...(folder === undefined ? [] : ['', where])].join('\n');
}
