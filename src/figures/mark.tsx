import type { ComponentChildren } from 'preact';
import type { CitedFigure } from '../words/index.js';
import type { Drawing } from './figure.js';

/** The title and the link of a mark of a chart. */
export interface Mark {
  /** In words: name and value. */
  title: string;
  /** Path behind the language of the place or figure it shows. */
  to?: string | undefined;
  /** How what it shows follows from the receipt that it leads to, where it is not its value. */
  from?: CitedFigure['from'];
}

/** A mark with its words, as a link where there are links. The table beside the chart has the same links for the keyboard. */
export function LinkedMark({ at, mark, children }: { at: Drawing; mark: Mark; children: ComponentChildren }) {
  const href = mark.to === undefined ? undefined : at.href(mark.to);
  const title = <title>{mark.title}</title>;
  if (href === undefined) {
    return (
      <g>
        {title}
        {children}
      </g>
    );
  }
  return (
    <a href={href} tabindex={-1} data-from={mark.from === 'value' ? undefined : mark.from}>
      {title}
      {children}
    </a>
  );
}
