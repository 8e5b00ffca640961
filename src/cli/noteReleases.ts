import type { Submissions } from '../platform/index.js';
import { isPublic } from '../release/index.js';
import type { ServedFolder } from '../server/index.js';

/** Notes on signed submissions which of the releases that are shown rest on them; embargoed ones are left out. */
export async function noteReleases(
  submissions: Submissions,
  shown: readonly ServedFolder[],
  now = Date.now(),
): Promise<void> {
  for (const { manifest, vintage } of shown) {
    if (isPublic(vintage, now)) await submissions.noteReleased(manifest);
  }
}
