import type { Submissions } from '../platform/index.js';
import type { ServedFolder } from '../server/index.js';

/** Notes on signed submissions which of the releases that are shown rest on them; embargoed ones are left out. */
export async function noteReleases(
  submissions: Submissions,
  shown: readonly ServedFolder[],
  now = Date.now(),
): Promise<void> {
  for (const { manifest, vintage } of shown) {
    const isPublic = (vintage?.from ?? Number.NEGATIVE_INFINITY) <= now;
    if (isPublic) await submissions.noteReleased(manifest);
  }
}
