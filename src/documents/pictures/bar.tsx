import { coordinate } from '../../figures/index.js';

/** A bar from zero, as long as its share of the greatest. */
export function Bar({
  value,
  most,
  hue,
  y,
  from,
  room,
}: {
  value: number;
  most: number;
  hue: number;
  y: number;
  from: number;
  room: number;
}) {
  const wide = most > 0 ? Math.max(2, (room * value) / most) : 2;
  return <rect class={`f${hue}`} x={from} y={y - 21} width={coordinate(wide)} height="28" rx="3" />;
}
