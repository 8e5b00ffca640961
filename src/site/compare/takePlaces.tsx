import type { Figure } from '../../figures/index.js';
import { Download } from '../frame/download.js';
import type { PlaceView } from '../place/view.js';
import { placesQuery } from './comparison.js';

/** How to take away a figure of places, where a server answers for it. */
export function TakePlaces({ places, figure }: { places: readonly PlaceView[]; figure: Figure }) {
  const { release, lang } = places[0]!;
  return release.files ? null : <Download {...{ release, figure, lang }} query={placesQuery(places)} />;
}
