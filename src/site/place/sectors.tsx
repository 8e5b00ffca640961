import { FigureTitle, PlaceFigure } from './placeFigure.js';
import { sectorsFigure } from './sectorsFigure.js';
import type { PlaceView } from './view.js';

/** What each sector gives the place, beside the median of its peers; nothing where the sectors are the parts above. */
export function Sectors({ view }: { view: PlaceView }) {
  const figure = sectorsFigure(view);
  if (figure.why) return null;
  return (
    <section>
      <FigureTitle figure={figure} lang={view.lang} isRead />
      <PlaceFigure places={[view]} figure={figure} />
    </section>
  );
}
