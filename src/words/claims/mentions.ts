import type { Clause, Draft, Mention, Predicate } from './grammar/draft.js';

/** The places that a sentence names. */
export const mentionsOf = (draft: Draft): Mention[] =>
  'list' in draft ? draft.list.flatMap(mentionsOf) : draft.clauses.flatMap(mentionsIn);

/** The places that a clause names. */
export function mentionsIn({ subjects, some, predicate, adjuncts }: Clause): Mention[] {
  const beside = adjuncts.flatMap((a) =>
    a.kind === 'among' && a.group
      ? [a.group]
      : a.kind === 'than'
        ? [a.other]
        : a.kind === 'also'
          ? mentionsBy(a.said.predicate)
          : [],
  );
  const set = some ? [...(some.list ?? []), ...(some.group ? [some.group] : []), ...(some.except ?? [])] : [];
  return [...subjects, ...set, ...mentionsBy(predicate), ...beside];
}

/** Those that what is said names. */
function mentionsBy(predicate: Predicate): readonly Mention[] {
  if ('other' in predicate && predicate.other) return [predicate.other, ...(predicate.other.also ?? [])];
  if ('of' in predicate && predicate.of) return [predicate.of];
  return 'others' in predicate ? predicate.others : [];
}
