import type { Ramp } from './colours.js';
import type { Draw } from './figure.js';
import { LinkedMark, type Mark } from './mark.js';
import { coordinate, textWidth, truncate, wrapText } from './measure.js';

interface HeatCell extends Mark {
  /** Written in it. */
  text: string;
  /** 0 to 8 of a ramp of the maps; none where the value is missing. */
  cls?: number;
  /** The usual one, or the one of values of which high ones are bad. */
  ramp?: Ramp;
}

/** Narrower columns have no names above them. */
const leastHead = 24;

export interface Heat {
  columns: readonly { name: string; to?: string | undefined }[];
  rows: readonly { name: string; to?: string | undefined; cells: readonly HeatCell[] }[];
  row?: number;
}

/** A matrix of cells in the colours of the maps, each with its figure. Where figures or names would be cut, they are in the tooltips alone. */
export function heatChart({ columns, rows, row = 24 }: Heat): Draw {
  return (at) => {
    const left = Math.min(at.width * 0.34, Math.max(...rows.map((r) => textWidth(r.name)), 20) + 10);
    const wide = (at.width - left) / Math.max(1, columns.length);
    const fits = (text: string) => textWidth(text, 11) <= wide - 2;
    const hasTexts = rows.every(({ cells }) => cells.every(({ text }) => fits(text)));
    const heads = columns.map((c) => (wide < leastHead ? [] : wrapText(c.name, wide - 6, 11).slice(0, 3)));
    const top = 6 + 13 * Math.max(1, ...heads.map((h) => h.length));
    return {
      height: top + rows.length * row + 6,
      content: (
        <g>
          {columns.map((c, j) => (
            <LinkedMark key={`${c.name} ${j}`} at={at} mark={{ title: c.name, to: c.to }}>
              <text
                class="head"
                x={coordinate(left + (j + 0.5) * wide)}
                y={top - 13 * heads[j]!.length + 4}
                text-anchor="middle"
              >
                {heads[j]!.map((line, k) => (
                  <tspan key={line} x={coordinate(left + (j + 0.5) * wide)} dy={k === 0 ? 0 : 13}>
                    {truncate(line, wide - 2, 11)}
                  </tspan>
                ))}
              </text>
            </LinkedMark>
          ))}
          {rows.map((r, i) => (
            <g key={`${r.name} ${i}`}>
              <LinkedMark at={at} mark={{ title: r.name, to: r.to }}>
                <text class="name" x="0" y={top + i * row + row / 2 + 4}>
                  {truncate(r.name, left - 8)}
                </text>
              </LinkedMark>
              {r.cells.map((cell, j) => (
                <LinkedMark key={j} at={at} mark={cell}>
                  <rect
                    class={cell.cls === undefined ? 'empty' : `${cell.ramp ?? 'm'}${cell.cls}`}
                    x={coordinate(left + j * wide)}
                    y={top + i * row}
                    width={coordinate(wide - 1)}
                    height={row - 1}
                  />
                  {hasTexts ? (
                    <text
                      class={cell.cls !== undefined && cell.cls > 4 ? 'cell on' : 'cell'}
                      x={coordinate(left + (j + 0.5) * wide)}
                      y={top + i * row + row / 2 + 4}
                      text-anchor="middle"
                    >
                      {cell.text}
                    </text>
                  ) : null}
                </LinkedMark>
              ))}
            </g>
          ))}
        </g>
      ),
    };
  };
}
