import type { Analysed } from '../analysis/index.js';
import type { Lang } from '../edition/index.js';
import type { Table } from '../tables/index.js';
import { among, balanceLines, lead, pad, sizeLines, timeLines, word } from '../words/index.js';

/** The tables of an analysis with their sizes, and what they say of time, balance, money and jobs, for a terminal. */
export function analysisText(
  of: Analysed,
  tables: readonly Table[],
  folder: string | undefined,
  lang: Lang,
): string {
  const width = Math.max(...tables.map((t) => t.definition.name.length)) + 2;
  const rows = { en: 'rows', zh: '行' }[lang];
  const lines = tables.map(
    (t) =>
      `${pad(t.definition.name, width)}${lead(String(t.rows.length), 8)} ${rows}  ${t.definition.title[lang]}`,
  );
  const where = { en: `→ ${folder}`, zh: `→ ${folder}` }[lang];
  const { dataStatus } = of.plan;
  const said = [
    ...(dataStatus === 'real' ? [] : [word(dataStatus, lang)]),
    ...timeLines(of.plan, among(tables), lang),
    ...balanceLines(of, lang),
    ...sizeLines(of.plan, among(tables), lang),
  ];
  return [...lines, '', ...said, ...(folder === undefined ? [] : ['', where])].join('\n');
}
