import { chainTables } from './decide/decideChain.js';
import { economyTable } from './decide/decideEconomy.js';
import { judgementTables } from './decide/weighChildren.js';
import { readYaml, type YamlText } from './exchange/yaml.js';
import type { Place, Problem } from './problems/problem.js';
import { problems } from './problems/problems.js';
import { publishedFiles } from './published/publishedTables.js';
import type { AnnouncedFile } from './schema/announcedSchema.js';
import {
  type ChildSource,
  type EditionSource,
  editionSchema,
  type VariantSource,
  variantFileSchema,
} from './schema/schema.js';
import type { Text } from './text.js';
import type { NodeChanges } from './tree/changeNodes.js';

/** An edition as written, checked against the format but not yet decided. */
export interface Edition {
  source: EditionSource;
  file: string;
  /** The place of a key: in the edition, or in its variant. */
  at(path: readonly PropertyKey[]): Place;
  /** Changes of single nodes by the variant. */
  changes?: NodeChanges;
  /** The indicators in any tree of the edition, those of its variants among them: each may be absent from the others. */
  inTrees: ReadonlySet<string>;
  /** The map as parsed JSON, where it is needed and could be read. */
  map?: unknown;
  /** Whether the map was drawn from one in degrees, so that it is not a file of the edition. */
  mapMade?: boolean;
  /** The areas of the map and the units that did not match. */
  mapNotes?: readonly Text[];
  /** The announced statements that its figures judge. */
  announced?: AnnouncedFile;
}

/** A variant in a file of its own. */
export interface VariantFile {
  file: string;
  source: string;
}

/**
 * Parses edition.yaml. Problems have file, line and key path. Where unknown keys are the only problems, an edition is returned
 * with them.
 *
 * @param variant parse this variant instead: the name of one of the edition, or one in a file of its own
 */
export function parseEdition(
  file: string,
  source: string,
  variant?: string | VariantFile,
): { edition?: Edition; problems: Problem[] } {
  const read = readYaml(file, source, editionSchema);
  if (!read.value || !read.text) return { problems: read.problems };
  const trees = [read.value.tree, ...Object.values(read.value.variants ?? {}).map(({ tree }) => tree)];
  const inTrees = new Set(trees.flatMap((tree) => (tree ? indicatorsIn(tree) : [])));
  const whole = { source: read.value, at: placesIn(file, read.text), file, inTrees };
  if (variant === undefined) return { edition: whole, problems: read.problems };
  if (typeof variant !== 'string') {
    const own = readYaml(variant.file, variant.source, variantFileSchema);
    const found = [...read.problems, ...own.problems];
    if (!own.value || !own.text) return { problems: found };
    return { edition: variantOf(whole, own.value, placesIn(variant.file, own.text)), problems: found };
  }
  const known = read.value.variants ?? {};
  if (!Object.hasOwn(known, variant)) {
    const kind = { en: 'variant', zh: '变体' };
    const at = { ...whole.at(['variants']), path: 'variants' };
    return { problems: [...read.problems, problems.unknownCode(at, kind, variant, Object.keys(known))] };
  }
  const named = { edition: `${read.value.edition}-${variant}`, ...known[variant] };
  const at: Edition['at'] = (path) => ({
    ...whole.at(['variants', variant, ...path]),
    path: path.map(String).join('.'),
  });
  return { edition: variantOf(whole, named, at), problems: read.problems };
}

const indicatorsIn = (of: ChildSource): string[] => {
  if ('indicator' in of) return [of.indicator];
  return 'children' in of ? of.children.flatMap(indicatorsIn) : [];
};

function placesIn(file: string, text: YamlText): Edition['at'] {
  return (path) => ({ file, line: text.lineOf(path), path: path.map(String).join('.') });
}

/**
 * An edition with the keys of a variant replacing its own; keys of the method are replaced one by one. Coefficients with
 * independent measures and judged statements are of the edition's own results and not those of a variant.
 */
function variantOf(whole: Edition, { nodes, ...own }: VariantSource, at: Edition['at']): Edition {
  const { variants: _, validity: __, announced: ___, ...plain } = whole.source;
  const method = own.method ? { method: mergeMethods(plain.method, own.method) } : {};
  const keys = new Set([...Object.keys(own), 'nodes']);
  return {
    source: { ...plain, ...own, ...method } as EditionSource,
    file: whole.file,
    inTrees: whole.inTrees,
    at: (path) => (keys.has(String(path[0])) ? at(path) : whole.at(path)),
    ...(nodes ? { changes: nodes } : {}),
  };
}

type MethodSource = NonNullable<EditionSource['method']>;

function mergeMethods(of: MethodSource = {}, own: MethodSource): MethodSource {
  const [before, after] = [of['per-indicator'] ?? {}, own['per-indicator'] ?? {}];
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  const listed = Object.fromEntries([...ids].map((id) => [id, { ...before[id], ...after[id] }]));
  return { ...of, ...own, ...(ids.size > 0 ? { 'per-indicator': listed } : {}) };
}

/** The names of the tables an edition needs in addition to edition.yaml. */
export function tableNames(source: EditionSource): {
  units: string;
  indicators?: string;
  groups: string;
  contextual: string[];
  economy: string[];
  published: string[];
  validity: string[];
  second: string[];
  chain: string[];
  judgements: string[];
} {
  return {
    units: source.units.file ?? 'units.csv',
    ...(source.indicators ? {} : { indicators: 'indicators.csv' }),
    groups: 'groups.csv',
    contextual: [...new Set((source.contextual ?? []).flatMap((b) => b.file ?? []))],
    economy: source.economy ? [economyTable(source.economy)] : [],
    published: publishedFiles(source.published),
    validity: source.validity ? [source.validity.file] : [],
    second: source['second-source'] ? [source['second-source'].file] : [],
    chain: chainTables(source.chain),
    judgements: source.tree ? judgementTables(source.tree) : [],
  };
}
