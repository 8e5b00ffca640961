import { isStub, keepsDescription } from './detail.js';
import { localisedName, type SdmxRelease, urn } from './identity.js';
import { metaOf, type Published } from './message.js';
import {
  type Artefact,
  type Component,
  type Constraint,
  type DataStructure,
  type Item,
  type Representation,
  structureTypes,
} from './model.js';
import { type Selected, type StructureQuery, selectedStructures } from './structure.js';

/**
 * An SDMX-JSON 2.0 structure message.
 * @param releases the header of the message describes the first
 * @throws UserError as `selectedStructures`
 */
export function sdmxStructure(
  releases: readonly [SdmxRelease, ...SdmxRelease[]],
  query: StructureQuery = {},
  published: Published = {},
): object {
  return structureMessage(releases[0], selectedStructures(releases, query), query.detail, published);
}

export function structureMessage(
  release: SdmxRelease,
  selected: readonly Selected[],
  detail: StructureQuery['detail'] = 'full',
  published: Published = {},
): object {
  const data = Object.entries(structureTypes).flatMap(([kind, key]) => {
    const found = selected.filter(({ artefact }) => artefact.kind === kind);
    const told = found.map((one) => written(one, detail));
    return told.length > 0 ? [[key, told] as const] : [];
  });
  return { meta: metaOf(release, 'structure', published), data: Object.fromEntries(data) };
}

function written(selected: Selected, detail: NonNullable<StructureQuery['detail']>): object {
  const { artefact } = selected;
  const stub = isStub(selected, detail);
  const { id, version, agency, kind, description } = artefact;
  return {
    id,
    version,
    agencyID: agency,
    isExternalReference: stub,
    ...('partial' in artefact && artefact.partial && { isPartial: true }),
    links: [{ rel: 'self', type: kind, urn: urn(kind, artefact) }],
    ...localisedName(artefact.name),
    ...(description &&
      (!stub || keepsDescription(detail)) && {
        description: description.en,
        descriptions: { ...description },
      }),
    ...(!stub && contentOf(artefact)),
  };
}

function contentOf(artefact: Artefact): object {
  switch (artefact.kind) {
    case 'dataflow':
      return { structure: urn('datastructure', artefact.structure) };
    case 'datastructure':
      return { dataStructureComponents: componentsOf(artefact) };
    case 'dataconstraint':
      return constraint(artefact);
    case 'codelist':
      return { codes: artefact.items.map(item) };
    case 'conceptscheme':
      return { concepts: artefact.items.map(item) };
    case 'agencyscheme':
      return { agencies: artefact.items.map(item) };
  }
}

const item = ({ id, name, description, parent, word, core }: Item) => ({
  id,
  ...localisedName(name),
  ...(description && { description: description.en, descriptions: { ...description } }),
  ...(parent !== undefined && { parent }),
  ...(word !== undefined && word !== id && { annotations: [{ type: 'CODE', value: word }] }),
  ...(core && { coreRepresentation: representation(core) }),
});

const representation = ({ list, dataType }: Representation) =>
  list ? { enumeration: urn('codelist', list) } : { format: { dataType } };

function constraint({ flow, content }: Constraint): object {
  const { series, observations, values } = content();
  const metric = (id: string, count: number) => ({ id, type: 'sdmx_metrics', title: String(count) });
  return {
    annotations: [metric('series_count', series), metric('obs_count', observations)],
    role: 'Actual',
    constraintAttachment: { dataflows: [urn('dataflow', flow)] },
    cubeRegions: [
      {
        include: true,
        keyValues: values.map(({ id, values: of }) => ({
          id,
          include: true,
          values: of.map((value) => ({ value })),
        })),
      },
    ],
  };
}

function componentsOf({ scheme, components }: DataStructure) {
  const of = (role: Component['role']) => components.filter((c) => c.role === role);
  const basis = (component: Component) => ({
    id: component.id,
    conceptIdentity: urn('concept', scheme, component.id),
    localRepresentation: representation(component),
  });
  const usage = ({ optional }: Component) => ({ usage: optional ? 'optional' : 'mandatory' });
  return {
    dimensionList: {
      id: 'DimensionDescriptor',
      dimensions: of('dimension').map((c, position) => ({ ...basis(c), position })),
      timeDimension: basis(of('time')[0]!),
    },
    measureList: {
      id: 'MeasureDescriptor',
      measures: of('measure').map((c) => ({ ...basis(c), ...usage(c) })),
    },
    attributeList: {
      id: 'AttributeDescriptor',
      attributes: of('attribute').map((c) => ({
        ...basis(c),
        ...usage(c),
        attributeRelationship:
          c.on === 'observation' || c.on === 'dataflow' ? { [c.on]: {} } : { dimensions: [c.on] },
      })),
    },
  };
}
