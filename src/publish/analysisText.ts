import type { Analysed } from '../analysis/index.js';
import type { Lang } from '../edition/index.js';
import type { Table } from '../tables/index.js';
import { balanceLines } from './balanceText.js';
import { lead, pad } from './columns.js';
import { sizeLines } from './sizeText.js';
import { among } from './tableRows.js';
import { timeLines } from './timeText.js';
import { word } from './words.js';

/** The tables of an analysis with their sizes, and what they say of time, balance, money and jobs, for a terminal. */
export function analysisText(
  of: Pick<Analysed, 'plan' | 'index'>,
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
