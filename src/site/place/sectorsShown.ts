import type { Plan } from '../../edition/index.js';
import { partColour } from '../../figures/index.js';
import { peersAt, type SectorShare, sectorShares } from '../../words/index.js';
import type { PlaceView } from './view.js';

/** A sector as the page of a place shows it. */
interface ShownSector extends SectorShare {
  /** The colour of the part of the root that the sector lies in; undefined where it lies in several. */
  hue: number | undefined;
}

/** What each sector gives a place, largest first; none of a part, of a place with fewer than two, or where the sectors are the parts of the index. */
export function sectorsShown({ release, plan, subject, isUnit, g, t }: PlaceView): {
  shares: ShownSector[];
  hasPeers: boolean;
} {
  if (g !== 0 || !isUnit) return { shares: [], hasPeers: false };
  const peers = peersAt(release, t, subject.number);
  const shares = sectorShares(release, t, subject.number, peers);
  const own = plan.nodes[0]!.children;
  const sameAsParts =
    shares.length === own.length &&
    shares.every(({ sector }) => own.some((h) => sector.nodes.join() === String(h)));
  return {
    shares:
      shares.length < 2 || sameAsParts
        ? []
        : shares.map((share) => ({ ...share, hue: colourOf(plan, share.sector) })),
    hasPeers: peers.length > 0,
  };
}

/** The colour of the part that a sector lies in; none where it lies in several. */
function colourOf({ nodes }: Plan, { nodes: within }: SectorShare['sector']): number | undefined {
  const parts = new Set(
    within.map((g) => {
      let part = g;
      while (nodes[part]!.depth > 1) part = nodes[part]!.parent;
      return nodes[0]!.children.indexOf(part);
    }),
  );
  const [only] = parts;
  return parts.size === 1 && only! >= 0 ? partColour(only!, nodes[0]!.children.length) : undefined;
}
