import { expect } from 'vitest';
import { type Release, type Subject, subjectsOf } from '../../src/release/index.js';
import type { Fact } from '../../src/words/facts/fact.js';
import { factsOfKind } from '../../src/words/facts/factsAbout.js';

/** Rank range of a subject as in uncertainty.csv; its rank alone where the period was not studied. */
export function spanOf(release: Release, { grouping, number }: Subject, period: string): [number, number] {
  const studied = release.uncertainty.find((u) => u.period === period);
  if (!studied) return [rankOf(release, grouping, number, period), rankOf(release, grouping, number, period)];
  const range = (grouping < 0 ? studied.intervals : studied.groups[grouping])?.[number];
  if (!range) throw new Error(`no range of ${number} in ${period}`);
  return [Math.min(range.low, range.rank), Math.max(range.high, range.rank)];
}

function rankOf({ plan, index }: Release, grouping: number, number: number, period: string): number {
  const t = plan.periods.indexOf(period) - plan.first;
  const members = grouping < 0 ? index.units : plan.groupings[grouping]!.groups.length;
  return (grouping < 0 ? index.ranks(0) : index.groupRanks(grouping, 0))[t * members + number]!;
}

/** Checks every order, move and lead that a fact of the whole index states against the rank ranges. */
export function expectApart(release: Release, fact: Fact): void {
  if (fact.node !== release.plan.nodes[0]!.id) return;
  const span = (of: Subject, period = fact.period) => spanOf(release, of, period);
  const meets = ([low, high]: [number, number], of: Subject) => span(of)[0] <= high && low <= span(of)[1];
  const codes = (of: readonly Subject[]) => of.map((s) => s.code).sort();
  const all = subjectsOf(release.plan);
  const others = (place: Subject) =>
    all.filter((s) => s.level === place.level && s.number !== place.number && span(s)[0] > 0);
  for (const { blocks } of factsOfKind([fact], 'leaders')) {
    blocks.forEach(({ members, order }, i) => {
      const behind = blocks.slice(i + 1).flatMap((block) => block.members);
      for (const { subject: above } of members)
        for (const { subject: below } of behind)
          expect(span(above)[1], `${above.name.en} above ${below.name.en}`).toBeLessThan(span(below)[0]);
      if (order === 'close')
        for (const { subject: a } of members)
          for (const { subject: b } of members)
            expect(meets(span(a), b), `${a.name.en} close to ${b.name.en}`).toBe(true);
      if (order === 'tied') expect(new Set(members.map(({ rank }) => rank.value)).size).toBe(1);
    });
  }
  for (const { subject, from } of factsOfKind([fact], 'mover'))
    expect(stoodApart(span, subject, from)).toBe(true);
  for (const { place, from, certain, before, now } of factsOfKind([fact], 'moved')) {
    if (before.value !== now.value) expect(certain, place.name.en).toBe(stoodApart(span, place, from));
  }
  for (const { place, ranked } of factsOfKind([fact], 'standing')) {
    if (ranked)
      expect(codes(ranked.rivals)).toEqual(codes(others(place).filter((s) => meets(span(place), s))));
  }
  for (const { standing } of factsOfKind([fact], 'home')) expectApart(release, standing as Fact);
  for (const { place, group, rivals } of factsOfKind([fact], 'within')) {
    const memberOf = release.plan.groupings[group.grouping]!.memberOf;
    const near = others(place).filter((s) => memberOf[s.number] === group.number);
    expect(codes(rivals)).toEqual(codes(near.filter((s) => meets(span(place), s))));
  }
  for (const { names, rivals } of factsOfKind([fact], 'lead')) {
    const near = others(names[0]!).filter((s) => !names.some((n) => n.number === s.number));
    expect(codes(rivals)).toEqual(codes(near.filter((s) => names.some((n) => meets(span(n), s)))));
  }
  for (const { subject, k, period } of factsOfKind([fact], 'newcomer')) {
    expect(span(subject, period)[1]).toBeLessThanOrEqual(k);
  }
}

function stoodApart(
  span: (of: Subject, period?: string) => [number, number],
  of: Subject,
  from: string,
): boolean {
  const [now, before] = [span(of), span(of, from)];
  return now[1] < before[0] || before[1] < now[0];
}
