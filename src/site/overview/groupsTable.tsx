import { matchedRanks } from '../../analysis/index.js';
import { at, hasNaturalZero, type Lang, scoreForParent } from '../../edition/index.js';
import { levelCube, ranksIn, weightInParent } from '../../engine/index.js';
import type { Release } from '../../release/index.js';
import {
  changeOver,
  formatCount,
  formatNodeChange,
  formatPercent,
  formatScore,
  groupRanges,
  word,
} from '../../words/index.js';
import { SetNote } from '../data/tableNotes.js';
import { Bar, CommonHeads, type Href, Name, PerHeadCell, partsOfRoot, RankChange } from '../data/tables.js';
import { NarrowRange, RangeCell, RangeHead } from './range.js';

/** One grouping: value, share, change, parts; figures of others beside it where the edition has them. */
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
  const hasShares = rollUp === 'sum' && hasNaturalZero(plan);
  const base = plan.base - plan.first;
  const parts = partsOfRoot(release);
  const level = levelCube(index, grouping);
  const ranks = ranksIn(level, 0, t);
  const moved = matchedRanks(plan, index, grouping, 0, [base, t]);
  const order = groups
    .map((_, j) => j)
    .filter((j) => ranks[j]! > 0)
    .sort((a, b) => ranks[a]! - ranks[b]!)
    .slice(0, most);
  const contextual = plan.contextual.filter((b) => b.level === column);
  const whole = at(level, 0, order[0] ?? 0, t);
  const ranges = groupRanges(release, grouping, plan.periods[plan.first + t]!);
  const range = { rows: order.map((j) => groups[j]!), ranges, lang };
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <CommonHeads release={release} lang={lang} />
            {ranges.size > 0 ? <RangeHead {...range} /> : null}
            {hasShares ? (
              <th scope="col" class="n wide">
                {word('ofTotal', lang)}
              </th>
            ) : null}
            {contextual.map((b) => (
              <th scope="col" class="n wide" key={b.id}>
                {b.title[lang]} ({b.unit[lang]})
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {order.map((j) => (
            <tr key={groups[j]!.code}>
              <td>
                {ranks[j]}
                <NarrowRange range={ranges.get(groups[j]!.code)} />
              </td>
              {index.periods < 2 ? null : (
                <td>
                  <RankChange plan={plan} from={moved.before[j]!} to={moved.after[j]!} lang={lang} />
                </td>
              )}
              <td class="named">
                <Name name={groups[j]!.name} lang={lang} href={href(groups[j]!.code)} />
              </td>
              <td class="wide" style="width:26%">
                <Bar
                  parts={parts.map(
                    (g) => weightInParent(plan, g) * (scoreForParent(plan, g, at(level, g, j, t)) || 0),
                  )}
                  whole={whole}
                />
              </td>
              <td class="n">
                <a href={href(groups[j]!.code)}>
                  {formatScore(
                    release,
                    { level: column, grouping, number: j },
                    0,
                    t,
                    at(level, 0, j, t),
                    lang,
                  )}
                </a>
              </td>
              <PerHeadCell release={release} t={t} grouping={grouping} number={j} lang={lang} />
              {index.periods < 2 ? null : (
                <td class="n soft">
                  {t === base
                    ? '·'
                    : formatNodeChange(
                        plan,
                        0,
                        changeOver(release, 0, [base, t], { grouping, number: j }).change,
                        lang,
                      )}
                </td>
              )}
              {ranges.size > 0 ? <RangeCell {...range} code={groups[j]!.code} /> : null}
              {hasShares ? (
                <td class="n wide">{formatPercent(at(level, 0, j, t) / at(index.total, 0, 0, t), lang)}</td>
              ) : null}
              {contextual.map((b) => (
                <td class="n wide" key={b.id}>
                  {formatCount(b.values[groups[j]!.code] ?? Number.NaN, lang)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <SetNote release={release} pair={[base, t]} lang={lang} />
    </div>
  );
}
