import { type Code, type CodeList, codeLists } from './codes.js';
import { type Attribute, attributes, concepts, shownDecimals } from './components.js';
import { agency, artefacts, localisedName, type SdmxRelease, titleOf, urn } from './identity.js';
import { metaOf, type Published } from './message.js';
import { type AtObservation, dimensions, groupBySeries, layoutOf, type Observation } from './parts.js';

const observationAttributes = ['OBS_STATUS', 'STATUS', 'RANK'] as const;
const dataSetAttributes = ['UNIT_MEASURE', 'DECIMALS', 'CONF_STATUS', 'DATA_STATUS'] as const;

/** A component written by index: its values that occur, and the index of each. */
type Coded = (typeof dimensions)[number] | 'OBS_STATUS' | 'STATUS' | 'AREA_LEVEL';
type Layout = ReturnType<typeof layoutOf>;
type Numbered = Record<Coded, { values: readonly object[]; at: ReadonlyMap<string, number> }>;

/**
 * Observations as an SDMX-JSON 2.0 data message. An observation is a list: the value (null: missing), the index of its
 * OBS_STATUS, the index of its STATUS, and its RANK (null: none).
 */
export function dataMessage(
  release: SdmxRelease,
  observations: readonly Observation[],
  atObservation: AtObservation = 'TIME_PERIOD',
  published: Published = {},
): object {
  const numbered = numberedOf(release, observations);
  const layout = layoutOf(atObservation);
  return {
    meta: metaOf(release, 'data', published),
    data: {
      structures: [structureOf(release, numbered, layout, observations.length === 0)],
      dataSets: [
        {
          structure: 0,
          action: 'Information',
          links: linksOf(release).slice(0, 1),
          attributes: dataSetAttributes.map((id) => (id === 'DECIMALS' ? shownDecimals : 0)),
          dimensionGroupAttributes: Object.fromEntries(
            observations.map((o) => [
              `:${numbered.REF_AREA.at.get(o.REF_AREA)}::`,
              [numbered.AREA_LEVEL.at.get(o.AREA_LEVEL)],
            ]),
          ),
          ...dataOf(numbered, layout, observations),
        },
      ],
    },
  };
}

function numberedOf({ plan }: SdmxRelease, observations: readonly Observation[]): Numbered {
  const lists = codeLists(plan);
  const occurring = (component: Coded, codes?: readonly Code[]) => {
    const used = new Set(observations.map((o) => o[component]));
    const found = codes?.filter(({ id }) => used.has(id)).map(coded) ?? plainValues(component, used);
    return { values: found, at: new Map(found.map((v, i) => ['id' in v ? v.id : v.value, i])) };
  };
  return {
    FREQ: occurring('FREQ', lists.FREQ.codes),
    REF_AREA: occurring('REF_AREA', lists.REF_AREA.codes),
    INDICATOR: occurring('INDICATOR', lists.INDICATOR.codes),
    TIME_PERIOD: occurring('TIME_PERIOD'),
    OBS_STATUS: occurring('OBS_STATUS', lists.OBS_STATUS.codes),
    STATUS: occurring('STATUS'),
    AREA_LEVEL: occurring('AREA_LEVEL', lists.AREA_LEVEL.codes),
  };
}

/** Values without a code list, in order; a period has itself as its name. */
function plainValues(component: Coded, used: ReadonlySet<string>) {
  return [...used]
    .sort()
    .map((value) =>
      component === 'TIME_PERIOD' ? { id: value, ...localisedName({ en: value, zh: value }) } : { value },
    );
}

function structureOf(release: SdmxRelease, numbered: Numbered, layout: Layout, empty: boolean) {
  const at = (id: (typeof dimensions)[number]) => ({
    id,
    ...localisedName(concepts[id]),
    keyPosition: dimensions.indexOf(id),
    roles: [id],
    values: numbered[id].values,
  });
  return {
    dataSets: [0],
    links: linksOf(release),
    ...localisedName(titleOf(release)),
    dimensions: {
      dataSet: [],
      series: empty ? [] : layout.series.map(at),
      observation: empty ? [] : layout.observation.map(at),
    },
    measures: {
      observation: [
        { id: 'OBS_VALUE', ...localisedName(concepts.OBS_VALUE), format: { dataType: 'Double' } },
      ],
    },
    attributes: {
      dataSet: dataSetAttributes.map((id) => attribute(id, fixedValues(release, id))),
      dimensionGroup: empty ? [] : [attribute('AREA_LEVEL', numbered.AREA_LEVEL.values)],
      series: [],
      observation: empty
        ? []
        : observationAttributes.map((id) => attribute(id, id === 'RANK' ? undefined : numbered[id].values)),
    },
  };
}

/** The value of a coded attribute of the data set. */
function fixedValues({ plan }: SdmxRelease, id: (typeof dataSetAttributes)[number]) {
  if (id === 'DECIMALS') return undefined;
  const list: CodeList = codeLists(plan)[id];
  return list.codes.filter((c) => id !== 'DATA_STATUS' || c.id === plan.dataStatus).map(coded);
}

/** An attribute whose cells are indices into `values`, or integers themselves where it has none. */
function attribute(id: Attribute, values: readonly object[] | undefined) {
  const on = attributes[id];
  return {
    id,
    ...localisedName(concepts[id]),
    relationship: on === 'observation' || on === 'dataflow' ? { [on]: {} } : { dimensions: [on] },
    ...(values ? { values } : { format: { dataType: 'Integer' } }),
  };
}

function linksOf(release: SdmxRelease) {
  const { dataflow, datastructure, version } = artefacts(release);
  return [
    { rel: 'dataflow', urn: urn('dataflow', { agency, id: dataflow, version }) },
    { rel: 'datastructure', urn: urn('datastructure', { agency, id: datastructure, version }) },
  ];
}

function dataOf(numbered: Numbered, { series, observation }: Layout, observations: readonly Observation[]) {
  const cells = (of: readonly Observation[]) =>
    Object.fromEntries(of.map((o) => [numbersOf(numbered, observation, o), cell(numbered, o)]));
  if (series.length === 0) return { observations: cells(observations) };
  return {
    series: Object.fromEntries(
      groupBySeries(observations, series).map((of) => [
        numbersOf(numbered, series, of[0]!),
        { observations: cells(of) },
      ]),
    ),
  };
}

const numbersOf = (numbered: Numbered, of: readonly (typeof dimensions)[number][], o: Observation) =>
  of.map((id) => numbered[id].at.get(o[id])).join(':');

const cell = (numbered: Numbered, o: Observation) => [
  Number.isNaN(o.value) ? null : o.value,
  numbered.OBS_STATUS.at.get(o.OBS_STATUS),
  numbered.STATUS.at.get(o.STATUS),
  o.RANK === 0 ? null : o.RANK,
];

const coded = ({ id, name, parent }: Code) => ({
  id,
  ...localisedName(name),
  ...(parent !== undefined && { parent }),
});
