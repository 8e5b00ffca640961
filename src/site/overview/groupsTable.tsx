import { Table } from '../../documents/index.js';
import { at, hasNaturalZero, type Lang } from '../../edition/index.js';
import { levelCube, ranksIn } from '../../engine/index.js';
import type { Release } from '../../release/index.js';
import { formatCount, formatPercent, groupRanges, word } from '../../words/index.js';
import { AlikeNote } from '../data/tableNotes.js';
import { commonColumns, type Href, type Ranked } from '../data/tables.js';
import { rangeColumn } from './range.js';

/** One grouping: value, share, change, parts; figures of others beside it where the edition has them. What changes compare is said once on its page. */
export function Groups({
  release,
  grouping,
  t,
  lang,
  href,
  most,
}: {
  release: Release;
  grouping: number;
  t: number;
  lang: Lang;
  href: Href;
  /** So many of the first alone. */
  most?: number;
}) {
  const { plan, index } = release;
  const { groups, column, rollUp } = plan.groupings[grouping]!;
  const level = levelCube(index, grouping);
  const ranks = ranksIn(level, 0, t);
  const rows = groups
    .map((group, number) => ({ ...group, number, rank: ranks[number]!, value: at(level, 0, number, t) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most);
  const ranges = groupRanges(release, grouping, plan.periods[plan.first + t]!);
  const whole = rows[0]?.value ?? at(level, 0, 0, t);
  const common = commonColumns({ release, grouping, t, lang, href, ranges, whole });
  return (
    <div class="scroll">
      <Table
        rows={rows}
        columns={[
          ...Object.values(common),
          rangeColumn({ rows, ranges, lang }),
          rollUp === 'sum' && hasNaturalZero(plan)
            ? {
                title: word('ofTotal', lang),
                class: 'n wide',
                of: ({ value }) => formatPercent(value / at(index.total, 0, 0, t), lang),
              }
            : undefined,
          ...plan.contextual
            .filter((one) => one.level === column)
            .map(({ title, unit, values }) => ({
              title: `${title[lang]} (${unit[lang]})`,
              class: 'n wide',
              of: ({ code }: Ranked) => formatCount(values[code] ?? Number.NaN, lang),
            })),
        ]}
      />
      <AlikeNote release={release} grouping={grouping} t={t} rows={rows} lang={lang} />
    </div>
  );
}
