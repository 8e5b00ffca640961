import type { MapView } from './mapView.js';
import type { Tip } from './tip.js';

const placeOf = (target: EventTarget | null) => (target as Element | null)?.closest?.('a[data-unit]') ?? null;

/** Minimum movement in pixels of a drag, as opposed to a click. */
const still = 5;

/** Pointer control: tooltips on hover; zoom by two fingers or Ctrl + wheel; a zoomed map can be dragged. */
export function pointing(view: MapView, tip: Tip): void {
  const { svg } = view;
  const down = new Map<number, PointerEvent>();
  let travelled = 0;
  svg.addEventListener('pointerover', (event) => {
    const place = placeOf(event.target);
    if (place) tip.show(place, false);
    else tip.hide();
  });
  svg.addEventListener('pointerleave', tip.hide);
  svg.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      view.zoom(2 ** (-event.deltaY / 120), event);
    },
    { passive: false },
  );
  svg.addEventListener('pointerdown', (event) => {
    down.set(event.pointerId, event);
    travelled = 0;
  });
  svg.addEventListener('pointermove', (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    if (other) pinch(view, before, event, other);
    else if (view.isZoomed()) view.move(event.clientX - before.clientX, event.clientY - before.clientY);
    travelled += Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY);
    down.set(event.pointerId, event);
  });
  for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const) {
    svg.addEventListener(end, (event) => down.delete(event.pointerId));
  }
  svg.addEventListener('dragstart', (event) => event.preventDefault());
  svg.addEventListener(
    'click',
    (event) => {
      if (travelled <= still || !view.isZoomed()) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}

function pinch(view: MapView, before: PointerEvent, now: PointerEvent, other: PointerEvent): void {
  const apart = (p: PointerEvent) => Math.hypot(p.clientX - other.clientX, p.clientY - other.clientY) || 1;
  const middle = { clientX: (now.clientX + other.clientX) / 2, clientY: (now.clientY + other.clientY) / 2 };
  view.zoom(apart(now) / apart(before), middle);
}
