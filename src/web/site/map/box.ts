/** The visible part of a drawing: its corner and size in units of the drawing. */
export type Box = readonly [x: number, y: number, width: number, height: number];

/** Maximum magnification. */
export const mostZoom = 12;

/** The part magnified by `by` around a fixed point; never larger than the whole. */
export function zoomed(
  whole: Box,
  [x, y, width, height]: Box,
  by: number,
  [px, py]: readonly [number, number],
): Box {
  const next = Math.min(whole[2], Math.max(whole[2] / mostZoom, width / by));
  const scale = next / width;
  return within(whole, [px - (px - x) * scale, py - (py - y) * scale, next, height * scale]);
}

/** The part moved, within the whole. */
export function moved(whole: Box, [x, y, width, height]: Box, dx: number, dy: number): Box {
  return within(whole, [x + dx, y + dy, width, height]);
}

function within(whole: Box, [x, y, width, height]: Box): Box {
  const kept = (at: number, size: number, from: number, room: number) =>
    Math.min(from + room - size, Math.max(from, at));
  return [kept(x, width, whole[0], whole[2]), kept(y, height, whole[1], whole[3]), width, height];
}
