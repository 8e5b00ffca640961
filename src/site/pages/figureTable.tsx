import type { Lang } from '../../edition/index.js';
import { cellText, type Figure, type FigureField, type FigureRow } from '../../figures/index.js';
import { formatRows, formatSignificant } from '../../words/index.js';

/** Most rows of a table below a figure; the rest is a link away, and in its files. */
const mostRows = 40;

interface TableOf {
  figure: Figure;
  lang: Lang;
  root: string;
  /** The page with every row; undefined where this is that page, whose table is open. */
  allRows: string | undefined;
}

/** The figures of a drawing, for those who read it so: the first rows, and all on a page of their own. */
export function FigureTable({ figure, lang, root, allRows }: TableOf) {
  const { rows } = figure;
  if (rows.length === 0) return null;
  const fields = figure.fields.filter((f) => !f.hidden);
  const length = formatRows(rows.length, lang);
  const table = { en: `Table, ${length}`, zh: `数据表（${length}）` }[lang];
  const shown = allRows === undefined ? rows : rows.slice(0, mostRows);
  return (
    <details open={allRows === undefined}>
      <summary>{table}</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label={`${figure.title[lang]}: ${table}`}>
        <table>
          <thead>
            <tr>
              {fields.map((f) => (
                <th
                  scope="col"
                  key={f.id}
                  class={f.type === 'string' ? undefined : 'n'}
                  title={f.note?.[lang]}
                >
                  {f.title[lang]}
                  {f.unit ? ` (${f.unit[lang]})` : ''}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, i) => (
              <tr key={i}>{fields.map((f) => cell(f, row, lang, root))}</tr>
            ))}
          </tbody>
        </table>
      </div>
      {allRows === undefined || shown.length === rows.length ? null : (
        <p class="note">
          {{ en: `The first ${mostRows} rows. `, zh: `以上为前${mostRows}行。` }[lang]}
          <a href={allRows}>{{ en: `All ${length}`, zh: `查看全部${length}` }[lang]}</a>
        </p>
      )}
    </details>
  );
}

/** Called, not a component: a page has hundreds of cells. */
function cell(field: FigureField, row: FigureRow, lang: Lang, root: string) {
  const text = cellText(field, row, lang, formatSignificant);
  const to = row[field.id] === null ? undefined : field.to?.(row);
  return (
    <td key={field.id} class={field.type === 'string' ? undefined : 'n'}>
      {to ? <a href={`${root}/${to}`}>{text}</a> : text}
    </td>
  );
}
