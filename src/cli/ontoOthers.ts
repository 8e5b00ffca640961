import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problems, type Text, UserError } from '../edition/index.js';
import { openEdition } from '../signals/index.js';

const site: Text = { en: 'a published site', zh: '已发布的网站' };
const tables: Text = { en: 'the tables of an analysis', zh: '分析表' };
const releaseOf = (edition: string): Text => ({
  en: `a release of the edition ${edition}`,
  zh: `版本${edition}的发布版`,
});

/** What of this program is at a place: the same words for the same kind of thing. */
function kindAt(folder: string): Text | undefined {
  const has = (name: string) => existsSync(join(folder, name));
  if (has('release.json')) return releaseOf(editionIn(join(folder, 'release.json')));
  if (has('index.html')) return site;
  return has('analysis/dictionary.csv') ? tables : undefined;
}

function editionIn(manifest: string): string {
  try {
    const { edition } = JSON.parse(readFileSync(manifest, 'utf8')) as { edition?: unknown };
    return typeof edition === 'string' ? edition : '?';
  } catch {
    return '?';
  }
}

function refuseOther(option: string, folder: string, wanted: Text): void {
  const found = kindAt(folder);
  if (found && found.en !== wanted.en)
    throw new UserError([problems.ontoOther(folder, found, wanted, option)]);
}

/** Refuses to build onto a release of another edition, a site or tables; the earlier release of the same edition gives way. */
export function refuseBuildOntoOther(
  option: string,
  folder: string,
  edition: string,
  variant?: string,
): void {
  if (!kindAt(folder)) return;
  const name = nameOf(edition, variant);
  if (name !== undefined) refuseOther(option, folder, releaseOf(name));
}

/** Refuses to publish a site onto anything but an earlier site. */
export const refuseSiteOntoOther = (option: string, folder: string): void =>
  refuseOther(option, folder, site);

/** Refuses to write tables onto anything but earlier tables. */
export const refuseTablesOntoOther = (option: string, folder: string): void =>
  refuseOther(option, folder, tables);

/** The name of an edition; undefined where it cannot be read, which whoever builds it will say. */
function nameOf(folder: string, variant: string | undefined): string | undefined {
  try {
    return openEdition(folder, variant).edition.source.edition;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
