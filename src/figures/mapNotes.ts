import type { Lang, Text } from '../edition/index.js';
import type { Release } from '../release/index.js';
import { coverNote } from './mapCover.js';
import { hasDots, type MapOf } from './mapLabels.js';
import type { MapView } from './mapMeasured.js';
import { pathsOf } from './mapPaths.js';
import type { Painting } from './mapView.js';

/** What the area of a dot says; undefined on a map of areas, and where all dots are alike. */
export function areaNote(
  { sized }: Painting,
  { paths, shape }: Pick<MapOf, 'paths' | 'shape'>,
): Text | undefined {
  if (shape === 'dots') return { en: 'Area of a dot: its amount', zh: '圆点面积：数量' };
  return paths.areDots && sized ? { en: 'Area of a dot: people', zh: '圆点面积：人口' } : undefined;
}

/** What the marks of a map mean beside their colour, in sentences: the area of dots, missing and filled figures, and the map itself. */
export function marksNote(release: Release, painting: Painting, shape: MapView['shape'], lang: Lang): string {
  const paths = pathsOf(release)!;
  const area = areaNote(painting, { paths, shape })?.[lang];
  return [
    area === undefined ? '' : `${area}${{ en: '.', zh: '。' }[lang]}`,
    coverNote(release.plan, painting.of, paths, lang),
    carriedNote(painting, { paths, shape })?.[lang] ?? '',
    paths.about[lang],
  ]
    .filter((one) => one !== '')
    .join(lang === 'en' ? ' ' : '');
}

/** How the map marks what does not count as measured; `isMeasured` says where the line is. */
export function carriedNote({ carried }: Painting, map: Pick<MapOf, 'paths' | 'shape'>): Text | undefined {
  if (carried.size === 0) return undefined;
  const [en, zh] = hasDots(map) ? ['Broken edge', '虚线边'] : ['Speckled', '点纹'];
  return {
    en: `${en}: more than a fifth of the figure was carried on or filled in, not measured.`,
    zh: `${zh}：数值逾五分之一为沿用或填补，而非当期实测。`,
  };
}
