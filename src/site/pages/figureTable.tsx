import { Table } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import { cellText, type Figure, type FigureField, type FigureRow, numbersIn } from '../../figures/index.js';
import { columnDigits, formatNumber, formatRows } from '../../words/index.js';

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
      <Table
        scroll={`${figure.title[lang]}: ${table}`}
        rows={shown}
        columns={fields.map((field) => ({
          title: `${field.title[lang]}${field.unit ? ` (${field.unit[lang]})` : ''}`,
          class: field.type === 'string' ? undefined : 'n',
          head: { title: field.note?.[lang] },
          of: cellOf(field, rows, lang, root),
        }))}
      />
      {allRows === undefined || shown.length === rows.length ? null : (
        <p class="note">
          {{ en: `The first ${mostRows} rows. `, zh: `以上为前${mostRows}行。` }[lang]}
          <a href={allRows}>{{ en: `All ${length}`, zh: `查看全部${length}` }[lang]}</a>
        </p>
      )}
    </details>
  );
}

/** The cells of a column, numbers in the same decimals. */
function cellOf(field: FigureField, rows: readonly FigureRow[], lang: Lang, root: string) {
  const digits = columnDigits(numbersIn(rows, field.id));
  return (row: FigureRow) => {
    const text = cellText(field, row, lang, (value) => formatNumber(value, digits, lang));
    const to = row[field.id] === null ? undefined : field.to?.(row);
    return to ? <a href={`${root}/${to}`}>{text}</a> : text;
  };
}
