import { nearest, type Text } from '../../edition/index.js';
import type { Release, RevisionClass } from '../../release/index.js';
import { ApiProblem } from './problem.js';

/** When a release was published as which vintage of its series. */
export interface Dated {
  number: number;
  /** The day. */
  date: string;
  /** Milliseconds since 1970 (UTC) before which nobody may see it; absent: it has always been public. */
  from?: number;
  /** Why it replaced the one before. */
  why?: { class: RevisionClass; reason: Text };
}

/** A release, and its place in a series where it has one. */
export type ApiRelease = Release & { vintage?: Dated };

/** A release found by an address, and whether that address can ever lead to another. */
export interface Found {
  release: ApiRelease;
  fixed: boolean;
}

/** The releases an API gives out, found by id, by edition, or as `latest`. */
export interface Releases {
  all: readonly ApiRelease[];
  /** @throws ApiProblem for an address that leads to none */
  find(address: string): Found;
  /** The one that its edition's name leads to. */
  isLatest(release: ApiRelease): boolean;
}

/** @param all in the order given: of one edition the last one counts, `latest` is that of the first edition */
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
      const near = nearest(address, names);
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
