import { hasTreeInYaml, isBelow } from '../../draft/index.js';
import type { Plan } from '../../edition/index.js';
import { landing, moveTo } from './moves.js';
import { files, lang, plan } from './state.js';

/** The handle of a node: dragged to another place, or moved by the arrow keys, one place at a time. */
export function Grip({ id, title }: { id: string; title: string }) {
  const label = { en: `Move ${title}: drag, or arrow keys`, zh: `移动 ${title}：拖动或方向键` }[lang];
  return (
    <button
      type="button"
      class="grip"
      aria-label={label}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId))
          landing.value = landingAt(id, event.clientX, event.clientY);
      }}
      onPointerUp={() => {
        const to = landing.peek();
        landing.value = undefined;
        if (to) moveTo(id, to.parent, to.index);
      }}
      onPointerCancel={() => {
        landing.value = undefined;
      }}
      onKeyDown={(event) => {
        const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        const to = neighbour(plan.peek()!, id, by, hasTreeInYaml(files.peek()));
        if (!to) return;
        moveTo(id, to.parent, to.index);
        // The row is another one now: the focus stays with what was moved.
        setTimeout(
          () => document.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"] .grip`)?.focus(),
          60,
        );
      }}
    />
  );
}

function landingAt(id: string, x: number, y: number): typeof landing.value {
  const row = document.elementFromPoint(x, y)?.closest<HTMLElement>('#studio-weights .studio-node');
  const onto = row?.parentElement?.dataset['node'];
  const of = plan.peek();
  if (!row || onto === undefined || !of || onto === id || isBelow(files.peek(), onto, id)) return undefined;
  const node = of.nodes.find((one) => one.id === onto)!;
  const moved = of.nodes.find((one) => one.id === id)!;
  const box = row.getBoundingClientRect();
  // A group takes what is dropped on its lower half; above it there is a place among its siblings.
  if (node.indicator < 0 && (y > box.top + box.height / 2 || moved.indicator >= 0))
    return { onto, side: 'into', parent: onto, index: 0 };
  const parent = of.nodes[node.parent]!;
  const isBelowMiddle = y > box.top + box.height / 2;
  const index = parent.children.indexOf(of.nodes.indexOf(node)) + (isBelowMiddle ? 1 : 0);
  return { onto, side: isBelowMiddle ? 'after' : 'before', parent: parent.id, index };
}

/** The place one further up or down, in the next group where its own ends. */
function neighbour(
  { nodes }: Plan,
  id: string,
  by: number,
  isOrdered: boolean,
): { parent: string; index: number } | undefined {
  const h = nodes.findIndex((node) => node.id === id);
  const { parent } = nodes[h]!;
  const { children } = nodes[parent]!;
  const i = children.indexOf(h);
  const inside = by < 0 ? i > 0 : i < children.length - 1;
  if (inside && isOrdered) return { parent: nodes[parent]!.id, index: by < 0 ? i - 1 : i + 2 };
  const above = nodes[parent]!.parent;
  if (above < 0) return undefined;
  const groups = nodes[above]!.children.filter((g) => nodes[g]!.indicator < 0);
  const next = groups[groups.indexOf(parent) + by];
  return next === undefined
    ? undefined
    : { parent: nodes[next]!.id, index: by < 0 ? nodes[next]!.children.length : 0 };
}
