import { agency, artefacts, type SdmxRelease, urn } from '../identity.js';
import type { Published } from '../message.js';
import {
  type AtObservation,
  type DataDetail,
  dataSetValues,
  groupBySeries,
  includedIn,
  layoutOf,
  type Observation,
} from '../parts.js';
import { header, namespaceAttributes, ref } from './message.js';
import { element, type Xml, xmlHead } from './xml.js';

/** How an SDMX-ML data message is written. */
export interface DataXmlOptions {
  at?: AtObservation | undefined;
  detail?: DataDetail | undefined;
  published?: Published | undefined;
}

/** The namespace of the types of a data structure, as SDMX names it. */
export function structureNamespace(release: SdmxRelease, at: AtObservation): string {
  return `${urn('datastructure', structureOf(release))}:ObsLevelDim:${at}`;
}

export function structureOf(release: SdmxRelease) {
  const { datastructure, version } = artefacts(release);
  return { id: datastructure, version, agency };
}

/**
 * The reference of a message to its structure. Its `structureID` is the id of the data structure, since some clients
 * look it up by that.
 */
function structurePart(release: SdmxRelease, at: AtObservation, namespace?: string): Xml {
  const attributes = { structureID: structureOf(release).id, dimensionAtObservation: at, namespace };
  const { dataflow, version } = artefacts(release);
  const flow = { id: dataflow, version, agency };
  const part = namespace
    ? element('com:Structure', {}, ref('datastructure', structureOf(release)))
    : element('com:StructureUsage', {}, ref('dataflow', flow));
  return element('mes:Structure', attributes, part);
}

/** Observations as a structure-specific SDMX-ML 2.1 data message. */
export function structureSpecificXml(
  release: SdmxRelease,
  observations: readonly Observation[],
  { at = 'TIME_PERIOD', detail = 'full', published = {} }: DataXmlOptions = {},
): Xml {
  const namespace = structureNamespace(release, at);
  const { series, observation, seriesAttributes, observationAttributes } = layoutOf(at);
  const included = includedIn(detail);
  const obs = (o: Observation) =>
    element('Obs', {
      ...Object.fromEntries(observation.map((id) => [id, o[id]])),
      ...(included.observations && { OBS_VALUE: number(o.value) }),
      ...(included.attributes && Object.fromEntries(observationAttributes(o))),
    });
  const rows =
    at === 'AllDimensions'
      ? observations.map(obs)
      : groupBySeries(observations, series).map((of) =>
          element(
            'Series',
            {
              ...Object.fromEntries(series.map((id) => [id, of[0]![id]])),
              ...(included.attributes && Object.fromEntries(seriesAttributes(of[0]!))),
            },
            ...(included.observations ? of.map(obs) : []),
          ),
        );
  const set = {
    'ss:structureRef': structureOf(release).id,
    'xsi:type': 'own:DataSetType',
    'ss:dataScope': 'DataStructure',
    'ss:action': 'Information',
    ...(included.attributes && Object.fromEntries(dataSetValues(release))),
  };
  return `${xmlHead}${element(
    'mes:StructureSpecificData',
    { ...namespaceAttributes('mes', 'com', 'ss', 'xsi'), 'xmlns:own': namespace },
    header(release, published, structurePart(release, at, namespace)),
    element('mes:DataSet', set, ...rows),
  )}\n`;
}

/** Observations as a generic SDMX-ML 2.1 data message. */
export function genericXml(
  release: SdmxRelease,
  observations: readonly Observation[],
  { at = 'TIME_PERIOD', detail = 'full', published = {} }: DataXmlOptions = {},
): Xml {
  const { series, observation, seriesAttributes, observationAttributes } = layoutOf(at);
  const included = includedIn(detail);
  const values = (name: string, pairs: readonly (readonly [string, string])[]) =>
    pairs.length === 0
      ? ''
      : element(`gen:${name}`, {}, ...pairs.map(([id, value]) => element('gen:Value', { id, value })));
  const keyOf = (ids: typeof series, o: Observation) => ids.map((id) => [id, o[id]] as const);
  const attributes = (pairs: readonly (readonly [string, string])[]) =>
    included.attributes ? values('Attributes', pairs) : '';
  const obs = (o: Observation) =>
    element(
      'gen:Obs',
      {},
      at === 'AllDimensions'
        ? values('ObsKey', keyOf(observation, o))
        : element('gen:ObsDimension', { id: at, value: o[at] }),
      included.observations ? element('gen:ObsValue', { value: number(o.value) }) : '',
      attributes(observationAttributes(o)),
    );
  const rows =
    at === 'AllDimensions'
      ? observations.map(obs)
      : groupBySeries(observations, series).map((of) =>
          element(
            'gen:Series',
            {},
            values('SeriesKey', keyOf(series, of[0]!)),
            attributes(seriesAttributes(of[0]!)),
            ...(included.observations ? of.map(obs) : []),
          ),
        );
  return `${xmlHead}${element(
    'mes:GenericData',
    namespaceAttributes('mes', 'com', 'gen'),
    header(release, published, structurePart(release, at)),
    element(
      'mes:DataSet',
      { structureRef: structureOf(release).id, action: 'Information' },
      attributes(dataSetValues(release)),
      ...rows,
    ),
  )}\n`;
}

/** A number as an XML Schema double, without rounding. */
const number = (value: number) => (Number.isNaN(value) ? 'NaN' : String(value));
