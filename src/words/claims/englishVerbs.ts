import { becameTimes } from './amounts.js';
import type { Amount, Mention, Mode, Said } from './draft.js';
import { group } from './englishAdjuncts.js';
import { compared, leading, moving, standing } from './englishRanks.js';
import {
  aux,
  bare,
  be,
  beyond,
  direction,
  nearlyHalf,
  part,
  percent,
  percentagePoints,
  points,
  said,
  times,
  twice,
} from './englishWords.js';
import { either, maybe, once, type Parser, rule, token } from './parser.js';

const grew =
  rule`grow/grows/grew/grown/rise/rises/rose/risen/increase/increases/increased/gain/gained/climb/climbed/expand/expanded/went_up/go_up`(
    () => true,
  );
const shrank =
  rule`fall/falls/fell/fallen/shrink/shrinks/shrank/shrunk/decline/declines/declined/decrease/decreased/lose/lost/drop/drops/dropped/went_down/go_down`(
    () => false,
  );
const change = either(percent, points, part);

/** What is said of how an index changed. */
const changed: Parser<Said> = either(
  rule`${aux} ${either(grew, shrank)} by? ${change}`((mode, up, by) =>
    said(mode, { kind: 'growth', by, up }),
  ),
  rule`${aux} ${either(
    direction,
    rule`grow/grows/grew/grown/increase/increases/increased`(() => true),
    rule`shrink/shrinks/shrank/shrunk/decrease/decreases/decreased`(() => false),
  )}`((mode, up) => said(mode, { kind: 'growth', by: undefined, up })),
  rule`${be} ${either(
    rule`up`(() => true),
    rule`down`(() => false),
  )} by? ${change}`((mode, up, by) => said(mode, { kind: 'growth', by, up })),
  rule`${be} ${change} ${either(
    rule`higher`(() => true),
    rule`lower`(() => false),
  )} than in ${token('period')}`((mode, by, up, { t }) => ({
    ...said(mode, { kind: 'growth', by, up }),
    with: [{ kind: 'base', t }],
  })),
  rule`${aux} lose/lost ${part} of its index`((mode, by) => said(mode, { kind: 'growth', by, up: false })),
  rule`${aux} ${multiplied()}`((mode, by) =>
    said(mode, { kind: 'growth', by, up: by.unit === 'times' && by.value.value > 1 }),
  ),
  rule`${aux} ${either(grew, shrank)} to ${times} its earlier value`((mode, up, by) => {
    const became = becameTimes(by, up);
    return became && said(mode, became);
  }),
  rule`${aux} ${either(grew, shrank)} from ${bare} points? to ${either(points, bare)}`((mode, up, from, to) =>
    said(mode, { kind: 'grown-to', from, to, up }),
  ),
  rule`${aux} ${either(grew, shrank)} from ${bare} points? in ${token('period')} to ${either(points, bare)} in ${token('period')}`(
    (mode, up, from, a, to, b) => ({
      ...said(mode, { kind: 'grown-to', from, to, up }),
      with: [{ kind: 'span', from: a.t, to: b.t }],
    }),
  ),
  rule`${aux} ${either(grew, shrank)} to ${points}`((mode, up, to) =>
    said(mode, { kind: 'grown-to', from: undefined, to, up }),
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
export const indexVerb: Parser<Said> = once(
  either(
    changed,
    rule`${be} at? ${either(points, bare)}`((mode, value) => said(mode, { kind: 'value', value })),
    rule`${aux} reach/reaches/reached/stand_at/stands_at/stood_at/come_to/came_to ${either(points, bare)}`(
      (mode, value) => said(mode, { kind: 'value', value }),
    ),
    rule`${aux} exceed/exceeds/exceeded ${beyond} points?`((mode, value) =>
      said(mode, { kind: 'value', value }),
    ),
    rule`${be} ${either(
      rule`higher/larger/greater/bigger`(() => true),
      rule`lower/smaller`(() => false),
    )} than that? of? ${group} 's?`((mode, up, other) =>
      said(mode, { kind: 'above', other, above: up, by: 'value' }),
    ),
    rule`${aux} exceed/exceeds/exceeded that? of? ${group} 's?`((mode, other) =>
      said(mode, { kind: 'above', other, above: true, by: 'value' }),
    ),
    rule`${aux} grow/grew/grown ${either(
      rule`faster/more`(() => true),
      rule`slower/less/more_slowly`(() => false),
    )} than that? of? ${group} 's?`((mode, faster, other) => said(mode, { kind: 'faster', other, faster })),
    rule`${be} ${times} that_of ${group}`((mode, of, other) =>
      said(mode, { kind: 'multiple', other, times: of }),
    ),
    rule`${be} ${times} as high/large as that? of? ${group} 's?`((mode, of, other) =>
      said(mode, { kind: 'multiple', other, times: of }),
    ),
    rule`${be} ${part} that_of ${group}`((mode, of, other) =>
      said(mode, {
        kind: 'multiple',
        other,
        times: { ...of, unit: 'times', value: { value: of.value.value / 100, half: 0 } },
      }),
    ),
    rule`${be} ${points} ${either(
      rule`higher`(() => true),
      rule`lower`(() => false),
    )} than that? of? ${group} 's?`((mode, by, up, other) =>
      said(mode, { kind: 'margin', other, above: up, by }),
    ),
  ),
);

const valued: Parser<Said> = either(
  rule`${aux} have/has/had/score/scores/scored/reach/reaches/reached/record/recorded ${points}`(
    (mode, value) => said(mode, { kind: 'value', value }),
  ),
  rule`${be} at? ${points}`((mode, value) => said(mode, { kind: 'value', value })),
  rule`${aux} exceed/exceeds/exceeded ${beyond} points`((mode, value) =>
    said(mode, { kind: 'value', value }),
  ),
);

const wholeOf: Parser<Mention | 'all'> = either(
  rule`of? the_index_of/all_of? ${group} 's? index/total?`((of): Mention | 'all' => of),
  rule`of the national? index/total/whole`((): Mention | 'all' => 'all'),
);
const ofIt = (mode: Mode, by: Amount, of: Mention | 'all' | undefined) =>
  said(mode, { kind: 'share', of: of === 'all' ? undefined : of, percent: by });
const sharing: Parser<Said> = either(
  rule`${aux} account_for/accounts_for/accounted_for/make_up/makes_up/made_up ${either(percent, part)} ${maybe(wholeOf)}`(
    ofIt,
  ),
  rule`${aux} hold/holds/held/have/has/had/represent/represents/represented/contribute/contributes/contributed ${either(percent, part)} ${wholeOf}`(
    ofIt,
  ),
);

/** What is said of a share: "was 11.3%", "rose by 0.2 percentage points". */
export const shareVerb: Parser<Said> = either(
  rule`${be} ${percent}`((mode, by) => said(mode, { kind: 'share', of: undefined, percent: by })),
  rule`${aux} reach/reached/exceed/exceeded ${percent}`((mode, by) =>
    said(mode, { kind: 'share', of: undefined, percent: by }),
  ),
  rule`${aux} ${either(grew, shrank)} by? ${percentagePoints}`((mode, up, by) =>
    said(mode, { kind: 'share-change', of: undefined, by, up }),
  ),
  rule`${aux} ${either(grew, shrank)}`((mode, up) =>
    said(mode, { kind: 'share-change', of: undefined, by: undefined, up }),
  ),
);

/** What is said of a place itself. */
export const placeVerb: Parser<Said> = once(
  either(moving, standing, leading, compared, changed, valued, sharing),
);
