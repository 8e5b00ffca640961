import { type Lang, publishedPeriods } from '../../edition/index.js';
import { exploredQuery, likeOf, usualView } from '../../figures/index.js';
import type { Receipt } from '../../release/index.js';
import { TakeAway } from '../data/takeAway.js';
import { page } from '../frame/layout.js';
import { chineseBeside, Said } from '../frame/said.js';
import { socialOf } from '../frame/social.js';
import { ReceiptSection } from '../receipt/receiptSection.js';
import { chartsPath, type Shown } from '../shown.js';
import { AllParts } from './allParts.js';
import { changeFigure, changeNote } from './changeFigure.js';
import { Computed } from './computed.js';
import { Context } from './context.js';
import { Forecast, Members, OwnMap } from './group.js';
import { Caveats, Headline } from './headline.js';
import { Levers } from './levers.js';
import { Locator } from './locator.js';
import { OverTime } from './overTime.js';
import { PartsOverTime } from './partsOverTime.js';
import { FigureSection } from './placeFigure.js';
import { Profile } from './profile.js';
import { RankGaps } from './rankGaps.js';
import { sectorsFigure } from './sectorsFigure.js';
import { rowsOf } from './strengthRows.js';
import { Strengths } from './strengths.js';
import { Strips } from './strips.js';
import { figureAt, type PlaceView, viewOf } from './view.js';
import { type Asked, WhatItTakes } from './whatIf.js';

/**
 * One place and one of its figures: standing, changes, gaps to the neighbouring ranks, similar places, what another rank would
 * take, and the receipt down to the hashes.
 *
 * @param asked the answer to what the address asks (`?rank=3`)
 */
export function placePage(release: Shown, receipt: Receipt, lang: Lang, asked?: Asked): string {
  const view = viewOf(release, receipt, lang);
  const tail = view.g === 0 ? '' : `/${receipt.node}`;
  return page(
    release,
    lang,
    titleOf(view),
    `place/${encodeURIComponent(receipt.unit.code)}/${receipt.period}${tail}`,
    <>
      <Crumbs view={view} />
      {view.g > 0 ? null : <TakeAway {...{ release, lang }} place={view.subject} period={receipt.period} />}
      <div class="place-head">
        <div>
          <Headline view={view} />
          <Caveats view={view} />
        </div>
        <Locator view={view} />
      </div>
      <PlaceContent view={view} asked={asked} />
      <Computed view={view}>
        <ReceiptSection view={view} />
      </Computed>
    </>,
    ['figures', ...(release.files && view.isUnit ? ['whatIf'] : [])],
    view.g > 0 ? undefined : socialOf(release, lang, titleOf(view), view.subject, receipt.period),
  );
}

export function titleOf({ receipt, lang }: PlaceView): string {
  return `${receipt.unit.name[lang]} · ${receipt.title[lang]} ${receipt.period}`;
}

/** What a page shows between its first sentences and the receipt. */
export function PlaceContent({ view, asked }: { view: PlaceView; asked?: Asked | undefined }) {
  return view.isUnit ? <UnitContent view={view} asked={asked} /> : <GroupContent view={view} />;
}

function GroupContent({ view }: { view: PlaceView }) {
  const isRoot = view.g === 0;
  return (
    <div class="place">
      <div class="first">
        <OwnMap view={view} />
        <Strips view={view} />
        <FigureSection places={[view]} figure={changeFigure(view)} note={changeNote(view)} />
        <OverTime view={view} />
        {isRoot ? <AllParts view={view} /> : null}
        <Forecast view={view} />
      </div>
      <div class="second">
        <Members view={view} />
        <RankGaps view={view} />
        {isRoot ? <Context view={view} /> : null}
      </div>
    </div>
  );
}

