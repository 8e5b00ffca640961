import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  comparePublished,
  coversPublished,
  type OwnIndex,
  type Replicated,
  replicate,
} from '../analysis/index.js';
import { problems, UserError } from '../edition/index.js';
import type { Release } from '../release/index.js';
import { judgedJson, judgedText, replicateJson, replicateText } from '../terminal/index.js';
import { hasDifferences, publishedJson, publishedText } from '../words/index.js';
import { readAndBuildIndex } from './build.js';
import { languageOf, print, type VariantOption } from './common.js';
import { computing, openWithProgress } from './openWithProgress.js';
import { withNotice } from './progress.js';
import { publishedTables } from './published.js';

/** Exit code where published and recomputed figures differ. */
const exitDifferent = 3;

/**
 * `iplus replicate [EDITION|RELEASE...]`: compares the published figures that an edition lists with the recomputed
 * ones, judges the announced statements that it declares by its figures, and compares the published index of the same places with this
 * one; without a folder, checks that index only. Exit code 3
 * where a figure differs.
 */
export async function replicateCommand(folders: readonly string[], options: VariantOption): Promise<void> {
  const lang = languageOf(options);
  const published = publishedTables();
  const indices: (OwnIndex & { release?: Release })[] = [];
  for (const folder of folders) {
    const index = await openIndex(folder, options);
    const { announced, published: own } = index.plan;
    if (announced && !index.release) throw new UserError([problems.judgedOfRelease(folder)]);
    if (!announced && own.length === 0 && !coversPublished(index.plan, published)) {
      throw new UserError([problems.otherPlaces(folder)]);
    }
    indices.push(index);
  }
  const judged = indices.flatMap(({ release }) => (release?.plan.announced ? [release] : []));
  const own = await withNotice(options, computing, () =>
    indices.flatMap((of) => (of.plan.published.length > 0 ? [{ of, all: comparePublished(of) }] : [])),
  );
  const covering = indices.filter(({ plan }) => coversPublished(plan, published));
  const found = folders.length === 0 || covering.length > 0 ? replicate(published, covering) : undefined;
  const json = {
    ...(own.length > 0
      ? { published: own.map(({ of, all }) => ({ id: of.id, tables: publishedJson(all) })) }
      : {}),
    ...(judged.length > 0
      ? { judged: judged.map((one) => ({ id: one.manifest.id, statements: judgedJson(one) })) }
      : {}),
    ...(found ? replicateJson(found) : {}),
  };
  print(options, json, () =>
    [
      ...own.map(
        ({ of, all }) => `${of.plan.title[lang]} (${of.id})\n\n${publishedText(of.plan, all, lang)}`,
      ),
      ...judged.map((one) => judgedText(one, lang)),
      ...(found ? [replicateText(found, lang)] : []),
    ].join('\n\n'),
  );
  if (own.some(({ all }) => hasDifferences(all)) || (found && disagrees(found)))
    process.exitCode = exitDifferent;
}

/** Whether published figures are inconsistent; differences from another index of this program do not count. */
function disagrees({ figures }: Replicated): boolean {
  return figures.some(({ found }) => found.some((f) => f.agrees === false));
}

/** Builds an edition in memory, or opens a release; nothing is written. */
async function openIndex(folder: string, options: VariantOption): Promise<OwnIndex & { release?: Release }> {
  if (existsSync(join(folder, 'edition.yaml'))) {
    const { plan, panel, index } = await readAndBuildIndex(folder, options);
    return { id: `${plan.edition}-${plan.version}`, plan, panel, index };
  }
  const release = await openWithProgress(folder, options);
  const { manifest, plan, panel, index } = release;
  return { id: manifest.id, plan, panel, index, release };
}
