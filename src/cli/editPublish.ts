import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Lang, problemText, UserError } from '../edition/index.js';
import { type PublishedHere, publishStatic } from '../server/index.js';
import { buildRelease } from './build.js';
import { openPublic } from './openReleases.js';

/** Builds an edition as it is saved, and publishes it into the folder beside it with `-site` behind its name. */
export async function publishBeside(edition: string, lang: Lang): Promise<PublishedHere> {
  const site = `${resolve(edition)}-site`;
  const work = await mkdtemp(join(tmpdir(), 'iplus-edit-'));
  try {
    const release = join(work, 'release');
    await buildRelease(edition, release, { lang });
    const { pages } = await publishStatic(site, await openPublic([release]), {});
    return { folder: site, pages };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { refused: error.problems.map((problem) => problemText(problem, lang)).join('\n') };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
