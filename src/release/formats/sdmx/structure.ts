import { problems, UserError } from '../../../edition/index.js';
import { artefactsOf } from './artefact.js';
import type { Detail } from './detail.js';
import { type SdmxRelease, urn } from './identity.js';
import { type Artefact, type Representation, type StructureType, structureTypes } from './model.js';
import { type Graph, type References, relatedArtefacts } from './related.js';

/** A structure query of SDMX REST: which artefacts, which of those that they refer to, and in what detail. */
export interface StructureQuery {
  /** One kind, or `structure` (`*`) for all. */
  type?: string | undefined;
  /** Agencies, ids and versions, each a list with `+` or `,`; `all` or `*` is every one. */
  agency?: string | undefined;
  id?: string | undefined;
  version?: string | undefined;
  /** Codes, concepts or agencies of the lists. */
  item?: string | undefined;
  references?: References | undefined;
  detail?: Detail | undefined;
}

/** An artefact of an answer, and whether it was asked for itself. */
export interface Selected {
  artefact: Artefact;
  asked: boolean;
}

/**
 * The artefacts that a structure query asks for, of all releases.
 * @throws UserError for an unknown kind, agency, artefact, version or item
 */
export function selectedStructures(releases: readonly SdmxRelease[], query: StructureQuery = {}): Selected[] {
  const all = new Map(releases.flatMap(artefactsOf).map((artefact) => [nameOf(artefact), artefact]));
  const asked = selectedArtefacts([...all.values()], query);
  const names = new Set(asked.map(nameOf));
  const more = relatedArtefacts(
    graphOf(all),
    [...names],
    query.references ?? 'none',
    (name) => all.get(name)!.kind,
  );
  return [...all].flatMap(([name, artefact]): Selected[] => {
    if (names.has(name)) return [{ artefact: withItems(artefact, query.item), asked: true }];
    return more.has(name) ? [{ artefact, asked: false }] : [];
  });
}

/** SDMX 2.1 has other names for two of the kinds. */
const formerNames: Record<string, StructureType> = {
  contentconstraint: 'dataconstraint',
  organisationscheme: 'agencyscheme',
};

/** The names of all kinds, as an address may have them. */
const structureWords = ['structure', ...Object.keys(structureTypes), ...Object.keys(formerNames)];

const every = (word: string) => ['all', '*'].includes(word);
const newest = (word: string) => every(word) || ['latest', '~', '+'].includes(word);
const listed = (words: string) => words.split(/[+,]/).filter((word) => word !== '');

function selectedArtefacts(all: readonly Artefact[], query: StructureQuery): Artefact[] {
  const { type = 'structure', agency = 'all', id = 'all', version = 'latest' } = query;
  const kind = formerNames[type] ?? type;
  const any = type === 'structure' || type === '*';
  if (!any && !Object.hasOwn(structureTypes, kind))
    throw unknown('type', { en: 'kind', zh: '类型' }, type, structureWords);
  let found = all.filter((a) => any || a.kind === kind);
  const narrow = (by: 'agency' | 'id' | 'version', words: string, isEvery: (word: string) => boolean) => {
    if (isEvery(words)) return;
    for (const word of listed(words)) {
      if (found.some((a) => a[by] === word) || isEvery(word)) continue;
      throw unknown(by, narrowed[by], word, [...new Set(found.map((a) => a[by]))]);
    }
    const wanted = listed(words);
    if (!wanted.some(isEvery)) found = found.filter((a) => wanted.includes(a[by]));
  };
  narrow('agency', agency, every);
  narrow('id', id, every);
  narrow('version', version, newest);
  return found;
}

const narrowed = {
  agency: { en: 'agency', zh: '机构' },
  id: { en: 'artefact', zh: '工件' },
  version: { en: 'version', zh: '版本' },
} as const;

function unknown(file: string, kind: { en: string; zh: string }, word: string, known: readonly string[]) {
  return new UserError([problems.unknownCode({ file }, kind, word, [...known])]);
}

/** A list with only the requested items. */
function withItems(artefact: Artefact, words = 'all'): Artefact {
  if (every(words)) return artefact;
  const known = 'items' in artefact ? artefact.items.map(({ id }) => id) : [];
  const wanted = listed(words);
  const missing = wanted.find((id) => !known.includes(id));
  if (!('items' in artefact) || missing !== undefined)
    throw unknown('item', { en: 'item', zh: '条目' }, missing ?? words, known);
  const items = artefact.items
    .filter(({ id }) => wanted.includes(id))
    .map(({ parent, ...item }) =>
      parent !== undefined && wanted.includes(parent) ? { ...item, parent } : item,
    );
  return { ...artefact, items, partial: true };
}

const nameOf = (artefact: Artefact) => urn(artefact.kind, artefact);

/** A constraint refers to its dataflow, that to its data structure, that to its concepts and code lists, concepts to code lists. */
function graphOf(all: ReadonlyMap<string, Artefact>): Graph {
  return new Map([...all].map(([name, artefact]) => [name, referred(artefact)]));
}

function referred(artefact: Artefact): string[] {
  const lists = (of: readonly Representation[]) =>
    of.flatMap(({ list }) => (list ? [urn('codelist', list)] : []));
  switch (artefact.kind) {
    case 'dataflow':
      return [urn('datastructure', artefact.structure)];
    case 'dataconstraint':
      return [urn('dataflow', artefact.flow)];
    case 'datastructure':
      return [...lists(artefact.components), urn('conceptscheme', artefact.scheme)];
    default:
      return lists(artefact.items.map(({ core }) => core ?? {}));
  }
}
