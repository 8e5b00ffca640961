import { chainTables } from './decideChain.js';
import { economyTable } from './decideEconomy.js';
import { keysOf } from './knownKeys.js';
import type { Problem } from './problem.js';
import { problems } from './problems.js';
import { type EditionSource, editionSchema } from './schema.js';
import { judgementTables } from './weighChildren.js';
import { readYaml, type YamlText } from './yaml.js';

/** An edition as written, checked against the format but not yet decided. */
export interface Edition {
  source: EditionSource;
  text: YamlText;
  file: string;
  /** The map as parsed JSON, where it is needed and could be read. */
  map?: unknown;
}

/**
 * Parses edition.yaml. Problems carry file, line and key path; with unknown keys only, there is an edition all the same.
 *
 * @param variant the name of one of its variants, which is meant instead
 */
export function parseEdition(
  file: string,
  source: string,
  variant?: string,
): { edition?: Edition; problems: Problem[] } {
  const read = readYaml(file, source, editionSchema, keysOf(editionSchema));
  if (!read.value || !read.text) return { problems: read.problems };
  const whole = { source: read.value, text: read.text, file };
  if (variant === undefined) return { edition: whole, problems: read.problems };
  const known = read.value.variants ?? {};
  if (!Object.hasOwn(known, variant)) {
    const kind = { en: 'variant', zh: '变体' };
    const at = { file, line: read.text.lineOf(['variants']), path: 'variants' };
    return { problems: [...read.problems, problems.unknownCode(at, kind, variant, Object.keys(known))] };
  }
  return { edition: variantOf(whole, variant), problems: read.problems };
}

/** An edition with the keys of one of its variants in place of its own. */
function variantOf({ source, text, file }: Edition, variant: string): Edition {
  const own = source.variants![variant]!;
  const edition = own.edition ?? `${source.edition}-${variant}`;
  const lineOf: YamlText['lineOf'] = (path) =>
    text.lineOf(Object.hasOwn(own, path[0] ?? '') ? ['variants', variant, ...path] : path);
  const { variants: _, ...plain } = source;
  return { source: { ...plain, ...own, edition } as EditionSource, text: { ...text, lineOf }, file };
}

/** The names of the tables an edition needs besides edition.yaml. */
export function tablesOf(source: EditionSource): {
  units: string;
  indicators?: string;
  groups: string;
  beside: string[];
  economy: string[];
  chain: string[];
  judgements: string[];
} {
  return {
    units: source.units.file ?? 'units.csv',
    ...(source.indicators ? {} : { indicators: 'indicators.csv' }),
    groups: 'groups.csv',
    beside: [...new Set((source.beside ?? []).flatMap((b) => b.file ?? []))],
    economy: source.economy ? [economyTable(source.economy)] : [],
    chain: chainTables(source.chain),
    judgements: source.tree ? judgementTables(source.tree) : [],
  };
}
