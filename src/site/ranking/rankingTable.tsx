import type { Lang } from '../../edition/index.js';
import { asWord } from '../../figures/index.js';
import type { AskedRanking } from './askedRanking.js';
import type { RankingColumn, Row } from './rankingColumns.js';

/** The ranking as a table whose heads sort it; with boxes to tick where ticked rows can be compared. */
export function RankingTable({
  rows,
  asked,
  lang,
  sortedBy,
  ticks,
}: {
  rows: readonly Row[];
  asked: AskedRanking;
  lang: Lang;
  /** The address of the same table sorted by a column; undefined where the site cannot answer it. */
  sortedBy: ((column: RankingColumn, rises: boolean) => string) | undefined;
  ticks: boolean;
}) {
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            {ticks ? (
              <th scope="col">
                <span class="quiet">{{ en: 'Compare', zh: '比较' }[lang]}</span>
              </th>
            ) : null}
            {asked.columns.map((column) => (
              <Head key={column.id} {...{ column, asked, lang, sortedBy }} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code} data-unit={row.code}>
              {ticks ? (
                <td>
                  <input
                    type="checkbox"
                    name="of"
                    value={asWord(row.code)}
                    checked={asked.ticked.includes(asWord(row.code))}
                    aria-label={{ en: `Compare ${row.name.en}`, zh: `比较${row.name.zh}` }[lang]}
                  />
                </td>
              ) : null}
              {asked.columns.map((column) => (
                <td
                  key={column.id}
                  class={column.isNumber ? 'n' : column.id === 'name' ? 'named' : undefined}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A head that sorts: by the first order of its column, or the other one where the table is in that order already. */
function Head({
  column,
  asked,
  lang,
  sortedBy,
}: {
  column: RankingColumn;
  asked: AskedRanking;
  lang: Lang;
  sortedBy: ((column: RankingColumn, rises: boolean) => string) | undefined;
}) {
  const isSorted = asked.sort.id === column.id;
  const next = isSorted ? !asked.rises : column.risesFirst;
  const how = next
    ? { en: `Sort by ${column.title}, the lowest first`, zh: `按${column.title}升序排列` }
    : { en: `Sort by ${column.title}, the highest first`, zh: `按${column.title}降序排列` };
  return (
    <th
      scope="col"
      class={column.isNumber ? 'n' : undefined}
      aria-sort={isSorted ? (asked.rises ? 'ascending' : 'descending') : undefined}
    >
      {sortedBy ? (
        <a href={sortedBy(column, next)} data-swap title={how[lang]}>
          {column.title}
          {isSorted ? <span aria-hidden="true">{asked.rises ? ' ▲' : ' ▼'}</span> : null}
        </a>
      ) : (
        column.title
      )}
    </th>
  );
}
