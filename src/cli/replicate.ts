import { coversPublished, replicate } from '../analysis/index.js';
import { problems, UserError } from '../edition/index.js';
import { replicateJson, replicateText } from '../publish/index.js';
import { openRelease, type Release } from '../release/index.js';
import { type Common, languageOf, print } from './common.js';
import { publishedTables } from './published.js';

/** `iplus replicate [RELEASE...]`: every published figure and order beside ours, and how ours was obtained. */
export async function replicateCommand(folders: readonly string[], options: Common): Promise<void> {
  const published = publishedTables();
  const releases: Release[] = [];
  for (const folder of folders) {
    const release = await openRelease(folder);
    if (!coversPublished(release.plan, published)) throw new UserError([problems.otherPlaces(folder)]);
    releases.push(release);
  }
  const indices = releases.map(({ manifest, plan, panel, index }) => ({
    id: manifest.id,
    plan,
    panel,
    index,
  }));
  const found = replicate(published, indices);
  print(options, replicateJson(found), () => replicateText(found, languageOf(options)));
}
