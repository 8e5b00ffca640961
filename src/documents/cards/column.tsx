import type { ComponentChildren } from 'preact';
import type { Lang } from '../../edition/index.js';
import { fittingSize } from '../pictures/picture.js';
import type { Card } from './card.js';

/** A column of a card: where it begins and how wide it is. */
export interface CardColumn {
  card: Card;
  lang: Lang;
  x: number;
  width: number;
}

/** Heights that the columns share, as baselines. */
export const heights = { label: 346, big: 420, below: 454, drawn: 494, end: 556 } as const;

/** A small heading. */
export function Label({ at, children }: { at: Pick<CardColumn, 'x'>; children: ComponentChildren }) {
  return (
    <text class="soft" x={at.x} y={heights.label} font-size="19">
      {children}
    </text>
  );
}

interface BigFigureOptions {
  at: CardColumn;
  label: string;
  /** What is in large type, to see how large it can be. */
  text: string;
  children: ComponentChildren;
  below?: ComponentChildren;
}

/** A figure in large type with its label above and a line below. */
export function BigFigure({ at, label, text, children, below }: BigFigureOptions) {
  return (
    <>
      <Label at={at}>{label}</Label>
      <text
        class="strong accent"
        x={at.x - 3}
        y={heights.big}
        font-size={fittingSize(text, at.width - 60, 72, true)}
      >
        {children}
      </text>
      <text class="soft" x={at.x} y={heights.below} font-size="18">
        {below}
      </text>
    </>
  );
}
