import { computed, signal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type FigureKey, Figures } from '../../draft/index.js';
import type { Plan } from '../../edition/index.js';
import { Doubt, doubtAt } from './doubts.js';
import { edit, files, lang, period, plan, problems, setPeriod, tab } from './state.js';
import { both, word } from './words.js';

/** Height and width of cells, and of the visible part. */
const [high, wide, head] = [32, 116, 46];

let last: Figures | undefined;
/** The figures as they are written; read again only where a text changed. */
const figures = computed(() => {
  last = Figures.of(files.value, last);
  return last;
});

/** Problems by the cell that they are about. */
const atCells = computed(
  () =>
    new Map(
      problems.value.map((problem) => [
        `${problem.at.file}:${problem.at.line}:${problem.at.column}`,
        problem,
      ]),
    ),
);

const scroll = signal({ top: 0, left: 0, height: 420, width: 1000 });
const active = signal({ row: 0, column: 0 });
/** The text that is being typed, where a cell is open. */
const typing = signal<string | undefined>(undefined);

/** Whether the figures can be changed here. */
const hasData = computed(() => [...files.value.keys()].some((name) => name.startsWith('data/')));

/** The figures of a period as a table in which every cell can be changed; only what is in view is drawn. */
export function Data() {
  const of = plan.value;
  const box = useRef<HTMLDivElement>(null);
  const opened = typing.value !== undefined;
  useLayoutEffect(() => {
    if (!opened) return;
    const input = box.current?.querySelector('input');
    input?.focus();
    input?.setSelectionRange(input.value.length, input.value.length);
  }, [opened]);
  if (!of || !hasData.value) return null;
  const { top, left, height, width } = scroll.value;
  const rows = range(top, height - head, high, of.units.length);
  const tall = of.units.length * high;
  const columns = range(left, width - wide, wide, of.indicators.length);
  return (
    <section id="studio-data" class="studio-part">
      <h2>{word('data')}</h2>
      <p class="note">{word('dataHelp')}</p>
      <div
        ref={box}
        role="grid"
        tabIndex={0}
        class="studio-grid"
        aria-label={`${word('data')} ${period.value}`}
        aria-rowcount={of.units.length + 1}
        aria-colcount={of.indicators.length + 1}
        aria-activedescendant={idOf(active.value.row, active.value.column)}
        onScroll={(e) => {
          const { scrollTop, scrollLeft, clientHeight, clientWidth } = e.currentTarget;
          scroll.value = { top: scrollTop, left: scrollLeft, height: clientHeight, width: clientWidth };
        }}
        onKeyDown={(e) => onKey(e, of, box.current!)}
      >
        <div
          style={{
            width: `${wide * (of.indicators.length + 1)}px`,
            height: `${head + tall}px`,
          }}
        >
          <Head of={of} columns={columns} />
          {rows.map((row) => (
            <Row key={of.units[row]!.code} {...{ of, row, columns }} box={box} />
          ))}
        </div>
      </div>
      {of.units[active.value.row] && of.indicators[active.value.column] ? (
        <Doubt at={keyAt(of, active.value.row, active.value.column)} />
      ) : null}
    </section>
  );
}

/** The visible part of a list, with some more on both sides. */
function range(from: number, size: number, each: number, count: number): number[] {
  const first = Math.max(0, Math.floor(from / each) - 3);
  const end = Math.min(count, Math.ceil((from + size) / each) + 3);
  return Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
}

const idOf = (row: number, column: number) => `cell-${row}-${column}`;

function Head({ of, columns }: { of: Plan; columns: readonly number[] }) {
  return (
    <div role="row" aria-rowindex={1} class="studio-head">
      <div role="columnheader" class="first">
        {of.unitsTitle[lang]}
      </div>
      <div style={{ width: `${wide * (columns[0] ?? 0)}px` }} />
      {columns.map((column) => {
        const { id, title, unit } = of.indicators[column]!;
        return (
          <div
            key={id}
            role="columnheader"
            aria-colindex={column + 2}
            title={`${title[lang]} (${unit[lang]})`}
          >
            {title[lang]}
          </div>
        );
      })}
    </div>
  );
}

interface RowOf {
  of: Plan;
  row: number;
  columns: readonly number[];
  box: { current: HTMLDivElement | null };
}

function Row({ of, row, columns, box }: RowOf) {
  return (
    <div role="row" aria-rowindex={row + 2} class="studio-row" style={{ top: `${head + high * row}px` }}>
      <div role="rowheader" class="first" title={of.units[row]!.name[lang]}>
        {of.units[row]!.name[lang]}
      </div>
      <div style={{ width: `${wide * (columns[0] ?? 0)}px` }} />
      {columns.map((column) => (
        <Cell key={column} {...{ of, row, column, box }} />
      ))}
    </div>
  );
}

