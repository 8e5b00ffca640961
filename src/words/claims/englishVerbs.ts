import { growthByFactor } from './amounts.js';
import type { Amount, Mention, VerbMode, VerbPhrase } from './draft.js';
import { group } from './englishAdjuncts.js';
import { compared, leading, moving, standing } from './englishRanks.js';
import {
  auxiliary,
  bare,
  be,
  beyond,
  direction,
  nearlyHalf,
  part,
  percent,
  percentagePoints,
  percentMore,
  points,
  times,
  twice,
  verbPhrase,
} from './englishWords.js';
import { either, maybe, memoised, type Parser, rule, token } from './parser.js';

const grew =
  rule`grow/grows/grew/grown/rise/rises/rose/risen/increase/increases/increased/gain/gained/climb/climbed/expand/expanded/went_up/go_up`(
    () => true,
  );
const shrank =
  rule`fall/falls/fell/fallen/shrink/shrinks/shrank/shrunk/decline/declines/declined/decrease/decreased/lose/lost/drop/drops/dropped/went_down/go_down`(
    () => false,
  );
const change = either(percent, points, part);
/** "A year", "on average per year". */
const aYear = either(
  rule`on_average? a_year/per_year/annually/yearly on_average?`(() => true as const),
  rule`on_average every/each year`(() => true as const),
);
const unchanged = either(
  rule`${be} unchanged/the_same/flat`((mode) => verbPhrase(mode, stillGrowth)),
  rule`stayed/remained the_same/unchanged/flat`(() => verbPhrase('so', stillGrowth)),
  rule`did_not change`(() => verbPhrase('so', stillGrowth)),
);
const stillGrowth = { kind: 'growth', by: undefined, up: undefined } as const;

/** What is said of how an index changed. */
const changed: Parser<VerbPhrase> = either(
  rule`${auxiliary} ${either(grew, shrank)} by? ${change}`((mode, up, by) =>
    verbPhrase(mode, { kind: 'growth', by, up }),
  ),
  rule`${auxiliary} ${either(
    direction,
    rule`grow/grows/grew/grown/increase/increases/increased`(() => true),
    rule`shrink/shrinks/shrank/shrunk/decrease/decreases/decreased`(() => false),
  )}`((mode, up) => verbPhrase(mode, { kind: 'growth', by: undefined, up })),
  rule`${be} ${either(
    rule`up`(() => true),
    rule`down`(() => false),
  )} by? ${change}`((mode, up, by) => verbPhrase(mode, { kind: 'growth', by, up })),
  rule`${be} ${change} ${either(
    rule`higher`(() => true),
    rule`lower`(() => false),
  )} than in ${token('period')}`((mode, by, up, { t }) => ({
    ...verbPhrase(mode, { kind: 'growth', by, up }),
    with: [{ kind: 'base', t }],
  })),
  rule`${auxiliary} ${either(grew, shrank)} by? an_average_of? ${percent} ${aYear}`((mode, up, by) =>
    verbPhrase(mode, { kind: 'growth', by, up, yearly: true }),
  ),
  rule`${auxiliary} lose/lost ${part} of its index`((mode, by) =>
    verbPhrase(mode, { kind: 'growth', by, up: false }),
  ),
  rule`${auxiliary} ${multiplied()}`((mode, by) =>
    verbPhrase(mode, { kind: 'growth', by, up: by.unit === 'times' && by.value.value > 1 }),
  ),
  rule`${auxiliary} ${either(grew, shrank)} to ${times} its earlier value`((mode, up, by) => {
    const became = growthByFactor(by, up);
    return became && verbPhrase(mode, became);
  }),
  rule`${auxiliary} ${either(grew, shrank)} from ${bare} points? to ${either(points, bare)}`(
    (mode, up, from, to) => verbPhrase(mode, { kind: 'grown-to', from, to, up }),
  ),
  rule`${auxiliary} ${either(grew, shrank)} from ${bare} points? in ${token('period')} to ${either(points, bare)} in ${token('period')}`(
    (mode, up, from, a, to, b) => ({
      ...verbPhrase(mode, { kind: 'grown-to', from, to, up }),
      with: [{ kind: 'span', from: a.t, to: b.t }],
    }),
  ),
  rule`${auxiliary} ${either(grew, shrank)} to ${points}`((mode, up, to) =>
    verbPhrase(mode, { kind: 'grown-to', from: undefined, to, up }),
  ),
);

function multiplied(): Parser<Amount> {
  const factor: Parser<number> = either(
    rule`double/doubles/doubled`(() => 2),
    rule`triple/triples/tripled`(() => 3),
    rule`quadruple/quadrupled`(() => 4),
    rule`halve/halves/halved`(() => 0.5),
  );
  return either(
    rule`${factor}`((of) => twice('equal', of)),
    rule`more_than ${factor}`((of) => twice(of < 1 ? 'less' : 'more', of)),
    rule`nearly/almost ${factor}`((of) => (of < 1 ? nearlyHalf : twice('nearly', of))),
    rule`about/roughly ${factor}`((of) => twice('about', of)),
  );
}

