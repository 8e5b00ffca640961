import type { Recipe, SaidRole } from '../../office/index.js';
import { columnName } from '../../spreadsheet/index.js';
import { chosen, steer } from './importing.js';
import type { SheetRead, SheetView } from './messages.js';
import { roleNames, saidRoles } from './roles.js';
import { lang } from './state.js';
import { word } from './words.js';

/** What can be said of the whole table: sheet, rows of the header, orientation, encoding, decimal mark. */
export function Controls({ read: { sheets, recipe, encodings } }: { read: SheetRead }) {
  const tables = sheets.filter(({ as }) => as !== 'empty');
  const read = tables.filter(({ as }) => as !== 'out');
  return (
    <div class="studio-controls">
      {tables.length > 1 ? (
        <Choice
          name={word('whichSheet')}
          value={read.length === 1 ? read[0]!.name : ''}
          options={[['', word('allSheets')], ...tables.map(({ name }) => [name, name] as const)]}
          onChoose={(name) => steer({ sheets: name === '' ? undefined : [name] })}
        />
      ) : null}
      <label>
        {word('headerRows')}{' '}
        <input
          type="text"
          size={5}
          value={recipe.header?.join('–') ?? ''}
          placeholder={word('automatic')}
          onChange={(e) => steer({ header: rowsIn(e.currentTarget.value) })}
        />
      </label>
      <Choice
        name={word('orientation')}
        value={recipe.transpose === undefined ? '' : String(recipe.transpose)}
        options={[
          ['', word('automatic')],
          ['false', word('rowsArePlaces')],
          ['true', word('columnsArePlaces')],
        ]}
        onChoose={(text) => steer({ transpose: text === '' ? undefined : text === 'true' })}
      />
      {encodings ? (
        <Choice
          name={word('encoding')}
          value={recipe.encoding ?? ''}
          options={[['', word('automatic')], ...encodings.map((one) => [one, one] as const)]}
          onChoose={(encoding) => steer({ encoding: encoding || undefined })}
        />
      ) : null}
      <Choice
        name={word('decimalMark')}
        value={recipe.decimal ?? ''}
        options={[
          ['', word('automatic')],
          ['.', '1.5'],
          [',', '1,5'],
        ]}
        onChoose={(mark) => steer({ decimal: (mark || undefined) as Recipe['decimal'] })}
      />
    </div>
  );
}

function rowsIn(text: string): [number, number] | undefined {
  const [, first, last = first] = /^\s*(\d{1,4})\D*(\d{1,4})?\s*$/.exec(text) ?? [];
  const rows: [number, number] = [Number(first), Number(last)];
  return first !== undefined && rows[0] > 0 && rows[1] >= rows[0] ? rows : undefined;
}

function Choice({
  name,
  value,
  options,
  onChoose,
}: {
  name: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onChoose: (value: string) => void;
}) {
  return (
    <label>
      {name}{' '}
      <select value={value} onChange={(e) => onChoose(e.currentTarget.value)}>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What the chosen column or row is, to be set right. */
export function RoleEditor({ read }: { read: SheetRead }) {
  const at = chosen.value;
  const sheet = read.sheets.find(({ name }) => name === at?.sheet);
  if (!at || !sheet) return <p class="note">{word('chooseColumn')}</p>;
  return 'column' in at ? (
    <ColumnRole sheet={sheet} column={at.column} recipe={read.recipe} />
  ) : (
    <RowRole sheet={sheet} row={at.row} recipe={read.recipe} />
  );
}

/** The key by which a recipe knows a column: its header, which all years of an indicator share, or its letter where it has none. */
function keyOf({ columns }: SheetView, letter: string): string {
  const header = columns.find(({ at }) => letterOf(at) === letter)?.header ?? '';
  return header === '' ? letter : header;
}

export const letterOf = (at: string) => /([A-Z]+)\d+$/.exec(at)?.[1] ?? '';

function ColumnRole({ sheet, column, recipe }: { sheet: SheetView; column: string; recipe: Recipe }) {
  const key = keyOf(sheet, column);
  const said = recipe.columns?.[key] ?? recipe.columns?.[column];
  const found = sheet.columns.find(({ at }) => letterOf(at) === column)?.role ?? 'empty';
  const set = (role: SaidRole | undefined) => {
    const { [key]: _, [column]: __, ...others } = recipe.columns ?? {};
    steer({ columns: role === undefined ? others : { ...others, [key]: role } });
  };
  return (
    <Editor
      title={`${column}: ${key === column ? '' : key}`}
      found={roleNames[found][lang]}
      isSaid={said !== undefined}
      onClear={() => set(undefined)}
    >
      {saidRoles.map(([role, name]) => (
        <button type="button" key={role} aria-pressed={said === role} onClick={() => set(role)}>
          {name[lang]}
        </button>
      ))}
    </Editor>
  );
}

function RowRole({ sheet, row, recipe }: { sheet: SheetView; row: number; recipe: Recipe }) {
  const texts = sheet.rows[row] ?? [];
  // Its group stands in other rows, too.
  const names = sheet.columns.find(({ role }) => role === 'name');
  const named = texts.find((_, c) => columnName(c) === letterOf(names?.at ?? ''));
  const key = named || (texts.find((text) => /\p{L}/u.test(text)) ?? '');
  const said = recipe.rows?.[key];
  const isLeft = sheet.left.some(({ at }) => Number(/(\d+)$/.exec(at)?.[1]) === row + 1);
  const set = (what: 'out' | 'unit' | undefined) => {
    const { [key]: _, ...others } = recipe.rows ?? {};
    steer({ rows: what === undefined ? others : { ...others, [key]: what } });
  };
  if (key === '') return <p class="note">{word('rowWithoutName')}</p>;
  return (
    <Editor
      title={`${row + 1}: ${key}`}
      found={isLeft ? word('rowIsOut') : ''}
      isSaid={said !== undefined}
      onClear={() => set(undefined)}
    >
      {(['unit', 'out'] as const).map((what) => (
        <button type="button" key={what} aria-pressed={said === what} onClick={() => set(what)}>
          {word(what === 'unit' ? 'rowIsUnit' : 'rowIsOut')}
        </button>
      ))}
    </Editor>
  );
}

function Editor({
  title,
  found,
  isSaid,
  onClear,
  children,
}: {
  title: string;
  /** What it is read as. */
  found: string;
  isSaid: boolean;
  onClear: () => void;
  children: preact.ComponentChildren;
}) {
  return (
    <section class="studio-role" aria-label={title}>
      <h2>
        {title} <small class="soft">{found}</small>
      </h2>
      <div class="chips">
        {children}
        {isSaid ? (
          <button type="button" class="plain" onClick={onClear}>
            {word('asFound')}
          </button>
        ) : null}
      </div>
    </section>
  );
}

/** Where every filled cell went: they add up to all. */
export function Account({ went }: { went: NonNullable<SheetRead['went']> }) {
  const parts = (['figures', 'missing', 'names', 'headers', 'unread'] as const).map(
    (part) => [part, went[part]] as const,
  );
  return (
    <div class="studio-account">
      <h2>{word('account')}</h2>
      <div class="bar" aria-hidden="true">
        {parts.map(([part, count]) => (
          <i key={part} class={`is-${part}`} style={{ flexGrow: count }} />
        ))}
      </div>
      <p>
        {went.cells} {word('filledCells')} ={' '}
        {parts.map(([part, count], i) => (
          <span key={part}>
            {i > 0 ? ' + ' : ''}
            <i class={`key is-${part}`} /> {word(`went-${part}`)} {count}
          </span>
        ))}
      </p>
    </div>
  );
}
