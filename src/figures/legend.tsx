import type { VNode } from 'preact';
import { coordinate, textWidth } from './measure.js';

/** A colour of a part and what it stands for. */
export interface LegendEntry {
  /** Colour of a part, 0 to 5. */
  hue: number;
  text: string;
}

const [line, swatch, gap] = [18, 10, 18];

/** Colours with their names in as many lines as the width takes; of no height without entries. */
export function legendOf(entries: readonly LegendEntry[], width: number): { height: number; content: VNode } {
  let [x, y] = [0, 0];
  const placed = entries.map((entry) => {
    const wide = swatch + 6 + textWidth(entry.text);
    if (x > 0 && x + wide > width) [x, y] = [0, y + line];
    const at = { ...entry, x, y };
    x += wide + gap;
    return at;
  });
  return {
    height: placed.length === 0 ? 0 : y + line + 6,
    content: (
      <g>
        {placed.map((entry) => (
          <g key={entry.text}>
            <rect
              class={`bar${entry.hue}`}
              x={coordinate(entry.x)}
              y={entry.y + 1}
              width={swatch}
              height={swatch}
            />
            <text class="name" x={coordinate(entry.x + swatch + 6)} y={entry.y + 10}>
              {entry.text}
            </text>
          </g>
        ))}
      </g>
    ),
  };
}
