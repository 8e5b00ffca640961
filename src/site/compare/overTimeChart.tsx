import { ChartSvg, type Figure } from '../../figures/index.js';
import type { PlaceView } from '../place/view.js';
import { TakePlaces } from './takePlaces.js';

/** A figure of places over time, and how to take it away where a server answers for it. */
export function OverTimeChart({
  places,
  figure,
  width,
}: {
  places: readonly PlaceView[];
  figure: Figure;
  width: number;
}) {
  const { release, lang, root } = places[0]!;
  return (
    <div>
      <ChartSvg release={release} figure={figure} at={{ lang, width, href: (path) => `${root}/${path}` }} />
      <TakePlaces places={places} figure={figure} />
    </div>
  );
}