/** What is said of the index of a place: "was 11.5", "exceeds 11 points", "is twice that of Tianjin". */
export const indexVerb: Parser<VerbPhrase> = memoised(
  either(
    changed,
    unchanged,
    rule`${be} at? ${either(points, bare)}`((mode, value) => verbPhrase(mode, { kind: 'value', value })),
    rule`${auxiliary} reach/reaches/reached/stand_at/stands_at/stood_at/come_to/came_to ${either(points, bare)}`(
      (mode, value) => verbPhrase(mode, { kind: 'value', value }),
    ),
    rule`${auxiliary} exceed/exceeds/exceeded ${beyond} points?`((mode, value) =>
      verbPhrase(mode, { kind: 'value', value }),
    ),
    rule`${be} ${either(
      rule`higher_than/larger_than/greater_than/bigger_than/above`(() => true),
      rule`lower_than/smaller_than/below`(() => false),
    )} that? of? ${group} 's?`((mode, up, other) =>
      verbPhrase(mode, { kind: 'above', other, above: up, by: 'value' }),
    ),
    rule`${auxiliary} exceed/exceeds/exceeded that? of? ${group} 's?`((mode, other) =>
      verbPhrase(mode, { kind: 'above', other, above: true, by: 'value' }),
    ),
    rule`${auxiliary} grow/grew/grown ${either(
      rule`faster/more`(() => true),
      rule`slower/less/more_slowly`(() => false),
    )} ${maybe(rule`per_head/per_capita`(() => true))} than that? of? ${group} 's?`(
      (mode, faster, heads, other) => ({
        ...verbPhrase(mode, { kind: 'faster', other, faster }),
        ...(heads ? { with: [{ kind: 'per-head' as const }] } : {}),
      }),
    ),
    rule`${be} ${times} that_of ${group}`((mode, of, other) =>
      verbPhrase(mode, { kind: 'multiple', other, times: of }),
    ),
    rule`${be} ${times} as high/large as that? of? ${group} 's?`((mode, of, other) =>
      verbPhrase(mode, { kind: 'multiple', other, times: of }),
    ),
    rule`${be} ${part} that_of ${group}`((mode, of, other) =>
      verbPhrase(mode, {
        kind: 'multiple',
        other,
        times: { ...of, unit: 'times', value: { value: of.value.value / 100, half: 0 } },
      }),
    ),
    rule`${be} ${percentMore} than that? of? ${group} 's?`((mode, of, other) =>
      verbPhrase(mode, { kind: 'multiple', other, times: of }),
    ),
    rule`${be} the_same_as/equal_to that? of? ${group} 's?`((mode, other) =>
      verbPhrase(mode, { kind: 'tied', other, by: 'value' }),
    ),
    rule`${be} ${points} ${either(
      rule`higher`(() => true),
      rule`lower`(() => false),
    )} than that? of? ${group} 's?`((mode, by, up, other) =>
      verbPhrase(mode, { kind: 'margin', other, above: up, by }),
    ),
  ),
);

const valued: Parser<VerbPhrase> = either(
  rule`${auxiliary} have/has/had/score/scores/scored/reach/reaches/reached/record/recorded ${points}`(
    (mode, value) => verbPhrase(mode, { kind: 'value', value }),
  ),
  rule`${be} at? ${points}`((mode, value) => verbPhrase(mode, { kind: 'value', value })),
  rule`${auxiliary} exceed/exceeds/exceeded ${beyond} points`((mode, value) =>
    verbPhrase(mode, { kind: 'value', value }),
  ),
);

const wholeOf: Parser<Mention | 'all'> = either(
  rule`of? the_index_of/all_of? ${group} 's? index/total?`((of): Mention | 'all' => of),
  rule`of the national? index/total/whole`((): Mention | 'all' => 'all'),
);
const ofIt = (mode: VerbMode, by: Amount, of: Mention | 'all' | undefined) =>
  verbPhrase(mode, { kind: 'share', of: of === 'all' ? undefined : of, percent: by });
export const sharing: Parser<VerbPhrase> = either(
  rule`${auxiliary} account_for/accounts_for/accounted_for/make_up/makes_up/made_up ${either(percent, part)} ${maybe(wholeOf)}`(
    ofIt,
  ),
  rule`${auxiliary} hold/holds/held/have/has/had/represent/represents/represented/contribute/contributes/contributed ${either(percent, part)} ${wholeOf}`(
    ofIt,
  ),
);

/** What is said of a share: "was 11.3%", "rose by 0.2 percentage points". */
export const shareVerb: Parser<VerbPhrase> = either(
  rule`${be} ${percent}`((mode, by) => verbPhrase(mode, { kind: 'share', of: undefined, percent: by })),
  rule`${auxiliary} reach/reached/exceed/exceeded ${percent}`((mode, by) =>
    verbPhrase(mode, { kind: 'share', of: undefined, percent: by }),
  ),
  rule`${auxiliary} ${either(grew, shrank)} by? ${percentagePoints}`((mode, up, by) =>
    verbPhrase(mode, { kind: 'share-change', of: undefined, by, up }),
  ),
  rule`${auxiliary} ${either(grew, shrank)}`((mode, up) =>
    verbPhrase(mode, { kind: 'share-change', of: undefined, by: undefined, up }),
  ),
);

/** What is said of a place itself. */
export const placeVerb: Parser<VerbPhrase> = memoised(
  either(moving, standing, leading, compared, changed, valued, sharing),
);
