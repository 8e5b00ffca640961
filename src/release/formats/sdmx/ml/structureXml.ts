import { same } from '../../../../edition/index.js';
import { isStub, keepsDescription } from '../detail.js';
import { type SdmxRelease, urn } from '../identity.js';
import type { Published } from '../message.js';
import type {
  Artefact,
  Component,
  Constraint,
  DataStructure,
  Item,
  Representation,
  StructureType,
} from '../model.js';
import type { Selected, StructureQuery } from '../structure.js';
import { header, localisedElements, namespaceAttributes, ref } from './message.js';
import { element, type Xml, xmlHead } from './xml.js';

/**
 * For each kind of artefact the element of the group, the element of the artefact, and its class in URNs, in the order
 * of the standard.
 */
const places = {
  agencyscheme: ['str:OrganisationSchemes', 'str:AgencyScheme', 'agencyscheme'],
  dataflow: ['str:Dataflows', 'str:Dataflow', 'dataflow'],
  codelist: ['str:Codelists', 'str:Codelist', 'codelist'],
  conceptscheme: ['str:Concepts', 'str:ConceptScheme', 'conceptscheme'],
  datastructure: ['str:DataStructures', 'str:DataStructure', 'datastructure'],
  dataconstraint: ['str:Constraints', 'str:ContentConstraint', 'contentconstraint'],
} as const satisfies Record<StructureType, readonly string[]>;

/** An SDMX-ML 2.1 structure message. */
export function structureXml(
  release: SdmxRelease,
  selected: readonly Selected[],
  detail: StructureQuery['detail'] = 'full',
  published: Published = {},
): Xml {
  const groups = Object.entries(places).map(([kind, [group]]) => {
    const found = selected.filter(({ artefact }) => artefact.kind === kind);
    return found.length === 0 ? '' : element(group, {}, ...found.map((one) => written(one, detail)));
  });
  return `${xmlHead}${element(
    'mes:Structure',
    namespaceAttributes('mes', 'com', 'str'),
    header(release, published),
    element('mes:Structures', {}, ...groups),
  )}\n`;
}

function written(selected: Selected, detail: NonNullable<StructureQuery['detail']>): Xml {
  const { artefact } = selected;
  const { id, version, agency, kind, name, description } = artefact;
  const stub = isStub(selected, detail);
  const [, tag, of] = places[kind];
  const attributes = {
    id,
    urn: urn(of, artefact),
    version,
    agencyID: agency,
    isExternalReference: stub,
    ...(kind === 'agencyscheme' ? {} : { isFinal: true }),
    isPartial: 'partial' in artefact && artefact.partial ? true : undefined,
    type: kind === 'dataconstraint' ? 'Actual' : undefined,
  };
  const { annotations, rest } = stub ? { annotations: '', rest: '' } : contentOf(artefact);
  return element(
    tag,
    attributes,
    annotations,
    localisedElements('com:Name', name),
    description && (!stub || keepsDescription(detail))
      ? localisedElements('com:Description', description)
      : '',
    rest,
  );
}

/** The content of an artefact: its annotations, which precede its name, and the rest. */
function contentOf(artefact: Artefact): { annotations: Xml; rest: Xml } {
  switch (artefact.kind) {
    case 'dataconstraint':
      return constraintXml(artefact);
    case 'dataflow':
      return {
        annotations: '',
        rest: element('str:Structure', {}, ref('datastructure', artefact.structure)),
      };
    case 'datastructure':
      return { annotations: '', rest: componentsOf(artefact) };
    default:
      return { annotations: '', rest: artefact.items.map((item) => itemXml(artefact, item)).join('') };
  }
}

const itemTags = {
  codelist: ['str:Code', 'code'],
  conceptscheme: ['str:Concept', 'concept'],
  agencyscheme: ['str:Agency', 'agency'],
} as const;

function itemXml(scheme: Artefact & { kind: keyof typeof itemTags }, item: Item): Xml {
  const { id, name, description, parent, word, core } = item;
  const [tag, kind] = itemTags[scheme.kind];
  const other = word !== undefined && word !== id;
  return element(
    tag,
    { id, urn: urn(kind, scheme, id) },
    other ? element('com:Annotations', {}, annotation('CODE', undefined, word)) : '',
    localisedElements('com:Name', name),
    description ? localisedElements('com:Description', description) : '',
    parent === undefined ? '' : element('str:Parent', {}, element('Ref', { id: parent })),
    core ? representation('str:CoreRepresentation', core) : '',
  );
}

const representation = (name: string, { list, dataType }: Representation) =>
  element(
    name,
    {},
    list
      ? element('str:Enumeration', {}, ref('codelist', list))
      : element('str:TextFormat', { textType: dataType }),
  );

function annotation(type: string, id: string | undefined, text: string): Xml {
  return element(
    'com:Annotation',
    { id },
    element('com:AnnotationType', {}, type),
    localisedElements('com:AnnotationText', { ...same(text), from: { zh: 'en' } }),
  );
}

function constraintXml({ flow, content }: Constraint) {
  const { series, observations, values } = content();
  const value = (of: string) => element('com:Value', {}, of);
  return {
    annotations: element(
      'com:Annotations',
      {},
      annotation('sdmx_metrics', 'series_count', String(series)),
      annotation('sdmx_metrics', 'obs_count', String(observations)),
    ),
    rest:
      element('str:ConstraintAttachment', {}, element('str:Dataflow', {}, ref('dataflow', flow))) +
      element(
        'str:CubeRegion',
        { include: true },
        ...values
          .filter(({ values: of }) => of.length > 0)
          .map(({ id, values: of }) => element('com:KeyValue', { id }, ...of.map(value))),
      ),
  };
}

function componentsOf({ scheme, components }: DataStructure): Xml {
  const basis = (component: Component) =>
    element('str:ConceptIdentity', {}, ref('concept', scheme, component.id)) +
    representation('str:LocalRepresentation', component);
  const of = (role: Component['role'], write: (component: Component, at: number) => Xml) =>
    components.filter((c) => c.role === role).map(write);
  const dimensions = of('dimension', (c, at) =>
    element('str:Dimension', { id: c.id, position: at + 1 }, basis(c)),
  );
  const time = of('time', (c) =>
    element('str:TimeDimension', { id: c.id, position: dimensions.length + 1 }, basis(c)),
  );
  return element(
    'str:DataStructureComponents',
    {},
    element('str:DimensionList', { id: 'DimensionDescriptor' }, ...dimensions, ...time),
    element(
      'str:AttributeList',
      { id: 'AttributeDescriptor' },
      ...of('attribute', (c) => attributeXml(c, basis(c))),
    ),
    element(
      'str:MeasureList',
      { id: 'MeasureDescriptor' },
      ...of('measure', (c) => element('str:PrimaryMeasure', { id: c.id }, basis(c))),
    ),
  );
}

function attributeXml({ id, optional, on }: Component, basis: Xml): Xml {
  const relation =
    on === 'dataflow'
      ? element('str:None')
      : on === 'observation'
        ? element('str:PrimaryMeasure', {}, element('Ref', { id: 'OBS_VALUE' }))
        : element('str:Dimension', {}, element('Ref', { id: on }));
  return element(
    'str:Attribute',
    { id, assignmentStatus: optional ? 'Conditional' : 'Mandatory' },
    basis,
    element('str:AttributeRelationship', {}, relation),
  );
}
