import { nearestWord, type Text } from '../../edition/index.js';
import type { Release, RevisionClass, Withdrawal } from '../../release/index.js';
import { ApiProblem } from './problem.js';

/** The publication of a release as a vintage of a series. */
export interface Dated {
  number: number;
  /** The publication date. */
  date: string;
  /** End of the embargo, in milliseconds since 1970 (UTC); absent: public from the beginning. */
  from?: number;
  /** Why it replaced the previous vintage. */
  why?: { class: RevisionClass; reason: Text };
}

/** A release, with its vintage where it is part of a series. */
export type ApiRelease = Release & { vintage?: Dated; withdrawn?: Withdrawal };

/** A release found by an address, and whether that address is permanent. */
export interface Found {
  release: ApiRelease;
  fixed: boolean;
}

/** How long an answer may be kept: a release never changes, but a vintage may be withdrawn, which its answers then say. */
export function lifetimeOf(found: Found | undefined): string {
  if (!found?.fixed) return 'public, max-age=60';
  return found.release.vintage ? 'public, max-age=3600' : 'public, max-age=31536000, immutable';
}

/** The releases of an API, found by id, by edition, or as `latest`. */
export interface Releases {
  all: readonly ApiRelease[];
  /** @throws ApiProblem for an unknown release */
  find(address: string): Found;
  /** Whether the name of its edition resolves to it. */
  isLatest(release: ApiRelease): boolean;
}

/** @param all in order: the last one of an edition counts as its latest, `latest` is that of the first edition */
export function releasesOf(all: readonly ApiRelease[]): Releases {
  const byId = new Map(all.map((release) => [release.manifest.id, release]));
  const byEdition = new Map(all.map((release) => [release.plan.edition, release]));
  const latest = byEdition.get(all[0]!.plan.edition)!;
  return {
    all,
    find(address) {
      const fixed = byId.get(address);
      if (fixed) return { release: fixed, fixed: true };
      const release = address === 'latest' ? latest : byEdition.get(address);
      if (release) return { release, fixed: false };
      const names = ['latest', ...byEdition.keys(), ...byId.keys()];
      const near = nearestWord(address, names);
      const list = names.slice(0, 12).join(', ');
      throw new ApiProblem('not-found', [
        {
          in: 'path',
          parameter: 'release',
          found: { en: `“${address}”`, zh: `“${address}”` },
          expected: { en: `one of: ${list}`, zh: `下列之一：${list}` },
          mend: near
            ? { en: `did you mean “${near}”?`, zh: `是否应为“${near}”？` }
            : { en: 'look it up in /v1/releases', zh: '请在 /v1/releases 中查找' },
        },
      ]);
    },
    isLatest: (release) => byEdition.get(release.plan.edition) === release,
  };
}
