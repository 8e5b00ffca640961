import { FigureTitle, PlaceFigure } from '../place/placeFigure.js';
import type { Comparison } from './comparison.js';
import { differencesFigure } from './differencesFigure.js';

/** The difference between the first place and each other one, part by part; nothing where there is nothing to compare. */
export function Differences({ of: { places, lang } }: { of: Comparison }) {
  const figure = places.length > 1 ? differencesFigure(places) : undefined;
  if (!figure || figure.why) return null;
  return (
    <section id="differences">
      <FigureTitle figure={figure} lang={lang} isRead />
      <PlaceFigure places={places} figure={figure} />
    </section>
  );
}
