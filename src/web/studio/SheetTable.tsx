import type { Question } from '../../office/index.js';
import { columnName } from '../../spreadsheet/index.js';
import { chosen } from './importing.js';
import type { SheetRead, SheetView } from './messages.js';
import { roleNames } from './roles.js';
import { lang } from './state.js';
import { word } from './words.js';

/** Rows that are shown at the top and at the bottom, and at most that have a mark. */
const shown = { first: 16, last: 3, marked: 40 };

interface Mark {
  kind: 'asked' | 'wrong';
  text: string;
}

type Marks = ReadonlyMap<string, Mark>;

/** The marks at cells: the number of a question, or a fault. */
export function marksOf({ questions, problems }: Pick<SheetRead, 'questions' | 'problems'>): Marks {
  const marks = new Map<string, Mark>();
  for (const [i, question] of questions.entries())
    for (const at of cellsOf(question)) marks.set(at, { kind: 'asked', text: String(i + 1) });
  for (const { at } of problems) if (at.path !== undefined) marks.set(at.path, { kind: 'wrong', text: '!' });
  return marks;
}

/** The cells of a question: each is written before its text. */
const cellsOf = ({ about }: Question) => about.map((text) => text.split(': ')[0]!);

/** A sheet as its maker sees it, with what each column is read as above it. */
export function SheetTable({ sheet, marks }: { sheet: SheetView; marks: Marks }) {
  const width = Math.max(0, ...sheet.rows.map(({ length }) => length));
  const at = (row: number, column: number) => `${sheet.before}${columnName(column)}${row + 1}`;
  const columns = Array.from({ length: width }, (_, c) => c);
  // Of tables one below the other, those of the first stand above the columns.
  const roles = new Map(
    sheet.columns.toReversed().map((column) => [/([A-Z]+)\d+$/.exec(column.at)?.[1] ?? '', column]),
  );
  const left = new Set(sheet.left.map((row) => Number(/(\d+)$/.exec(row.at)?.[1]) - 1));
  const own = chosen.value?.sheet === sheet.name ? chosen.value : undefined;
  const isChosen = (of: string | number) => own !== undefined && ('row' in own ? own.row : own.column) === of;
  const isMarked = (row: number) => columns.some((c) => marks.has(at(row, c)));
  return (
    <div class="scroll studio-sheet" role="region" tabIndex={0} aria-label={sheet.name}>
      <table>
        <thead>
          <tr class="roles">
            <td />
            {columns.map((c) => {
              const role = roles.get(columnName(c))?.role ?? 'empty';
              return (
                <td key={c} class={`role-${role}`}>
                  {role === 'empty' ? '' : roleNames[role][lang]}
                </td>
              );
            })}
          </tr>
          <tr>
            <td />
            {columns.map((c) => (
              <th key={c} scope="col">
                <button
                  type="button"
                  aria-pressed={isChosen(columnName(c))}
                  onClick={() => (chosen.value = { sheet: sheet.name, column: columnName(c) })}
                >
                  {columnName(c)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsShown(sheet, isMarked).map((row) =>
            typeof row === 'number' ? (
              <tr key={row} class={left.has(row) ? 'left' : undefined}>
                <th scope="row">
                  <button
                    type="button"
                    aria-pressed={isChosen(row)}
                    onClick={() => (chosen.value = { sheet: sheet.name, row })}
                  >
                    {row + 1}
                  </button>
                </th>
                <Cells {...{ sheet, row, columns, marks }} at={(c) => at(row, c)} />
              </tr>
            ) : (
              <tr key={row.gap} class="left">
                <th scope="row">⋮</th>
                <td colSpan={Math.max(1, width)}>{word('moreRows').replace('{n}', row.gap)}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

interface RowOf {
  sheet: SheetView;
  row: number;
  columns: readonly number[];
  marks: Marks;
  at: (column: number) => string;
}

function Cells({ sheet, row, columns, marks, at }: RowOf) {
  const spans = sheet.spans.filter((span) => span.row === row);
  const covered = (c: number) => spans.some(({ column, columns: n }) => c > column && c < column + n);
  return (
    <>
      {columns
        .filter((c) => !covered(c))
        .map((c) => {
          const text = sheet.rows[row]?.[c] ?? '';
          const mark = marks.get(at(c));
          const span = spans.find(({ column }) => column === c)?.columns;
          const kind = [mark?.kind, /^[-+−]?[\d.,\s]+%?$/.test(text) ? 'n' : undefined]
            .filter(Boolean)
            .join(' ');
          return (
            <td
              key={c}
              {...(span ? { colSpan: span } : {})}
              {...(mark ? { id: `cell-${at(c)}` } : {})}
              class={kind || undefined}
            >
              {mark ? <b>{mark.text}</b> : null}
              {text}
            </td>
          );
        })}
    </>
  );
}

/** The first and last rows and those with marks; between them how many are not shown. */
function rowsShown(
  { rows, rowCount }: SheetView,
  isMarked: (row: number) => boolean,
): (number | { gap: string })[] {
  const all = rows.map((_, r) => r);
  const marked = all.filter(isMarked).slice(0, shown.marked);
  const kept = all.filter((r) => r < shown.first || r >= rows.length - shown.last || marked.includes(r));
  const whole: (number | { gap: string })[] = [];
  for (const [i, r] of kept.entries()) {
    const before = i === 0 ? -1 : kept[i - 1]!;
    if (r > before + 1) whole.push({ gap: before + 2 === r ? String(r) : `${before + 2}–${r}` });
    whole.push(r);
  }
  if (rowCount > rows.length) whole.push({ gap: `${rows.length + 1}–${rowCount}` });
  return whole;
}
