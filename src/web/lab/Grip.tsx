import { signal } from '@preact/signals';
import type { Lang } from '../../edition/index.js';
import { findNearest } from './state.js';
import { sentence } from './words.js';

/** The unit that is being moved in the ranking, and the target unit whose place it is to take. */
export const moving = signal<{ unit: number; onto: number } | undefined>(undefined);

/** Requests the weights under which a unit takes the place of another: above it if it is below, otherwise below it. */
function ask(order: Int32Array): void {
  const move = moving.peek();
  moving.value = undefined;
  if (!move || move.unit === move.onto) return;
  const rises = order.indexOf(move.unit) > order.indexOf(move.onto);
  if (rises) findNearest(move.unit, move.onto);
  else findNearest(move.onto, move.unit);
}

/** The unit whose row is under the pointer. */
function unitAt(x: number, y: number): number | undefined {
  const row = document.elementFromPoint(x, y)?.closest<HTMLElement>('#lab-ranks tr[data-c]');
  return row ? Number(row.dataset['c']) : undefined;
}

/**
 * The handle of a row: dragged onto another row, or moved with the arrow keys and dropped with Enter. Activated without
 * a move, it requests the place above.
 */
export function Grip({
  unit,
  name,
  order,
  lang,
}: {
  unit: number;
  name: string;
  order: Int32Array;
  lang: Lang;
}) {
  const onto = (to: number | undefined) => {
    if (to !== undefined && to !== moving.peek()?.onto) moving.value = { unit, onto: to };
  };
  const step = (by: number) => {
    const { onto: from } = moving.peek()?.unit === unit ? moving.peek()! : { onto: unit };
    onto(order[Math.min(order.length - 1, Math.max(0, order.indexOf(from) + by))]);
  };
  return (
    <button
      type="button"
      class="grip"
      aria-label={sentence('grip', lang)(name)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        moving.value = { unit, onto: unit };
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId))
          onto(unitAt(event.clientX, event.clientY));
      }}
      onPointerUp={() => ask(order)}
      onPointerCancel={() => {
        moving.value = undefined;
      }}
      onKeyDown={(event) => {
        const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (event.key === 'Escape') moving.value = undefined;
        if (by === undefined) return;
        event.preventDefault();
        step(by);
      }}
      onClick={(event) => {
        // Keyboard and screen readers only; a pointer has made its request on release.
        if (event.detail !== 0) return;
        if (moving.peek()?.unit !== unit) step(-1);
        ask(order);
      }}
      onBlur={() => {
        moving.value = undefined;
      }}
    />
  );
}
