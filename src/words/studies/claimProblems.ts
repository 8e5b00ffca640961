import { type AnnouncedFile, type Problem, same, type Text } from '../../edition/index.js';
import { describeOutcome } from '../claims/checkClaim.js';
import { outcomeOf } from '../claims/outcome.js';
import type { FactSource } from '../facts/view.js';
import { phraseText } from '../sentences/phrase.js';

/**
 * The claims of announced statements that the checker does not understand, in either language, or of which it has no figure.
 *
 * @param releaseOf what judges a reading: the index itself or, where a variant is named, that of the variant
 * @param at the place of a claim in its file
 */
export function claimProblems(
  { readings, statements }: AnnouncedFile,
  releaseOf: (variant: string | undefined) => FactSource,
  at: (path: readonly PropertyKey[]) => Problem['at'],
): Problem[] {
  return statements.flatMap((statement, i) =>
    (['claims', 'nearest', 'each'] as const).flatMap((kind) =>
      readings.flatMap(({ id, variant }) =>
        (statement[kind]?.[id] ?? []).flatMap((claim, k) =>
          (['en', 'zh'] as const).flatMap((lang) => {
            const release = releaseOf(variant);
            const sentence = claim[lang].replace('{period}', release.plan.periods.at(-1)!);
            const outcome = outcomeOf(release, sentence);
            const isKnown = outcome.is === 'settled' && (kind === 'each' || outcome.verdict !== 'no-figure');
            if (isKnown) return [];
            const answer = phraseText(describeOutcome(release, sentence, outcome, lang).answer);
            const place = at(['statements', i, kind, id, k, lang]);
            const found = answer === '' ? sentence : `${sentence}: ${answer}`;
            return [{ at: place, found: same(found), expected: expectedClaim, mend: mendClaim }];
          }),
        ),
      ),
    ),
  );
}

const expectedClaim: Text = {
  en: 'a claim that the checker understands and has figures for',
  zh: '“核对说法”能够理解且有相应数据的说法',
};
const mendClaim: Text = {
  en: 'write it as `iplus claim` takes it, or give the reason under “cannot”',
  zh: '请改为 `iplus claim` 可核对的写法，或在 cannot 中写明原因',
};
