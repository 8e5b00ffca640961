import { Table } from '../../documents/index.js';
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
          {
            title: word('name', lang),
            cell: 'name',
            of: ({ name, code }) => <Name name={name} lang={lang} href={figureAt(view, code)} />,
          },
          barColumn(most, (j) => (j === subject.number ? 'm7' : 'm4')),
          {
            title: word('value', lang),
            class: 'n',
            of: ({ j, code, value }) => (
              <a href={figureAt(view, code)}>
                {formatListed(release, { ...subject, number: j }, g, t, value, lang)}
              </a>
            ),
          },
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
