import { type Attribute, attributes, keyDimensions, shownDecimals } from './components.js';
import type { SdmxRelease } from './identity.js';

/** One figure with SDMX codes; a missing value is NaN, its rank 0. */
export interface Observation {
  FREQ: string;
  REF_AREA: string;
  INDICATOR: string;
  TIME_PERIOD: string;
  value: number;
  OBS_STATUS: string;
  STATUS: string;
  RANK: number;
  AREA_LEVEL: string;
}

/** Every dimension, in the order of the key. */
export const dimensions = [...keyDimensions, 'TIME_PERIOD'] as const;
export type Dimension = (typeof dimensions)[number];

/** The dimension at observation: one, by which a series runs, or all (a flat list). */
export const atObservationWords = ['TIME_PERIOD', 'AllDimensions', ...keyDimensions] as const;
export type AtObservation = (typeof atObservationWords)[number];

/** The parameter `detail` of data queries in SDMX REST 1. */
export const dataDetails = ['full', 'dataonly', 'serieskeysonly', 'nodata'] as const;
export type DataDetail = (typeof dataDetails)[number];

/** Which parts a level of detail includes. */
export const includedIn = (detail: DataDetail) => ({
  attributes: detail === 'full' || detail === 'nodata',
  observations: detail === 'full' || detail === 'dataonly',
});

type Named = readonly [string, string];

/** The attributes of the data set: those that are the same for all figures. */
export const dataSetValues = ({ plan }: SdmxRelease): readonly Named[] => [
  ['UNIT_MEASURE', 'IX'],
  ['DECIMALS', String(shownDecimals)],
  ['CONF_STATUS', 'F'],
  ['DATA_STATUS', plan.dataStatus],
];

/** Where dimensions and attributes are placed, given the dimension at observation. */
export function layoutOf(at: AtObservation) {
  const series: readonly Dimension[] = at === 'AllDimensions' ? [] : dimensions.filter((id) => id !== at);
  // The level is an attribute of the area: of the series where the area is in its key.
  const levelOn = series.includes(attributes.AREA_LEVEL) ? 'series' : 'observation';
  const place = (id: Attribute) => {
    if (attributes[id] === 'dataflow') return 'set';
    return attributes[id] === 'observation' ? 'observation' : levelOn;
  };
  const on = (where: 'set' | 'series' | 'observation') =>
    (Object.keys(attributes) as Attribute[]).filter((id) => place(id) === where);
  const level = (o: Observation) => ['AREA_LEVEL', o.AREA_LEVEL] as const;
  return {
    series,
    observation: dimensions.filter((id) => !series.includes(id)),
    onSet: on('set'),
    onSeries: on('series'),
    onObservation: on('observation'),
    seriesAttributes: (o: Observation): readonly Named[] => (levelOn === 'series' ? [level(o)] : []),
    observationAttributes: (o: Observation): readonly Named[] => [
      ['OBS_STATUS', o.OBS_STATUS],
      ['STATUS', o.STATUS],
      ...(o.RANK === 0 ? [] : [['RANK', String(o.RANK)] as const]),
      ...(levelOn === 'observation' ? [level(o)] : []),
    ],
  };
}

/**
 * Observations grouped by series, in the order of their first observations.
 * @param series the dimensions in the key of a series
 */
export function groupBySeries(
  observations: readonly Observation[],
  series: readonly Dimension[],
): readonly (readonly Observation[])[] {
  const found = new Map<string, Observation[]>();
  for (const o of observations) {
    const key = series.map((id) => o[id]).join('.');
    const of = found.get(key);
    if (of) of.push(o);
    else found.set(key, [o]);
  }
  return [...found.values()];
}
