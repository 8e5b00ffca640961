import { DictionaryBuilder } from '../../tables/dictionaryColumn.js';
import { type Code, type CodeList, codeLists } from './codes.js';
import { type Attribute, attributes, concepts } from './components.js';
import { agency, artefacts, localisedName, type SdmxRelease, titleOf, urn } from './identity.js';
import { metaOf, type Published } from './message.js';
import {
  type AtObservation,
  type DataDetail,
  type Dimension,
  dataSetValues,
  dimensions,
  groupBySeries,
  includedIn,
  layoutOf,
  type Observation,
} from './parts.js';

type Named = readonly (readonly [string, string])[];

/**
 * Observations as an SDMX-JSON 1.0 data message, the one of SDMX 2.1. Every value except that of an observation is an
 * index into the list of its component; a missing value is null.
 */
export function dataMessage1(
  release: SdmxRelease,
  observations: readonly Observation[],
  at: AtObservation = 'TIME_PERIOD',
  published: Published = {},
  detail: DataDetail = 'full',
): object {
  const layout = layoutOf(at);
  const included = includedIn(detail);
  const numbers = new Map<string, DictionaryBuilder>();
  const number = (id: string, value: string) => {
    const of = numbers.get(id) ?? new DictionaryBuilder();
    numbers.set(id, of);
    return of.numberOf(value);
  };
  const keyed = (ids: typeof layout.series, o: Observation) => ids.map((id) => number(id, o[id])).join(':');
  const held = (ids: readonly Attribute[], pairs: Named) =>
    included.attributes
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
  const series = groupBySeries(observations, layout.series).map((of) => [
    keyed(layout.series, of[0]!),
    {
      attributes: held(layout.onSeries, layout.seriesAttributes(of[0]!)),
      observations: included.observations ? cells(of) : {},
    },
  ]);
  const onSet = dataSetValues(release);
  const set = held(layout.onSet, onSet);
  const part =
    at === 'AllDimensions'
      ? { observations: cells(observations) }
      : { series: Object.fromEntries(series) as object };
  return {
    meta: metaOf(release, 'data', published, '1.0'),
    data: {
      structure: structureOf(release, layout, numbers, included.attributes),
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
  numbers: ReadonlyMap<string, DictionaryBuilder>,
  withAttributes: boolean,
) {
  const lists: Partial<Record<string, CodeList>> = codeLists(release.plan);
  const values = (id: string) => {
    const names = new Map<string, Code>(lists[id]?.codes.map((code) => [code.id, code]));
    return (numbers.get(id)?.words ?? []).map((value) => ({
      id: value,
      ...localisedName(names.get(value)?.name ?? { en: value, zh: value }),
    }));
  };
  const dimension = (id: Dimension) => ({
    id,
    ...localisedName(concepts[id]),
    keyPosition: dimensions.indexOf(id),
    roles: [id],
    values: values(id),
  });
  const attribute = (id: Attribute) => ({
    id,
    ...localisedName(concepts[id]),
    relationship: relationOf(id),
    values: values(id),
  });
  const listed = (ids: readonly Attribute[]) => (withAttributes ? ids.map(attribute) : []);
  return {
    links: linksOf(release),
    ...localisedName(titleOf(release)),
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
