import { problems, UserError } from '../../../edition/index.js';
import { codeLists } from './codes.js';
import { type Attribute, attributes, concepts, keyDimensions, uncoded } from './components.js';
import { type Detail, detailed } from './detail.js';
import { agency, artefacts, type classes, named, type SdmxRelease, titleOf, urn } from './identity.js';
import { metaOf, type Published } from './message.js';
import { type Graph, type References, related } from './related.js';

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
 * @param told which referenced artefacts to include (none), and in what detail (full)
 * @throws UserError for an unknown kind or artefact
 */
export function sdmxStructure(
  release: SdmxRelease,
  type: string = 'structure',
  id: string = 'all',
  published: Published = {},
  { references = 'none', detail = 'full' }: StructureQuery = {},
): object {
  const all = artefactsOf(release);
  const kinds = type === 'structure' || type === '*' ? Object.values(structureTypes) : [keyOf(type)];
  const isMeant = (a: Artefact) => id === 'all' || id === '*' || a.id === id;
  const asked = new Set(kinds.flatMap((kind) => all[kind].filter(isMeant).map((a) => nameOf(kind, a))));
  if (asked.size === 0) {
    const known = kinds.flatMap((kind) => all[kind].map((a) => a.id));
    throw new UserError([
      problems.unknownCode({ file: 'structure' }, { en: 'artefact', zh: '工件' }, id, known),
    ]);
  }
  const more = related(graphOf(all), [...asked], references, typeOfName);
  const data = Object.values(structureTypes).flatMap((kind) => {
    const found = all[kind].filter((a) => asked.has(nameOf(kind, a)) || more.has(nameOf(kind, a)));
    const told = found.map((a) => detailed(a, detail, asked.has(nameOf(kind, a))));
    return told.length > 0 ? [[kind, told] as const] : [];
  });
  return { meta: metaOf(release, 'structure', published), data: Object.fromEntries(data) };
}

/** The parameters of a structure query: which referenced artefacts to include, and in what detail. */
export interface StructureQuery {
  references?: References | undefined;
  detail?: Detail | undefined;
}

type Kind = (typeof structureTypes)[StructureType];

/** Artefacts of different kinds may have one id. */
const nameOf = (kind: Kind, { id }: Artefact) => `${kind}/${id}`;

function typeOfName(name: string): string {
  const [kind] = name.split('/');
  return Object.entries(structureTypes).find(([, key]) => key === kind)![0];
}

/** A dataflow refers to its data structure, that to its code lists and concepts. */
function graphOf(all: Artefacts): Graph {
  const names = (kind: Kind) => all[kind].map((a) => nameOf(kind, a));
  return new Map([
    ...names('dataflows').map((name) => [name, names('dataStructures')] as const),
    ...names('dataStructures').map(
      (name) => [name, [...names('codelists'), ...names('conceptSchemes')]] as const,
    ),
  ]);
}

function keyOf(type: string): Kind {
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
  const held = (id: Attribute | 'OBS_VALUE') => {
    const { dataType, optional } = uncoded(id) ?? { dataType: undefined, optional: false };
    return {
      localRepresentation: dataType ? { format: { dataType } } : coded(id as keyof typeof lists),
      usage: optional ? 'optional' : 'mandatory',
    };
  };
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
          ...held('OBS_VALUE'),
        },
      ],
    },
    attributeList: {
      id: 'AttributeDescriptor',
      attributes: (Object.keys(attributes) as Attribute[]).map((id) => ({
        id,
        conceptIdentity: conceptIdentity(id),
        ...held(id),
        attributeRelationship: relation(id),
      })),
    },
  };
}
