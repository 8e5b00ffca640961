import { type Code, type CodeList, codeLists } from './codes.js';
import { type Attribute, attributes, concepts } from './components.js';
import { agency, artefacts, named, type SdmxRelease, titleOf, urn } from './identity.js';
import { metaOf, type Published } from './message.js';
import type { Observation } from './observations.js';
import {
  type AtObservation,
  type DataDetail,
  type Dimension,
  dimensions,
  grouped,
  layoutOf,
  ofDataSet,
  tells,
} from './parts.js';

type Named = readonly (readonly [string, string])[];

/** Values of one component in the order in which they are met, and the number of each. */
class Numbers {
  readonly values: string[] = [];
  readonly #at = new Map<string, number>();

  of(value: string): number {
    const known = this.#at.get(value);
    if (known !== undefined) return known;
    this.#at.set(value, this.values.length);
    return this.values.push(value) - 1;
  }
}

/**
 * Observations as an SDMX-JSON 1.0 data message, the one of SDMX 2.1. Every value but that of an observation is the number of its
 * place in the list of its component; a missing value is null.
 */
export function dataMessage1(
  release: SdmxRelease,
  observations: readonly Observation[],
  at: AtObservation = 'TIME_PERIOD',
  published: Published = {},
  detail: DataDetail = 'full',
): object {
  const layout = layoutOf(at);
  const told = tells(detail);
  const numbers = new Map<string, Numbers>();
  const number = (id: string, value: string) => {
    const of = numbers.get(id) ?? new Numbers();
    numbers.set(id, of);
    return of.of(value);
  };
  const keyed = (ids: typeof layout.series, o: Observation) => ids.map((id) => number(id, o[id])).join(':');
  const held = (ids: readonly Attribute[], pairs: Named) =>
    told.attributes
      ? ids.map((id) => {
          const value = pairs.find(([name]) => name === id)?.[1];
          return value === undefined ? null : number(id, value);
        })
      : [];
  const cells = (of: readonly Observation[]) =>
    Object.fromEntries(
      of.map((o) => [
        keyed(layout.observation, o),
        [
          Number.isNaN(o.value) ? null : o.value,
          ...held(layout.onObservation, layout.observationAttributes(o)),
        ],
      ]),
    );
  const series = grouped(observations, layout.series).map((of) => [
    keyed(layout.series, of[0]!),
    {
      attributes: held(layout.onSeries, layout.seriesAttributes(of[0]!)),
      observations: told.observations ? cells(of) : {},
    },
  ]);
  const onSet = ofDataSet(release);
  const set = held(layout.onSet, onSet);
  const part =
    at === 'AllDimensions'
      ? { observations: cells(observations) }
      : { series: Object.fromEntries(series) as object };
  return {
    meta: metaOf(release, 'data', published, '1.0'),
    data: {
      structure: structureOf(release, layout, numbers, told.attributes),
      dataSets: [{ action: 'Information', links: linksOf(release), attributes: set, ...part }],
    },
  };
}

function linksOf(release: SdmxRelease) {
  const { dataflow, version } = artefacts(release);
  return [{ rel: 'dataflow', urn: urn('dataflow', { agency, id: dataflow, version }) }];
}

function structureOf(
  release: SdmxRelease,
  layout: ReturnType<typeof layoutOf>,
  numbers: ReadonlyMap<string, Numbers>,
  withAttributes: boolean,
) {
  const lists: Partial<Record<string, CodeList>> = codeLists(release.plan);
  const values = (id: string) => {
    const names = new Map<string, Code>(lists[id]?.codes.map((code) => [code.id, code]));
    return (numbers.get(id)?.values ?? []).map((value) => ({
      id: value,
      ...named(names.get(value)?.name ?? { en: value, zh: value }),
    }));
  };
  const dimension = (id: Dimension) => ({
    id,
    ...named(concepts[id]),
    keyPosition: dimensions.indexOf(id),
    roles: [id],
    values: values(id),
  });
  const attribute = (id: Attribute) => ({
    id,
    ...named(concepts[id]),
    relationship: relationOf(id),
    values: values(id),
  });
  const listed = (ids: readonly Attribute[]) => (withAttributes ? ids.map(attribute) : []);
  return {
    links: linksOf(release),
    ...named(titleOf(release)),
    dimensions: {
      dataSet: [],
      series: layout.series.map(dimension),
      observation: layout.observation.map(dimension),
    },
    attributes: {
      dataSet: listed(layout.onSet),
      series: listed(layout.onSeries),
      observation: listed(layout.onObservation),
    },
  };
}

function relationOf(id: Attribute) {
  const on = attributes[id];
  if (on === 'observation') return { primaryMeasure: 'OBS_VALUE' };
  return on === 'dataflow' ? { none: {} } : { dimensions: [on] };
}
