import { headlinePeriod } from '../analysis/index.js';
import type { Lang } from '../edition/index.js';
import type { Table } from '../tables/index.js';
import {
  balanceFacts,
  type FactSource,
  giniIntervalFacts,
  latestSizeFacts,
  padLeft,
  padRight,
  phraseText,
  sentencesOf,
  sizeBasisFacts,
  spreadFacts,
  standingFacts,
  timeFacts,
  totalOf,
  viewOf,
  word,
} from '../words/index.js';

/** The tables of an analysis with their sizes, and what they say of time, balance, money and jobs, for a terminal. */
export function analysisText(
  of: FactSource,
  tables: readonly Table[],
  folder: string | undefined,
  lang: Lang,
): string {
  const width = Math.max(...tables.map((t) => t.definition.name.length)) + 2;
  const rows = { en: 'rows', zh: '行' }[lang];
  const lines = tables.map(
    (t) =>
      `${padRight(t.definition.name, width)}${padLeft(String(t.rows.length), 8)} ${rows}  ${t.definition.title[lang]}`,
  );
  const where = { en: `→ ${folder}`, zh: `→ ${folder}` }[lang];
  const { dataStatus } = of.plan;
  const view = viewOf(of, headlinePeriod(of));
  const balance = balanceFacts(view);
  const facts = [
    ...standingFacts(view, totalOf(of)),
    ...balance,
    ...giniIntervalFacts(view),
    ...balanceFacts(view, view.t - 1).filter(({ from }) => from !== balance[0]?.from),
    ...latestSizeFacts(of),
    ...timeFacts(of),
    ...spreadFacts(view),
    ...sizeBasisFacts(of),
  ];
  const said = [
    ...(dataStatus === 'real' ? [] : [word(dataStatus, lang)]),
    ...facts.flatMap((fact) => sentencesOf(of.plan, fact, lang, 'exact').map(phraseText)),
  ];
  return [...lines, '', ...said, ...(folder === undefined ? [] : ['', where])].join('\n');
}
