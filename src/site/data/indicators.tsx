import { Table } from '../../documents/index.js';
import { isHigherWorse, type Lang, type Plan } from '../../edition/index.js';
import { coverageOf } from '../../release/index.js';
import { formatCount, formatShare, observedWords, word } from '../../words/index.js';
import type { Shown } from '../shown.js';

const words = {
  unit: { en: 'Unit', zh: '单位' },
  direction: { en: 'Better', zh: '方向' },
  up: { en: 'more', zh: '越高越好' },
  down: { en: 'less', zh: '越低越好' },
  kind: { en: 'Kind', zh: '类型' },
  stock: { en: 'stock', zh: '存量' },
  flow: { en: 'flow', zh: '流量' },
  ratio: { en: 'ratio', zh: '比率' },
  filled: { en: 'filled in', zh: '填补' },
  per: { en: 'per', zh: '每' },
} satisfies Record<string, Record<Lang, string>>;

/**
 * For each indicator, 1 where more is better and −1 where less is: its direction, reversed where a high score of its node is bad.
 */
function goodEnds(plan: Plan): number[] {
  const ends = plan.indicators.map(({ direction }): number => direction);
  plan.nodes.forEach(({ indicator }, g) => {
    if (indicator >= 0 && isHigherWorse(plan, g)) ends[indicator] = -ends[indicator]!;
  });
  return ends;
}

/** Every indicator: title, unit, direction, source and coverage. */
export function Indicators({ release, lang }: { release: Shown; lang: Lang }) {
  const { plan } = release;
  const { indicators } = plan;
  const good = goodEnds(plan);
  return (
    <Table
      scroll={word('indicator', lang)}
      rows={indicators.map((one, k) => ({ ...one, k, covered: coverageOf(release, undefined, k) }))}
      row={({ id }) => ({ id: `indicator-${id}` })}
      columns={[
        {
          title: word('indicator', lang),
          cell: 'wrap',
          of: ({ title, id, formula }) => (
            <>
              {title[lang]} <span class="soft">{id}</span>
              {formula === undefined ? null : <div class="soft">= {formula}</div>}
            </>
          ),
        },
        {
          title: words.unit[lang],
          cell: 'wrap soft',
          of: ({ unit, denominator, per }) => {
            const below = indicators[denominator];
            const by = per === 1 ? '' : `${formatCount(per, lang)} `;
            return `${unit[lang]}${below ? ` ${words.per[lang]} ${by}${below.title[lang]}` : ''}`;
          },
        },
        { title: words.direction[lang], of: ({ k }) => words[good[k]! < 0 ? 'down' : 'up'][lang] },
        { title: words.kind[lang], class: 'wide', cell: 'soft', of: ({ kind }) => words[kind][lang] },
        {
          title: observedWords[plan.dataStatus][lang],
          class: 'n',
          of: ({ covered }) => formatShare(covered.observed, lang),
        },
        {
          title: words.filled[lang],
          class: 'n',
          of: ({ covered }) => formatShare(covered.imputed, lang),
          cell: 'soft',
        },
        { title: word('source', lang), class: 'wide', cell: 'soft wrap', of: ({ source }) => source[lang] },
        { title: word('licence', lang), class: 'wide', cell: 'soft', of: ({ licence }) => licence },
      ]}
    />
  );
}
