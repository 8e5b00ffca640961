import { problems, UserError } from '../../../edition/index.js';
import { codeLists } from './codes.js';
import { type Attribute, attributes, concepts, keyDimensions } from './components.js';
import { agency, artefacts, type classes, named, type SdmxRelease, titleOf, urn } from './identity.js';
import { metaOf, type Published } from './message.js';

/** Kinds of artefacts there are, and the key of each in a structure message. */
export const structureTypes = {
  dataflow: 'dataflows',
  datastructure: 'dataStructures',
  codelist: 'codelists',
  conceptscheme: 'conceptSchemes',
} as const;
export type StructureType = keyof typeof structureTypes;

interface Artefact {
  id: string;
}
type Artefacts = Record<(typeof structureTypes)[StructureType], readonly Artefact[]>;

/**
 * An SDMX-JSON 2.0 structure message: the dataflow, its data structure definition, code lists and concepts.
 *
 * @param type one kind, or `structure` for all
 * @param id one artefact, or `all` (`*`)
 * @throws UserError for a kind or an artefact that there is not
 */
export function sdmxStructure(
  release: SdmxRelease,
  type: string = 'structure',
  id: string = 'all',
  published: Published = {},
): object {
  const all = artefactsOf(release);
  const kinds = type === 'structure' || type === '*' ? Object.values(structureTypes) : [keyOf(type)];
  const data = Object.fromEntries(
    kinds
      .map((kind) => [kind, all[kind].filter((a) => id === 'all' || id === '*' || a.id === id)] as const)
      .filter(([, found]) => found.length > 0),
  );
  if (Object.keys(data).length === 0) {
    const known = kinds.flatMap((kind) => all[kind].map((a) => a.id));
    throw new UserError([
      problems.unknownCode({ file: 'structure' }, { en: 'artefact', zh: '工件' }, id, known),
    ]);
  }
  return { meta: metaOf(release, 'structure', published), data };
}

function keyOf(type: string): (typeof structureTypes)[StructureType] {
  if (Object.hasOwn(structureTypes, type)) return structureTypes[type as StructureType];
  const known = ['structure', ...Object.keys(structureTypes)];
  throw new UserError([problems.unknownCode({ file: 'structure' }, { en: 'kind', zh: '类型' }, type, known)]);
}

function artefactsOf(release: SdmxRelease): Artefacts {
  const { plan } = release;
  const { version, ...ids } = artefacts(release);
  const lists = codeLists(plan);
  const maintained = (type: keyof typeof classes, id: string) => ({
    id,
    version,
    agencyID: agency,
    isExternalReference: false,
    links: [{ rel: 'self', type, urn: urn(type, id, version) }],
  });
  const title = named(titleOf(release));
  return {
    dataflows: [
      {
        ...maintained('dataflow', ids.dataflow),
        ...title,
        ...(plan.note && { description: plan.note.en, descriptions: { ...plan.note } }),
        structure: urn('datastructure', ids.datastructure, version),
      } as Artefact,
    ],
    dataStructures: [
      {
        ...maintained('datastructure', ids.datastructure),
        ...title,
        dataStructureComponents: componentsOf(ids.conceptscheme, version, lists),
      } as Artefact,
    ],
    conceptSchemes: [
      {
        ...maintained('conceptscheme', ids.conceptscheme),
        ...title,
        concepts: Object.entries(concepts).map(([id, name]) => ({ id, ...named(name) })),
      } as Artefact,
    ],
    codelists: Object.values(lists).map(
      ({ id, name, codes }): Artefact =>
        ({
          ...maintained('codelist', id),
          ...named(name),
          codes: codes.map((code) => ({
            id: code.id,
            ...named(code.name),
            ...('parent' in code && { parent: code.parent }),
            ...('word' in code &&
              code.word !== code.id && { annotations: [{ type: 'CODE', value: code.word }] }),
          })),
        }) as Artefact,
    ),
  };
}

function componentsOf(scheme: string, version: string, lists: ReturnType<typeof codeLists>) {
  const conceptIdentity = (id: string) => urn('concept', scheme, version, id);
  const coded = (id: keyof typeof lists) => ({ enumeration: urn('codelist', lists[id].id, version) });
  const uncoded = { DECIMALS: 'Integer', RANK: 'Integer', STATUS: 'String' } as const;
  const representation = (id: Attribute) =>
    id in uncoded
      ? { format: { dataType: uncoded[id as keyof typeof uncoded] } }
      : coded(id as Exclude<Attribute, keyof typeof uncoded>);
  const relation = (id: Attribute) => {
    const on = attributes[id];
    return on === 'observation' || on === 'dataflow' ? { [on]: {} } : { dimensions: [on] };
  };
  return {
    dimensionList: {
      id: 'DimensionDescriptor',
      dimensions: keyDimensions.map((id, position) => ({
        id,
        position,
        conceptIdentity: conceptIdentity(id),
        localRepresentation: coded(id),
      })),
      timeDimension: {
        id: 'TIME_PERIOD',
        conceptIdentity: conceptIdentity('TIME_PERIOD'),
        localRepresentation: { format: { dataType: 'ObservationalTimePeriod' } },
      },
    },
    measureList: {
      id: 'MeasureDescriptor',
      measures: [
        {
          id: 'OBS_VALUE',
          conceptIdentity: conceptIdentity('OBS_VALUE'),
          localRepresentation: { format: { dataType: 'Double' } },
          usage: 'optional',
        },
      ],
    },
    attributeList: {
      id: 'AttributeDescriptor',
      attributes: (Object.keys(attributes) as Attribute[]).map((id) => ({
        id,
        conceptIdentity: conceptIdentity(id),
        localRepresentation: representation(id),
        usage: id === 'RANK' ? 'optional' : 'mandatory',
        attributeRelationship: relation(id),
      })),
    },
  };
}
