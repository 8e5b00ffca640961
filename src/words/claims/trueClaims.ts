import { firstIsBest } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import { areDistinguishable, hasMoved } from '../facts/blocks.js';
import type { Fact } from '../facts/fact.js';
import { factsAbout } from '../facts/factsAbout.js';
import { isMeasuredAgain } from '../facts/measured.js';
import { rankGainOf } from '../facts/moves.js';
import { perHeadView } from '../facts/perHead.js';
import { type FactSource, totalOf, viewOf } from '../facts/view.js';
import { rankAmong } from './among.js';
import type { Claim, Quantity, When } from './claim.js';
import { judge } from './judge.js';

/** A claim and of what. */
export interface StatedClaim {
  claim: Claim;
  when: When;
}

/** Claims that a release bears out, drawn from its facts about a place in a published period. */
export function trueClaims(release: FactSource, t: number, place: Subject): StatedClaim[] {
  const { plan } = release;
  const view = viewOf(release, t);
  const when = { g: 0, t, since: t - 1 };
  const found = factsAbout(release, t, place).flatMap((fact) => claimsOf(release, fact, place));
  const peers = place.level === 'total' ? [] : view.peers(place);
  const at = peers.findIndex((p) => p.code === place.code);
  const below = peers.slice(at + 1).find((p) => at >= 0 && areDistinguishable(view, place, p));
  const then = view.at(t - 1);
  const by = at >= 0 ? (rankGainOf(view, t - 1, place)?.places.value ?? 0) : 0;
  const moved =
    then &&
    by !== 0 &&
    then.rankNumber(place) > 0 &&
    hasMoved(view, then, place) &&
    isMeasuredAgain(view, place);
  const home = plan.groupings[0]?.memberOf[place.number] ?? -1;
  const group = place.grouping < 0 && home >= 0 ? view.members(0)[home] : undefined;
  const own = group && rankAmong(view, place, { group });
  const heads = perHeadView(release, t);
  const inHeads = heads && rankAmong(heads, place);
  const perHead: StatedClaim[] =
    inHeads && inHeads.low === inHeads.high
      ? [
          {
            claim: { kind: 'rank', place, rank: inHeads.rank.value, fromEnd: false },
            when: { ...when, perHead: true },
          },
        ]
      : [];
  const stated = [
    ...found,
    ...(own && own.of.value > 1 && own.low === own.high
      ? [{ kind: 'rank' as const, place, rank: own.rank.value, fromEnd: false, group }]
      : []),
    ...(below ? [{ kind: 'above' as const, place, other: below, above: true, by: 'rank' as const }] : []),
    ...(moved ? [{ kind: 'moved' as const, place, places: Math.abs(by), up: by > 0 }] : []),
  ]
    .filter(({ kind }) => firstIsBest(plan) || !['moved', 'above'].includes(kind))
    .map((claim): StatedClaim => ({ claim, when }));
  return [...stated, ...perHead].filter(({ claim, when }) => judge(release, claim, when).verdict === 'true');
}

function claimsOf(release: FactSource, fact: Fact, place: Subject): Claim[] {
  switch (fact.kind) {
    case 'standing': {
      const { value, before, ranked } = fact;
      const grown = before?.growth;
      const more: Quantity = {
        is: 'more',
        value: { value: Math.floor(value.value * 90) / 100, half: 0.005 },
      };
      const rank = ranked?.rank.value;
      const high = ranked?.range?.high.value ?? rank;
      const isSure = ranked && (!ranked.range || ranked.range.low.value === ranked.range.high.value);
      return [
        { kind: 'value', place, value: roundedQuantity(value.value) },
        ...(value.value > 0 ? [{ kind: 'value' as const, place, value: more }] : []),
        ...(grown && Math.abs(grown.value) > 0.01
          ? [
              {
                kind: 'growth' as const,
                place,
                unit: 'percent' as const,
                by: roundedQuantity(Math.abs(grown.value)),
                up: grown.value > 0,
              },
            ]
          : []),
        ...(isSure ? [{ kind: 'rank' as const, place, rank: ranked.rank.value, fromEnd: false }] : []),
        ...(high === undefined
          ? []
          : [{ kind: 'top' as const, place, k: Math.max(2, high), fromEnd: false }]),
      ];
    }
    case 'share':
      return [
        {
          kind: 'share',
          places: [place],
          of: totalOf(release),
          percent: roundedQuantity(fact.ofTotal.value),
        },
      ];
    case 'newcomer':
      return [{ kind: 'newcomer', place: fact.subject, k: fact.k }];
    default:
      return [];
  }
}

/** As a person writes it: two decimals. */
function roundedQuantity(value: number): Quantity {
  return { is: 'equal', value: { value: Number(value.toFixed(2)), half: 0.005 } };
}
