import { formatNodeChange, formatScore, groupRanges, unitRanges, word } from '../../words/index.js';
import { TakePlaces } from '../compare/takePlaces.js';
import { Name } from '../data/tables.js';
import { NarrowRange, RangeCell, RangeHead } from '../overview/range.js';
import { nearestInRank } from './nearest.js';
import { neighboursFigure } from './neighboursFigure.js';
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
  const range = { rows, ranges: g === 0 ? known : new Map(), lang };
  return (
    <section>
      <h2>{{ en: 'Neighbouring ranks', zh: '相邻位次' }[lang]}</h2>
      <table class="rank-gaps">
        <thead>
          <tr>
            <th scope="col">{word('rank', lang)}</th>
            <th scope="col">{word('name', lang)}</th>
            <th scope="col" class="wide" aria-hidden="true" />
            <th scope="col" class="n">
              {word('value', lang)}
            </th>
            <th scope="col" class="n">
              {{ en: 'Gap', zh: '差距' }[lang]}
            </th>
            {range.ranges.size > 0 ? <RangeHead {...range} /> : null}
          </tr>
        </thead>
        <tbody>
          {shown.map((j) => {
            const { code, name } = level.members[j]!;
            return (
              <tr key={code} class={j === subject.number ? 'here' : undefined}>
                <td>
                  {ranks[j]}
                  <NarrowRange range={range.ranges.get(code)} />
                </td>
                <td class="name">
                  <Name name={name} lang={lang} href={figureAt(view, code)} />
                </td>
                <td class="wide bars">
                  <div class="bar" aria-hidden="true">
                    <i
                      class={j === subject.number ? 'm7' : 'm4'}
                      style={`width:${width(values[j]!, most)}%`}
                    />
                  </div>
                </td>
                <td class="n">
                  <a href={figureAt(view, code)}>
                    {formatScore(release, { ...subject, number: j }, g, t, values[j]!, lang)}
                  </a>
                </td>
                <td class="n soft">
                  {j === subject.number ? '' : formatNodeChange(release.plan, g, values[j]! - own, lang)}
                </td>
                {range.ranges.size > 0 ? <RangeCell {...range} code={code} /> : null}
              </tr>
            );
          })}
        </tbody>
      </table>
      <TakePlaces places={[view]} figure={neighboursFigure(view)} />
    </section>
  );
}

const width = (value: number, most: number) =>
  most > 0 ? Math.max(0, (100 * value) / most).toFixed(1) : '0';
