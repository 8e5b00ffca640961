import { type Column, Table } from '../../documents/index.js';
import type { Text } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import { formatListed, formatNodeChange, groupRanges, unitRanges, word } from '../../words/index.js';
import { barColumn, Name } from '../data/tables.js';
import { NarrowRange, rangeColumn } from '../overview/range.js';
import { nearestInRank } from './nearest.js';
import { neighboursFigure } from './neighboursFigure.js';
import { FigureTitle, TakePlaces } from './placeFigure.js';
import { figureAt, type PlaceView, standingsAt } from './view.js';

/** The places ranked right above and below a place of the same level, with the gap to each. */
export function RankGaps({ view }: { view: PlaceView }) {
  const { release, level, lang, subject, g, t, receipt } = view;
  const { values, ranks } = standingsAt(view, t);
  if (!level) return null;
  const shown = nearestInRank(view);
  if (shown.length < 2) return null;
  const own = values[subject.number]!;
  const most = Math.max(...shown.map((j) => values[j]!), 0);
  const rows = shown.map((j) => level.members[j]!);
  const known =
    level.grouping < 0
      ? unitRanges(release, receipt.period)
      : groupRanges(release, level.grouping, receipt.period);
  const figure = neighboursFigure(view);
  const range = { rows, ranges: g === 0 ? known : new Map(), lang };
  return (
    <section>
      <FigureTitle figure={figure} lang={lang} note={{ en: 'Neighbouring ranks', zh: '相邻位次' }} />
      <Table
        class="rank-gaps"
        rows={shown.map((j) => ({ j, number: j, value: values[j]!, ...level.members[j]! }))}
        row={({ j }) => (j === subject.number ? { class: 'here' } : {})}
        columns={[
          {
            title: word('rank', lang),
            of: ({ j, code }) => (
              <>
                {ranks[j]}
                <NarrowRange range={range.ranges.get(code)} />
              </>
            ),
          },
          nameColumn(view),
          barColumn(most, (j) => (j === subject.number ? 'm7' : 'm4')),
          scoreColumn(view, subject),
          {
            title: { en: 'Gap', zh: '差距' }[lang],
            class: 'n',
            of: ({ j, value }) =>
              j === subject.number ? '' : formatNodeChange(release.plan, g, value - own, lang),
            cell: 'soft',
          },
          rangeColumn(range),
        ]}
      />
      <TakePlaces places={[view]} figure={figure} />
    </section>
  );
}

/** The names of places, which lead to their pages. */
export const nameColumn = (view: PlaceView): Column<{ name: Text; code: string }> => ({
  title: word('name', view.lang),
  cell: 'name',
  of: ({ name, code }) => <Name name={name} lang={view.lang} href={figureAt(view, code)} />,
});

/** Their scores in a list that is in their order. */
export const scoreColumn = (
  view: PlaceView,
  of: Pick<Subject, 'level' | 'grouping'>,
): Column<{ number: number; code: string; value: number }> => ({
  title: word('value', view.lang),
  class: 'n',
  of: ({ number, code, value }) => (
    <a href={figureAt(view, code)}>
      {formatListed(view.release, { ...of, number }, view.g, view.t, value, view.lang)}
    </a>
  ),
});
