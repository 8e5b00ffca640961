import { Table } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import { weightInIndex, weightInParent } from '../../engine/index.js';
import type { Release } from '../../release/index.js';
import { formatNumber, formatPercent, methodTitles, word } from '../../words/index.js';

/** The tree with the weight of each node below its parent and in the whole. */
export function Framework({ release, lang }: { release: Release; lang: Lang }) {
  const { plan, index } = release;
  const gone = new Set(index.screened.indicators.map((s) => s.indicator));
  return (
    <Table
      scroll={word('indicator', lang)}
      class="tree"
      rows={plan.nodes.map((node, g) => ({ ...node, g }))}
      row={({ depth }) => ({ class: `d${Math.min(depth, 3)}` })}
      columns={[
        {
          title: word('indicator', lang),
          of: (n) => (
            <>
              {n.title[lang]} <span class="soft">{n.id}</span>
              {n.indicator >= 0 && gone.has(n.indicator) ? (
                <span class="flag">{word('screenedTitle', lang)}</span>
              ) : null}
            </>
          ),
        },
        {
          title: word('weight', lang),
          class: 'n',
          of: (n) => (n.parent < 0 ? '' : formatNumber(weightInParent(plan, n.g), 2, lang)),
        },
        {
          title: methodTitles.ofWhole[lang],
          class: 'n',
          of: (n) => formatPercent(weightInIndex(plan, n.g), lang),
        },
        {
          title: word('source', lang),
          class: 'wide',
          cell: 'soft wrap',
          of: (n) => plan.indicators[n.indicator]?.source[lang],
        },
      ]}
    />
  );
}
