import { matchedRanks } from '../../analysis/index.js';
import { at, firstIsBest, type Lang, type Plan, scoreForParent, type Text } from '../../edition/index.js';
import { Flag, flagsIn, usesWeights, weightInParent } from '../../engine/index.js';
import { haveColours, partColour } from '../../figures/index.js';
import type { Release } from '../../release/index.js';
import type { Glance, RankingRow } from '../../words/index.js';
import {
  comparingHead,
  formatNumber,
  formatPercent,
  formatScore,
  hasPerHead,
  perHeadView,
  word,
} from '../../words/index.js';
import { chineseBeside, Said } from '../frame/said.js';
import { LeftOut, MovedNote, MovedPart } from '../overview/movedRows.js';
import { NarrowRange, RangeCell, RangeHead } from '../overview/range.js';
import type { Order } from '../overview/viewed.js';
import { AbsentNote, lackParts, SetNote } from './tableNotes.js';

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

/** The heads that rankings of units and of groups share; without change where there is one period. */
export function CommonHeads({
  release,
  lang,
  brief,
  bare,
}: {
  release: Release;
  lang: Lang;
  brief?: boolean;
  /** Without the column of parts. */
  bare?: boolean;
}) {
  const { plan, index } = release;
  return (
    <>
      <th scope="col">{word('rank', lang)}</th>
      {index.periods < 2 ? null : (
        <th scope="col" class="since">
          {comparingHead('since', plan.periods[plan.base]!, lang)}
        </th>
      )}
      <th scope="col">{word('name', lang)}</th>
      {bare ? null : (
        <th scope="col" class="wide">
          {word('children', lang)}
        </th>
      )}
      <th scope="col" class="n scores">
        {word('index', lang)}
      </th>
      {hasPerHead(release) ? (
        <th scope="col" class="n heads">
          {word('perHead', lang)}
        </th>
      ) : null}
      {brief || index.periods < 2 ? null : (
        <th scope="col" class="n">
          {word('change', lang)}
        </th>
      )}
    </>
  );
}

/** The value per head of a place and its rank by it, as a cell; nothing where the edition does not show it. */
export function PerHeadCell(of: Parameters<typeof PerHead>[0]) {
  return hasPerHead(of.release) ? (
    <td class="n">
      <PerHead {...of} />
    </td>
  ) : null;
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

/** The first of the ranking: rank, its change since the base, name, stacked parts, index. */
export function Ranking({
  release,
  glance,
  t,
  lang,
  href,
  rows,
  here,
  by,
  gap,
}: {
  release: Release;
  glance: Glance;
  t: number;
  lang: Lang;
  href: Href;
  rows: readonly RankingRow[];
  /** The unit whose row is marked. */
  here?: string;
  /** A column that the rows are in the order of, in place of the rank ranges. */
  by?: Order['by'];
  /** After how many of the rows others are left out, and how many. */
  gap?: { after: number; left: number } | undefined;
}) {
  const { plan, index } = release;
  const base = plan.base - plan.first;
  const parts = partsOfRoot(release);
  const numberOf = new Map(plan.units.map((u, c) => [u.code, c]));
  const leader = glance.standings[0]?.value ?? 1;
  const moved = matchedRanks(plan, index, -1, 0, [base, t]);
  const areAllPartial = lackParts(release, t, rows);
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <CommonHeads release={release} lang={lang} brief bare={by?.moved !== undefined} />
            {by?.moved ? (
              <th scope="col" class="moved">
                {by.moved.title}
              </th>
            ) : null}
            {by ? (
              <th scope="col" class="n">
                {by.title}
              </th>
            ) : glance.ranges.size > 0 ? (
              <RangeHead rows={rows} ranges={glance.ranges} lang={lang} />
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((s, i) => {
            const c = numberOf.get(s.code)!;
            const flags = flagsIn(index, 0, t)?.[c] ?? 0;
            const partial = !areAllPartial && (flags & Flag.partial) !== 0;
            return [
              i === gap?.after ? (
                <LeftOut key="gap" {...{ release, lang }} left={gap.left} moved={by?.moved !== undefined} />
              ) : null,
              <tr key={s.code} data-unit={s.code} class={s.code === here ? 'here' : undefined}>
                <td>
                  {s.rank}
                  <NarrowRange range={glance.ranges.get(s.code)} />
                </td>
                {index.periods < 2 ? null : (
                  <td>
                    <RankChange plan={plan} from={moved.before[c]!} to={moved.after[c]!} lang={lang} />
                  </td>
                )}
                <td class="named">
                  <Name name={s.name} lang={lang} href={href(s.code)} />
                  {partial ? <span class="flag">{word('partial', lang)}</span> : null}
                  {by?.moved ? <MovedPart part={by.moved.of(s.code)} below /> : null}
                </td>
                {by?.moved ? null : (
                  <td class="wide" style="width:26%">
                    <Bar
                      parts={parts.map(
                        (g) => weightInParent(plan, g) * (scoreForParent(plan, g, at(index, g, c, t)) || 0),
                      )}
                      whole={leader}
                    />
                  </td>
                )}
                <td class="n">
                  <a href={href(s.code)}>
                    {formatScore(
                      release,
                      { level: plan.level, grouping: -1, number: c },
                      0,
                      t,
                      s.value,
                      lang,
                    )}
                  </a>
                </td>
                <PerHeadCell release={release} t={t} grouping={-1} number={c} lang={lang} />
                {by?.moved ? <MovedPart part={by.moved.of(s.code)} /> : null}
                {by ? (
                  <td class="n">{by.text(s.code)}</td>
                ) : glance.ranges.size > 0 ? (
                  <RangeCell rows={rows} ranges={glance.ranges} code={s.code} lang={lang} />
                ) : null}
              </tr>,
            ];
          })}
        </tbody>
      </table>
      {areAllPartial ? <AbsentNote release={release} t={t} lang={lang} /> : null}
      {by?.moved ? <MovedNote lang={lang} /> : null}
      <SetNote release={release} pair={[base, t]} lang={lang} />
    </div>
  );
}
