// Checks sentences about a published index: whether a release bears them out, with the right figure and its receipt.

import { buildIndex, type Solve } from '../../engine/index.js';
import { readManifest, readRelease } from '../../release/index.js';
import { claimJson, examplesOf, type FactSource, proofread, proofreadJson } from '../../words/index.js';
import { type IndexDefinition, settled } from '../method/build.js';
import type { Row } from '../method/table.js';
import { openFiles } from '../release/files.js';
import type { Checked, CheckedText } from './checked.js';
import { type Names, namedBy } from './names.js';

export { UserError } from '../../edition/index.js';
export { defineIndex, type IndexDefinition } from '../method/build.js';
export type * from '../method/spec.js';
export type { Row } from '../method/table.js';
export type * from './checked.js';
export type { Names } from './names.js';

/** A language of answers; sentences of both are read. */
export type Lang = 'en' | 'zh';

/** An index whose figures are at hand. */
export interface Figures {
  readonly id: string;
}

const sources = new WeakMap<Figures, FactSource>();

function figuresOf(id: string, source: FactSource): Figures {
  const figures = { id };
  sources.set(figures, source);
  return figures;
}

/**
 * Opens the release at an address: that of a site, of a release, or of its release.json. Its files are checked against its list, and its
 * index is built again, so that every figure is the one that was published.
 *
 * @throws Error where there is no release; UserError where a file was changed
 */
export async function openRelease(address: string | URL, get: typeof fetch = fetch): Promise<Figures> {
  const files = await openFiles(address, get);
  const place = {
    name: files.address.replace(/\/$/, ''),
    read: (path: string) => files.bytes(path).catch(() => undefined),
  };
  return figuresOf(files.id, await readRelease(place, await readManifest(place)));
}

/**
 * The index of a table, before there is a release: ranges of ranks are not known of it.
 * @throws UserError with every problem of the definition and of the table
 */
export function indexOf(
  { spec }: IndexDefinition,
  rows: readonly Row[],
  { solve }: { solve?: Solve } = {},
): Figures {
  const { plan, panel } = settled(spec, rows, solve);
  const index = buildIndex(plan, panel, solve);
  return figuresOf('index', { plan, panel, index, uncertainty: [], geocoding: [] });
}

/** What sentences about a release can say, and whether they are true of it. */
export interface Grammar {
  /** Whether a sentence in English or Chinese is true of the release. */
  check(sentence: string): Checked;
  /** Every sentence of a text that states a figure, rank, change or comparison of the release. */
  proofread(text: string, lang?: Lang): CheckedText;
  /** Sentences that can be asked, all true. */
  examples(lang?: Lang): string[];
}

/** The sentences about an index. @param names other names of its places and of the parts of the index, by code and id */
export function grammar(figures: Figures, names: Names = {}): Grammar {
  const known = sources.get(figures)!;
  // What sentences are read by is remembered by the index.
  const release = { ...known, plan: namedBy(known.plan, names), index: { ...known.index } };
  return {
    check: (sentence) => claimJson(release, sentence),
    proofread: (text, lang = 'en') => proofreadJson(proofread(release, text, lang)),
    examples: (lang = 'en') => examplesOf(release, lang),
  };
}
