import { checkLength, problems, UserError } from '../edition/index.js';
import type { Release } from '../release/index.js';

/**
 * Finds a release by its id or the name of its edition; the only one where nothing is given.
 * @throws UserError listing the releases
 */
export function chooseRelease(releases: readonly Release[], wanted?: string): Release {
  if (wanted !== undefined) checkLength('release', wanted, 'name');
  if (wanted === undefined && releases.length === 1) return releases[0]!;
  const found = releases.filter((r) => r.manifest.id === wanted || r.plan.edition === wanted);
  if (found.length === 1) return found[0]!;
  const ids = releases.map((r) => r.manifest.id);
  const at = { file: 'release' };
  const what = { en: 'release', zh: '发布版' };
  if (wanted !== undefined && found.length === 0) {
    throw new UserError([problems.unknownCode(at, what, wanted, ids)]);
  }
  const list = ids.join(', ');
  throw new UserError([
    {
      at,
      found: { en: `${ids.length} releases, none chosen`, zh: `有 ${ids.length} 个发布版，未指定` },
      expected: { en: `one of ${list}`, zh: `其中之一：${list}` },
      mend: { en: 'pass its id as “release”', zh: '请将其编号作为“release”传入' },
    },
  ]);
}
