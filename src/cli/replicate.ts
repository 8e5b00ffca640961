import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { recompute, replicationsOf } from '../analysis/index.js';
import { problems, UserError } from '../edition/index.js';
import { loadSolver } from '../engine/index.js';
import { packageRoot } from '../package/index.js';
import { openEdition } from '../signals/index.js';
import { figuresText, judgedJson, judgedText } from '../terminal/index.js';
import { hasDifferences, publishedJson, publishedText } from '../words/index.js';
import { readAndBuildIndex } from './build.js';
import { languageOf, print, type VariantOption } from './common.js';
import { computing, openWithProgress } from './openWithProgress.js';
import { withNotice } from './progress.js';

/** Exit code where published and recomputed figures differ. */
const exitDifferent = 3;

/** The edition that has what was published of the index of 2018. */
const reconstruction = fileURLToPath(new URL('editions/china-2018', packageRoot));

/**
 * `iplus replicate [EDITION|RELEASE...]`: compares the published figures that an edition lists with the recomputed ones, judges the
 * announced statements that it declares by its figures, and recomputes published figures of another index from one another; without a
 * folder only those of the index of 2018. Exit code 3 where a figure differs.
 */
export async function replicateCommand(folders: readonly string[], options: VariantOption): Promise<void> {
  const all: Compared[] = [];
  for (const folder of folders.length > 0 ? folders : [reconstruction])
    all.push(...(await withNotice(options, computing, () => comparedOf(folder, options))));
  const json: Partial<Record<Compared['kind'], object[]>> = {};
  for (const { kind, found } of all) json[kind] = [...(json[kind] ?? []), ...found];
  print(options, json, () => all.map(({ text }) => text).join('\n\n'));
  if (all.some(({ differs }) => differs)) process.exitCode = exitDifferent;
}

/** A comparison with something published: for programs and in words, and whether a figure differs. */
interface Compared {
  kind: 'published' | 'judged' | 'figures';
  found: object[];
  text: string;
  differs: boolean;
}

/** All comparisons of an edition, which is built in memory where that is needed, or of a release; nothing is written. */
async function comparedOf(folder: string, options: VariantOption): Promise<Compared[]> {
  const lang = languageOf(options);
  const edition = existsSync(join(folder, 'edition.yaml')) ? openEdition(folder, options.variant) : undefined;
  if (edition && edition.problems.length > 0) throw new UserError(edition.problems);
  const release = edition ? undefined : await openWithProgress(folder, options);
  const announced = release ? release.plan.announced : edition!.edition.announced;
  const built = edition?.edition.source.published ? await readAndBuildIndex(folder, options) : release;
  const all: Compared[] = [];
  if (built && built.plan.published.length > 0) {
    const { plan } = built;
    const tables = replicationsOf(built, await loadSolver());
    const id = release?.manifest.id ?? `${plan.edition}-${plan.version}`;
    const text = `${plan.title[lang]} (${id})\n\n${publishedText(plan, tables, lang)}`;
    const found = [{ id, tables: publishedJson(tables) }];
    all.push({
      kind: 'published',
      found,
      text,
      differs: hasDifferences(tables.map(({ compared }) => compared)),
    });
  }
  if (release && announced) {
    const found = [{ id: release.manifest.id, statements: judgedJson(release) }];
    all.push({ kind: 'judged', found, text: judgedText(release, lang), differs: false });
  }
  if (announced?.figures) {
    const found = recompute(announced.figures);
    const differs = found.some(({ agrees }) => agrees === false);
    all.push({ kind: 'figures', found, text: figuresText(announced.figures, lang), differs });
  }
  if (all.length > 0) return all;
  throw new UserError([announced ? problems.judgedOfRelease(folder) : problems.nothingPublished(folder)]);
}
