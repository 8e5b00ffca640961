import { artefactsOf } from '../artefact.js';
import type { SdmxRelease } from '../identity.js';
import type { Artefact, Component, DataStructure, ItemScheme } from '../model.js';
import { type AtObservation, layoutOf } from '../parts.js';
import { structureNamespace } from './dataXml.js';
import { namespaces } from './message.js';
import { element, type Xml, xmlHead } from './xml.js';

/**
 * The schema (XSD) of the structure-specific messages of a release. It imports the schemas of SDMX 2.1 by their file
 * names, so it must be stored beside them.
 */
export function schemaXml(release: SdmxRelease, at: AtObservation = 'TIME_PERIOD'): Xml {
  const namespace = structureNamespace(release, at);
  const all = artefactsOf(release);
  const { components } = all.find((a): a is DataStructure => a.kind === 'datastructure')!;
  const imports = { ss: 'SDMXDataStructureSpecific.xsd', com: 'SDMXCommon.xsd' } as const;
  return `${xmlHead}${element(
    'xs:schema',
    {
      'xmlns:xs': 'http://www.w3.org/2001/XMLSchema',
      'xmlns:ss': namespaces.ss,
      'xmlns:com': namespaces.com,
      'xmlns:own': namespace,
      targetNamespace: namespace,
      elementFormDefault: 'qualified',
      attributeFormDefault: 'unqualified',
    },
    ...Object.entries(imports).map(([prefix, schemaLocation]) =>
      element('xs:import', { namespace: namespaces[prefix as keyof typeof imports], schemaLocation }),
    ),
    ...all.filter(isList).map(codes),
    ...types(components, at),
  )}\n`;
}

const isList = (artefact: Artefact): artefact is ItemScheme => artefact.kind === 'codelist';

/** The codes of a list as a type. */
const codes = ({ id, items }: ItemScheme) =>
  element(
    'xs:simpleType',
    { name: id },
    element(
      'xs:restriction',
      { base: 'xs:string' },
      ...items.map((item) => element('xs:enumeration', { value: item.id })),
    ),
  );

const dataTypes: Record<string, string> = {
  String: 'xs:string',
  Integer: 'xs:integer',
  Double: 'xs:double',
  ObservationalTimePeriod: 'com:ObservationalTimePeriodType',
};

/** The types of the data set, its series and their observations. */
function types(components: readonly Component[], at: AtObservation): Xml[] {
  const layout = layoutOf(at);
  const of = (ids: readonly string[], required = false) =>
    components
      .filter(({ id }) => ids.includes(id))
      .map(({ id, list, dataType }) =>
        element('xs:attribute', {
          name: id,
          type: list ? `own:${list.id}` : dataTypes[dataType!],
          use: required ? 'required' : 'optional',
        }),
      );
  const rows = at === 'AllDimensions' ? 'Obs' : 'Series';
  return [
    type('DataSetType', child(rows), of(layout.onSet), element('xs:element', dataProvider)),
    ...(at === 'AllDimensions'
      ? []
      : [type('SeriesType', child('Obs'), [...of(layout.series, true), ...of(layout.onSeries)])]),
    type('ObsType', '', [...of(layout.observation, true), ...of(['OBS_VALUE']), ...of(layout.onObservation)]),
  ];
}

const dataProvider = {
  name: 'DataProvider',
  type: 'com:DataProviderReferenceType',
  form: 'unqualified',
  minOccurs: 0,
};

const prohibited = (name: string, of: string) =>
  element('xs:attribute', { name, type: of, use: 'prohibited' });

const child = (name: 'Series' | 'Obs') =>
  element(
    'xs:choice',
    { minOccurs: 0 },
    element('xs:element', {
      name,
      type: `own:${name}Type`,
      form: 'unqualified',
      minOccurs: 0,
      maxOccurs: 'unbounded',
    }),
  );

function type(name: string, rows: Xml, held: readonly Xml[], before: Xml = ''): Xml {
  const annotations = element('xs:element', { ref: 'com:Annotations', minOccurs: 0 });
  return element(
    'xs:complexType',
    { name },
    element(
      'xs:complexContent',
      {},
      element(
        'xs:restriction',
        { base: `ss:${name}` },
        element('xs:sequence', {}, annotations, before, rows),
        ...held,
        prohibited('REPORTING_YEAR_START_DAY', 'xs:gMonthDay'),
      ),
    ),
  );
}