/** A profile among the places nearest in rank and the ranking first; then the course over time, and what is behind both. */
function UnitContent({ view, asked }: { view: PlaceView; asked: Asked | undefined }) {
  const isRoot = view.g === 0;
  const rows = rowsOf(view);
  return (
    <div class="place">
      <div class="first">
        {rows.length > 0 ? <Strengths view={view} rows={rows} /> : <Strips view={view} />}
        <OverTime view={view} />
        <PartsOverTime view={view} />
        {isRoot ? <Profile view={view} /> : null}
        {isRoot ? <AllParts view={view} /> : null}
      </div>
      <div class="second">
        <RankGaps view={view} />
        <FigureSection places={[view]} figure={changeFigure(view)} note={changeNote(view)} />
        <Levers view={view} />
        <WhatItTakes view={view} asked={asked} />
        {isRoot ? <FigureSection places={[view]} figure={sectorsFigure(view)} isRead /> : null}
        {isRoot ? <Context view={view} /> : null}
      </div>
    </div>
  );
}

/** Breadcrumbs: the groups of the place, its figure in the framework, and the other periods. */
function Crumbs({ view }: { view: PlaceView }) {
  const { plan, receipt, subject, lang, g } = view;
  const first = plan.groupings[0];
  const group = view.isUnit ? first?.groups[first.memberOf[subject.number] ?? -1] : undefined;
  const above: number[] = [];
  for (let h = g; h > 0; h = plan.nodes[h]!.parent) above.unshift(plan.nodes[h]!.parent);
  const root = plan.nodes[0]!.id;
  const beside = chineseBeside(receipt.unit.name, lang);
  return (
    <p class="soft crumbs">
      {subject.level === 'total' ? null : (
        <>
          <a href={figureAt(view, plan.total.code, root)}>
            <Said text={plan.total.title} lang={lang} />
          </a>{' '}
          ›{' '}
        </>
      )}
      {group && group.code !== subject.code ? (
        <>
          <a href={figureAt(view, group.code, root)}>
            <Said text={group.name} lang={lang} />
          </a>{' '}
          ›{' '}
        </>
      ) : null}
      <b>
        <Said text={receipt.unit.name} lang={lang} />
      </b>
      {beside === undefined ? null : <b lang="zh-Hans"> {beside}</b>} · {receipt.unit.code}
      {above.map((h) => (
        <span key={h}>
          {' '}
          ›{' '}
          <a href={figureAt(view, subject.code, plan.nodes[h]!.id)}>
            <Said text={plan.nodes[h]!.title} lang={lang} />
          </a>
        </span>
      ))}
      {g === 0 ? null : <> › {receipt.title[lang]}</>}
      {view.release.files === 'whole' ? null : (
        <>
          {' '}
          · <a href={onChart(view)}>{{ en: 'Chart', zh: '图表' }[lang]}</a>
        </>
      )}
      <Periods view={view} />
    </p>
  );
}

/** The place in the foreground of a chart, among those like it. */
function onChart({ release, subject, t, root, receipt: { node } }: PlaceView): string {
  const like = subject.level === 'total' ? [subject] : likeOf(release, subject, t);
  return `${root}/${chartsPath}${exploredQuery(release, usualView(release, like, node, t))}`;
}

/** Most periods that are named beside the one that is shown. */
const mostPeriods = 8;

function Periods({ view }: { view: PlaceView }) {
  const { plan, receipt, root, subject, g, t } = view;
  const published = publishedPeriods(plan);
  if (published.length < 2) return null;
  const from = Math.max(0, Math.min(t - mostPeriods / 2, published.length - mostPeriods));
  const tail = g === 0 ? '' : `/${receipt.node}`;
  return (
    <span class="when">
      {published.slice(from, from + mostPeriods).map((p) => (
        <a
          key={p}
          href={`${root}/place/${encodeURIComponent(subject.code)}/${p}${tail}`}
          aria-current={p === receipt.period ? 'page' : undefined}
        >
          {p}
        </a>
      ))}
    </span>
  );
}
