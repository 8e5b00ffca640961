import type { Release } from '../release/index.js';
import { pathsOf, unitOfView } from './mapPaths.js';

/** All areas of a release's map as one grey shape, a picture on its own that suits light and dark pages; undefined without a map. */
export function outlineOf(release: Pick<Release, 'map' | 'plan'>): string | undefined {
  const paths = pathsOf(release);
  if (!paths) return undefined;
  const areas = [...paths.units, ...paths.others].map(({ d }) => d).join('');
  const stroke = `fill="none" stroke="#8a8a84" stroke-width="${(2 * unitOfView(paths.view)).toFixed(2)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${paths.view}"><path d="${areas}" fill="#8a8a84" fill-opacity=".32"/><path d="${paths.inset}" ${stroke}/></svg>`;
}
