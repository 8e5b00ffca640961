import type { ComponentChildren } from 'preact';
import { matchedRanks } from '../../analysis/index.js';
import type { Column } from '../../documents/index.js';
import { at, firstIsBest, type Lang, type Plan, scoreForParent, type Text } from '../../edition/index.js';
import { levelCube, usesWeights, weightInParent } from '../../engine/index.js';
import { haveColours, partColour } from '../../figures/index.js';
import type { Release } from '../../release/index.js';
import type { Glance, RankingRow } from '../../words/index.js';
import {
  changeOver,
  comparingHead,
  formatListed,
  formatNodeChange,
  formatNumber,
  formatPercent,
  hasPerHead,
  perHeadView,
  word,
} from '../../words/index.js';
import { chineseBeside, Said } from '../frame/said.js';
import { NarrowRange } from '../overview/range.js';

/** Links of a page: places and their figures, in its language and period. */
export type Href = (code: string, node?: string) => string;

/** ▲3, ▼1 or a dot, in the colour of a gain or a loss; in words for screen readers. */
export function RankChange({ plan, from, to, lang }: { plan: Plan; from: number; to: number; lang: Lang }) {
  const by = from - to;
  if (from === 0 || to === 0 || by === 0) return <span class="soft">·</span>;
  const words = {
    en: `${by > 0 ? 'up' : 'down'} ${Math.abs(by)}`,
    zh: `${by > 0 ? '上升' : '下降'}${Math.abs(by)}位`,
  }[lang];
  return (
    <span class={by > 0 === firstIsBest(plan) ? 'up' : 'down'} role="img" aria-label={words}>
      {by > 0 ? '▲' : '▼'}
      {Math.abs(by)}
    </span>
  );
}

/** A name in the reader's language, the other one beside it where it differs. */
export function Name({ name, lang, href }: { name: Text; lang: Lang; href: string }) {
  const beside = chineseBeside(name, lang);
  return (
    <>
      <a href={href}>
        <b>
          <Said text={name} lang={lang} />
        </b>
      </a>
      {beside === undefined ? null : (
        <span class="zh" lang="zh-Hans">
          {beside}
        </span>
      )}
    </>
  );
}

/** The parts of the root: numbers of the nodes. */
export function partsOfRoot(release: Release): number[] {
  return release.plan.nodes[0]!.children;
}

/** What each part gives a unit or group, stacked; the longest bar is the leader's. */
export function Bar({ parts, whole }: { parts: number[]; whole: number }) {
  return (
    <div class="bar" aria-hidden="true">
      {parts.map((p, i) => (
        <i
          key={i}
          class={`p${partColour(i, parts.length)}`}
          style={`width:${Math.max(0, (100 * p) / whole || 0).toFixed(2)}%`}
        />
      ))}
    </div>
  );
}

/** A column of bars without a title, beside the figures that they show. */
export function barColumn(
  most: number,
  colour: (number: number) => string,
): Column<{ number: number; value: number }> {
  const width = (value: number) => (most > 0 ? Math.max(0, (100 * value) / most).toFixed(1) : '0');
  return {
    title: '',
    class: 'wide',
    head: { 'aria-hidden': 'true' },
    cell: 'bars',
    of: ({ number, value }) => (
      <div class="bar" aria-hidden="true">
        <i class={colour(number)} style={`width:${width(value)}%`} />
      </div>
    ),
  };
}

/** The colours of the parts, with their weights; `brief` omits the weights, where they are shown below. Nothing where parts have no colours. */
export function PartsKey({ release, lang, brief }: { release: Release; lang: Lang; brief?: boolean }) {
  if (!haveColours(partsOfRoot(release).length)) return null;
  return (
    <ul class="key">
      {partsOfRoot(release).map((g, i) => (
        <li key={g}>
          <i class={`p${i}`} />
          {release.plan.nodes[g]!.title[lang]}
          {brief || !usesWeights(release.plan.nodes[0]!)
            ? ''
            : ` ${formatPercent(release.plan.nodes[g]!.weight, lang, 0)}`}
        </li>
      ))}
    </ul>
  );
}

/** A row of a ranking of units or of groups, with its number among them. */
export interface Ranked extends RankingRow {
  number: number;
}

interface ColumnsOf {
  release: Release;
  /** Number of the grouping; −1 for units. */
  grouping: number;
  t: number;
  lang: Lang;
  href: Href;
  ranges: Glance['ranges'];
  /** The index of the first, as long as the longest bar. */
  whole: number;
  /** What stands behind a name. */
  behind?: (row: Ranked) => ComponentChildren;
}

/** The columns that rankings of units and of groups share; those that do not apply are undefined. */
export function commonColumns({ release, grouping, t, lang, href, ranges, whole, behind }: ColumnsOf) {
  const { plan, index } = release;
  const level = levelCube(index, grouping);
  const column = plan.groupings[grouping]?.column ?? plan.level;
  const pair = [plan.base - plan.first, t] as const;
  const moved = matchedRanks(plan, index, grouping, 0, pair);
  const hasChange = index.periods > 1;
  const points = (g: number, j: number) =>
    weightInParent(plan, g) * (scoreForParent(plan, g, at(level, g, j, t)) || 0);
  return {
    rank: {
      title: word('rank', lang),
      of: ({ rank, code }) => (
        <>
          {rank}
          <NarrowRange range={ranges.get(code)} />
        </>
      ),
    },
    since: hasChange
      ? {
          title: comparingHead('since', plan.periods[plan.base]!, lang),
          head: { class: 'since' },
          of: ({ number: j }) => (
            <RankChange plan={plan} from={moved.before[j]!} to={moved.after[j]!} lang={lang} />
          ),
        }
      : undefined,
    name: {
      title: word('name', lang),
      cell: 'named',
      of: (row) => (
        <>
          <Name name={row.name} lang={lang} href={href(row.code)} />
          {behind?.(row)}
        </>
      ),
    },
    parts: {
      title: word('children', lang),
      class: 'wide made-of',
      attributes: () => ({ style: 'width:26%' }),
      of: ({ number: j }) => <Bar parts={partsOfRoot(release).map((g) => points(g, j))} whole={whole} />,
    },
    score: {
      title: word('index', lang),
      class: 'n',
      head: { class: 'n scores' },
      of: ({ code, value, number }) => (
        <a href={href(code)}>
          {formatListed(release, { level: column, grouping, number }, 0, t, value, lang)}
        </a>
      ),
    },
    perHead: hasPerHead(release)
      ? {
          title: word('perHead', lang),
          class: 'n',
          head: { class: 'n heads' },
          of: ({ number }) => <PerHead {...{ release, t, grouping, number, lang }} />,
        }
      : undefined,
    change: hasChange
      ? {
          title: word('change', lang),
          class: 'n',
          cell: 'soft',
          of: ({ number }) =>
            t === pair[0]
              ? '·'
              : formatNodeChange(plan, 0, changeOver(release, 0, pair, { grouping, number }).change, lang),
        }
      : undefined,
  } satisfies Record<string, Column<Ranked> | undefined>;
}

/** The value per head of a place and its rank by it. */
export function PerHead({
  release,
  t,
  grouping,
  number: c,
  lang,
}: {
  release: Release;
  t: number;
  grouping: number;
  number: number;
  lang: Lang;
}) {
  const view = perHeadView(release, t);
  const of = view?.members(grouping)[c];
  if (!view || !of || Number.isNaN(view.score(of))) return <>–</>;
  return (
    <>
      {formatNumber(view.score(of), 1, lang)} <span class="soft">({view.rankNumber(of)})</span>
    </>
  );
}
