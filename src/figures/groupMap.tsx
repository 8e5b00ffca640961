import type { Release } from '../release/index.js';
import { glanceOf } from '../words/index.js';
import type { Draw } from './figure.js';
import { MapMarks } from './mapMarks.js';
import { cropPaths, type Paths, pathsOf } from './mapPaths.js';
import { defaultMapView, paintingOf } from './mapView.js';
import { coordinate } from './measure.js';

/** Pixels of a unit of the dots: the largest is twelve pixels wide. */
const dotUnit = 0.18;

/**
 * A group on the map alone, the size of a word: its units as the map of the release has them, the dot of the largest of them
 * always as large. Undefined where none of them is on the map.
 *
 * @param group its number in the first grouping
 */
export function groupMap(release: Release, t: number, group: number): Draw | undefined {
  const { plan } = release;
  const { memberOf } = plan.groupings[0]!;
  const codes = new Set(plan.units.filter((_, c) => memberOf[c] === group).map(({ code }) => code));
  const paths = pathsOf(release);
  const own = paths && pathsOfMembers(paths, codes);
  if (!own) return undefined;
  const view = defaultMapView(release);
  const glance = { ...glanceOf(release, t), standings: [] };
  return (at) => {
    const [x, y, wide, high] = own.view.split(' ').map(Number) as [number, number, number, number];
    const height = Math.round(at.width * 0.8);
    const scale = Math.min(at.width / wide, height / high);
    const [left, top] = [coordinate((at.width - wide * scale) / 2), coordinate((height - high * scale) / 2)];
    return {
      height,
      content: (
        <g
          class="mapped"
          transform={`translate(${left} ${top}) scale(${scale.toPrecision(6)}) translate(${-x} ${-y})`}
        >
          <MapMarks
            paths={own}
            unit={dotUnit / scale}
            glance={glance}
            painting={paintingOf(release, t, view, at.lang)}
            only={codes}
            shape={view.shape}
            lang={at.lang}
            href={() => undefined}
          />
        </g>
      ),
    };
  };
}

/** Some units of a map without all others; undefined where none of them is on it. */
function pathsOfMembers(paths: Paths, codes: ReadonlySet<string>): Paths | undefined {
  const near = cropPaths(paths, codes);
  if (!near) return undefined;
  return { ...near, units: near.units.filter(({ code }) => codes.has(code)), others: [], land: '' };
}
