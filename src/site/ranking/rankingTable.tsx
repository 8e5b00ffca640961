import { Table } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import { asWord } from '../../figures/index.js';
import type { AskedRanking } from './askedRanking.js';
import type { RankingColumn, Row } from './rankingColumns.js';

interface RankingOf {
  rows: readonly Row[];
  asked: AskedRanking;
  lang: Lang;
  /** The address of the same table sorted by a column; undefined where the site cannot answer it. */
  sortedBy: ((column: RankingColumn, rises: boolean) => string) | undefined;
  ticks: boolean;
}

/** The ranking as a table whose heads sort it; with boxes to tick where ticked rows can be compared. */
export function RankingTable({ rows, asked, lang, sortedBy, ticks }: RankingOf) {
  return (
    <Table
      scroll
      rows={rows}
      row={({ code }) => ({ 'data-unit': code })}
      columns={[
        ticks
          ? {
              title: <span class="quiet">{{ en: 'Compare', zh: '比较' }[lang]}</span>,
              of: ({ code, name }) => (
                <input
                  type="checkbox"
                  name="of"
                  value={asWord(code)}
                  checked={asked.ticked.includes(asWord(code))}
                  aria-label={{ en: `Compare ${name.en}`, zh: `比较${name.zh}` }[lang]}
                />
              ),
            }
          : undefined,
        ...asked.columns.map((column) => {
          const isSorted = asked.sort.id === column.id;
          return {
            title: <Head {...{ column, asked, lang, sortedBy }} />,
            class: column.isNumber ? 'n' : undefined,
            head: { 'aria-sort': isSorted ? (asked.rises ? 'ascending' : 'descending') : undefined } as const,
            cell: column.id === 'name' ? 'named' : '',
            of: column.cell,
          };
        }),
      ]}
    />
  );
}

/** A head that sorts: by the first order of its column, or the other one where the table is in that order already. */
function Head({
  column,
  asked,
  lang,
  sortedBy,
}: { column: RankingColumn } & Pick<RankingOf, 'asked' | 'lang' | 'sortedBy'>) {
  const isSorted = asked.sort.id === column.id;
  const next = isSorted ? !asked.rises : column.risesFirst;
  const how = next
    ? { en: `Sort by ${column.title}, the lowest first`, zh: `按${column.title}升序排列` }
    : { en: `Sort by ${column.title}, the highest first`, zh: `按${column.title}降序排列` };
  if (!sortedBy) return column.title;
  return (
    <a href={sortedBy(column, next)} data-swap title={how[lang]}>
      {column.title}
      {isSorted ? <span aria-hidden="true">{asked.rises ? ' ▲' : ' ▼'}</span> : null}
    </a>
  );
}