const keyAt = (of: Plan, row: number, column: number): FigureKey => ({
  unit: of.units[row]!.code,
  period: period.value,
  indicator: of.indicators[column]!.id,
});

function Cell({ of, row, column, box }: Omit<RowOf, 'columns'> & { column: number }) {
  const figure = figures.value.at(keyAt(of, row, column));
  const isActive = active.value.row === row && active.value.column === column;
  const problem = figure && atCells.value.get(`${figure.file}:${figure.line}:${figure.column}`);
  const doubt = doubtAt(keyAt(of, row, column));
  const kind = problem ? 'wrong' : doubt ? 'doubt' : figure?.text ? '' : 'none';
  return (
    <div
      role="gridcell"
      id={idOf(row, column)}
      aria-colindex={column + 2}
      aria-selected={isActive}
      aria-invalid={problem ? true : undefined}
      class={`${kind}${isActive ? ' active' : ''}`}
      title={problem ? `${problem.found[lang]} → ${problem.expected[lang]}` : doubt?.text[lang]}
      onClick={() => {
        if (isActive && typing.peek() === undefined) typing.value = figure?.text ?? '';
        else if (!isActive) goTo({ row, column }, of, box.current!);
      }}
    >
      {isActive && typing.value !== undefined ? (
        <input
          aria-label={`${of.units[row]!.name[lang]}, ${of.indicators[column]!.title[lang]}`}
          inputMode="decimal"
          value={typing.value}
          onInput={(e) => {
            typing.value = e.currentTarget.value;
          }}
          onBlur={() => put(of)}
        />
      ) : (
        figure?.text || '—'
      )}
    </div>
  );
}

/** Writes what was typed. */
function put(of: Plan): void {
  const text = typing.peek();
  typing.value = undefined;
  if (text === undefined) return;
  const { row, column } = active.peek();
  const key = keyAt(of, row, column);
  const before = figures.peek().at(key)?.text ?? '';
  if (text.trim() === before) return;
  const next = figures.peek().with(key, text.trim());
  last = next.figures;
  const [unit, indicator] = [of.units[row]!.name, of.indicators[column]!.title];
  edit(
    both((l) => `${unit[l]}, ${indicator[l]}: ${before || '—'} → ${text.trim() || '—'}`),
    next.files,
  );
}

function goTo(to: { row: number; column: number }, of: Plan, box: HTMLElement): void {
  put(of);
  active.value = to;
  const [x, y] = [to.column * wide, to.row * high];
  const [width, height] = [box.clientWidth - wide, box.clientHeight - head];
  if (y < box.scrollTop) box.scrollTop = y;
  if (y + high > box.scrollTop + height) box.scrollTop = y + high - height;
  if (x < box.scrollLeft) box.scrollLeft = x;
  if (x + wide > box.scrollLeft + width) box.scrollLeft = x + wide - width;
  box.focus({ preventScroll: true });
}

/** Goes to the cell of a figure, on a phone in the part of the data. */
export function showCell({ unit, indicator, period: at }: FigureKey): void {
  const of = plan.peek();
  const row = of?.units.findIndex(({ code }) => code === unit) ?? -1;
  const column = of?.indicators.findIndex(({ id }) => id === indicator) ?? -1;
  if (!of || row < 0 || column < 0) return;
  if (period.peek() !== at && of.periods.slice(of.first).includes(at)) setPeriod(at);
  tab.value = 'data';
  requestAnimationFrame(() => {
    const box = document.querySelector<HTMLElement>('#studio-data [role=grid]');
    box?.scrollIntoView({ block: 'center' });
    if (box) goTo({ row, column }, of, box);
  });
}

const steps: Record<string, readonly [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, -1e9],
  End: [0, 1e9],
};

function onKey(event: KeyboardEvent, of: Plan, box: HTMLElement): void {
  const { row, column } = active.peek();
  const by = (rows: number, columns: number) => {
    event.preventDefault();
    const inside = (n: number, count: number) => Math.min(count - 1, Math.max(0, n));
    goTo(
      { row: inside(row + rows, of.units.length), column: inside(column + columns, of.indicators.length) },
      of,
      box,
    );
  };
  if (typing.peek() !== undefined) {
    if (event.key === 'Enter') by(1, 0);
    else if (event.key === 'Tab') by(0, event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') {
      typing.value = undefined;
      box.focus();
    } else if (event.target === box && event.key.length === 1) {
      // Typed before the cell that opens has the focus.
      event.preventDefault();
      typing.value += event.key;
    }
    return;
  }
  const step = steps[event.key];
  if (step) {
    by(...step);
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Enter' || event.key === 'F2') {
    event.preventDefault();
    typing.value = figures.peek().at(keyAt(of, row, column))?.text ?? '';
  } else if (event.key === 'Delete' || event.key === 'Backspace') {
    typing.value = '';
    put(of);
  } else if (event.key.length === 1) {
    event.preventDefault();
    typing.value = event.key;
  }
}
