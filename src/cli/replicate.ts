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
import {
  publishedDiffers,
  publishedJson,
  publishedText,
  replicateJson,
  replicateText,
} from '../publish/index.js';
import { openRelease } from '../release/index.js';
import { indexOf } from './build.js';
import { languageOf, type OfVariant, print } from './common.js';
import { publishedTables } from './published.js';

/** What a command leaves where what was published and what comes out differ. */
const different = 3;

/**
 * `iplus replicate [EDITION|RELEASE...]`: the figures that an edition says were published of it beside what comes out, and what the
 * published index of the same places says beside ours; without a folder, that index alone. Exit 3 where a figure differs.
 */
export async function replicateCommand(folders: readonly string[], options: OfVariant): Promise<void> {
  const lang = languageOf(options);
  const published = publishedTables();
  const indices: OwnIndex[] = [];
  for (const folder of folders) {
    const index = await opened(folder, options);
    if (index.plan.published.length === 0 && !coversPublished(index.plan, published)) {
      throw new UserError([problems.otherPlaces(folder)]);
    }
    indices.push(index);
  }
  const own = indices.flatMap((of) =>
    of.plan.published.length > 0 ? [{ of, all: comparePublished(of) }] : [],
  );
  const covering = indices.filter(({ plan }) => coversPublished(plan, published));
  const found = folders.length === 0 || covering.length > 0 ? replicate(published, covering) : undefined;
  const json = {
    ...(own.length > 0
      ? { published: own.map(({ of, all }) => ({ id: of.id, tables: publishedJson(all) })) }
      : {}),
    ...(found ? replicateJson(found) : {}),
  };
  print(options, json, () =>
    [
      ...own.map(
        ({ of, all }) => `${of.plan.title[lang]} (${of.id})\n\n${publishedText(of.plan, all, lang)}`,
      ),
      ...(found ? [replicateText(found, lang)] : []),
    ].join('\n\n'),
  );
  if (own.some(({ all }) => publishedDiffers(all)) || (found && disagrees(found)))
    process.exitCode = different;
}

/** Whether the arithmetic of published figures does not hold; what another index of ours says is no such thing. */
function disagrees({ figures }: Replicated): boolean {
  return figures.some(({ found }) => found.some((f) => f.agrees === false));
}

/** An edition is built for this alone, nothing of it is written. */
async function opened(folder: string, options: OfVariant): Promise<OwnIndex> {
  if (existsSync(join(folder, 'edition.yaml'))) {
    const { plan, panel, index } = await indexOf(folder, options);
    return { id: `${plan.edition}-${plan.version}`, plan, panel, index };
  }
  const { manifest, plan, panel, index } = await openRelease(folder);
  return { id: manifest.id, plan, panel, index };
}
