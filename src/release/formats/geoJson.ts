import { subjectsOf } from '../find.js';
import type { Release } from '../readRelease.js';
import type { Results } from '../tables/results.js';
import type { Format } from './format.js';
import { selectedResults } from './selected.js';

/**
 * The results as GeoJSON (RFC 7946: longitude and latitude in degrees of WGS 84): a feature for each place and period, at the
 * coordinates that the edition gives its units, without a geometry where it gives none, and for groups and the total. Areas of maps
 * are left out: they are drawn in a projection.
 */
export const geoJson: Format = {
  id: 'geojson',
  title: { en: 'GeoJSON, a point a place and period', zh: 'GeoJSON，每地每期一个点' },
  mediaType: 'application/geo+json',
  extension: 'geojson',
  async write(release, selection) {
    const levels = selection.levels ?? (selection.units ? undefined : [release.plan.level]);
    const rows = selectedResults(release, { ...selection, ...(levels ? { levels } : {}) });
    const features = featuresOf(release, rows).map((feature) => JSON.stringify(feature));
    const { attribution } = release.plan;
    const named = attribution ? `"attribution":${JSON.stringify(attribution)},` : '';
    const content = `{"type":"FeatureCollection",${named}"features":[\n${features.join(',\n')}\n]}\n`;
    return [{ path: 'results.geojson', content }];
  },
};

interface Feature {
  type: 'Feature';
  geometry: { type: 'Point'; coordinates: [number, number] } | null;
  properties: Record<string, string | number | null>;
}

/** The rows of a place and period as one feature: `score_` and the id of a node is its value, `rank_` its rank. */
function featuresOf({ plan }: Pick<Release, 'plan'>, rows: Results): Feature[] {
  const keyOf = (level: string, code: string, period = '') => JSON.stringify([level, code, period]);
  const subjects = new Map(subjectsOf(plan).map((subject) => [keyOf(subject.level, subject.code), subject]));
  const features = new Map<string, Feature>();
  rows.unit.forEach((code, i) => {
    const [level, period, node] = [rows.level[i]!, rows.period[i]!, rows.node[i]!];
    const subject = subjects.get(keyOf(level, code))!;
    const at = level === plan.level ? plan.units[subject.number]?.coordinates : undefined;
    const key = keyOf(level, code, period);
    const feature: Feature = features.get(key) ?? {
      type: 'Feature',
      geometry: at ? { type: 'Point', coordinates: [at.lon, at.lat] } : null,
      properties: {
        level,
        code,
        name_en: subject.name.en,
        name_zh: subject.name.zh,
        period,
        data_status: plan.dataStatus,
      },
    };
    features.set(key, feature);
    feature.properties[`score_${node}`] = Number.isNaN(rows.value[i]) ? null : rows.value[i]! + 0;
    feature.properties[`rank_${node}`] = rows.rank[i] || null;
  });
  return [...features.values()];
}
