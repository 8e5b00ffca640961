import type { Lang, Text } from '../../edition/index.js';
import { problems, UserError } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { balanceLines } from '../balanceText.js';
import { type Facts, factsOf } from '../facts.js';
import { contendersOf } from '../findings.js';
import { findingLines } from '../findingsText.js';
import { count, joined, number, percent, periodName, signed } from '../numbers.js';
import { uncertain } from '../summary.js';
import { word } from '../words.js';
import { Data } from './data.js';
import { page } from './layout.js';
import { MapFigure } from './map.js';
import { type MapView, mapQuery, mapViewOf, measures, paintingOf, shapes } from './mapView.js';
import { Compare, Method } from './method.js';
import { rootOf, type Shown } from './shown.js';
import { Groups, type Href, PartsKey, Ranking } from './tables.js';

/**
 * The first page of a release: headline, map, ranking, groups, comparison, method and data notes, for one
 * published period (the last when none is given). Complete without JavaScript.
 *
 * @throws UserError for a period the release does not have
 */
export function overviewPage(
  release: Shown,
  lang: Lang,
  period?: string,
  view: MapView = mapViewOf(undefined, undefined),
): string {
  const { plan, index } = release;
  const published = plan.periods.slice(plan.first);
  const t = period ? published.indexOf(period) : published.length - 1;
  if (t < 0) throw new UserError([problems.badPeriod({ file: 'PERIOD' }, period!, published.join(', '))]);
  const facts = factsOf(release, t);
  const root = rootOf(release, lang);
  const href: Href = (code, node) => `${root}/place/${code}/${facts.period}${node ? `/${node}` : ''}`;
  const isLast = t === index.periods - 1;
  return page(
    release,
    lang,
    `${plan.title[lang]} ${facts.period}`,
    isLast ? '' : facts.period,
    <>
      <h1>{headline(release, facts, t, lang, href)}</h1>
      <p class="soft">{subline(release, facts, lang)}</p>
      <ul>
        {findingLines(release, t, lang).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div class={release.map ? 'two' : undefined}>
        <section aria-label={word('map', lang)}>
          {release.map ? (
            <Views
              view={view}
              at={`${root}/${isLast ? '' : facts.period}`}
              grouping={plan.groupings[0]?.title}
              units={plan.unitsTitle}
              lang={lang}
            />
          ) : null}
          <MapFigure
            release={release}
            facts={facts}
            painting={paintingOf(release, t, view, lang)}
            shape={view.shape}
            lang={lang}
            href={href}
          />
          <Periods periods={published} t={t} lang={lang} root={root} query={mapQuery(view)} />
        </section>
        <section id="ranking">
          <h2>{plan.unitsTitle[lang]}</h2>
          <PartsKey release={release} lang={lang} />
          <Ranking
            release={release}
            facts={facts}
            t={t}
            lang={lang}
            href={href}
            rows={facts.standings.slice(0, 16)}
          />
          <a class="button" href="#all">
            {
              {
                en: `All ${facts.ranked} ${plan.unitsTitle.en.toLowerCase()}`,
                zh: `全部${facts.ranked}个${plan.unitsTitle.zh}`,
              }[lang]
            }
          </a>
          <a class="button" href={`${release.base ?? ''}/release/results.csv`}>
            CSV
          </a>
          <a class="button" href={`${release.base ?? ''}/release/results.parquet`}>
            Parquet
          </a>
        </section>
      </div>
      {plan.groupings.map((g, i) => (
        <section key={g.column} id={g.column}>
          <h2>{g.title[lang]}</h2>
          <Groups release={release} grouping={i} t={t} lang={lang} href={href} />
        </section>
      ))}
      {isLast ? (
        <section id="balance">
          <h2>{word('balance', lang)}</h2>
          <ul>
            {balanceLines(release, lang).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <Compare release={release} facts={facts} lang={lang} href={href} />
      <Method release={release} facts={facts} lang={lang} />
      <Data release={release} facts={facts} lang={lang} />
      <section id="all">
        <h2>
          {
            {
              en: `All ${facts.ranked} ${plan.unitsTitle.en.toLowerCase()}, ${facts.period}`,
              zh: `${periodName(facts.period, 'zh')}全部${facts.ranked}个${plan.unitsTitle.zh}`,
            }[lang]
          }
        </h2>
        <PartsKey release={release} lang={lang} />
        <Ranking release={release} facts={facts} t={t} lang={lang} href={href} rows={facts.standings} full />
      </section>
    </>,
  );
}

/** One sentence with live figures; each figure leads to its receipt. */
function headline(release: Release, f: Facts, t: number, lang: Lang, href: Href) {
  const { plan } = release;
  const first = f.standings[0];
  if (!first)
    return {
      en: `No unit has a value in ${f.period}.`,
      zh: `${periodName(f.period, 'zh')}没有任何单元取得结果。`,
    }[lang];
  const total = <a href={href(plan.total.code)}>{number(f.total, 2, lang)}</a>;
  const contenders = contendersOf(release, t).map((c) => plan.units[c]!);
  const alone = contenders.length === 1;
  const shown = contenders.slice(0, contenders.length > 4 ? 3 : 4);
  const rest = contenders.length - shown.length;
  const leaders = shown.map((unit, i) => (
    <>
      {i === 0 ? '' : lang === 'zh' ? '、' : i === contenders.length - 1 ? ' and ' : ', '}
      <a href={href(unit.code)}>{unit.name[lang]}</a>
    </>
  ));
  const ranked = <a href="#all">{f.ranked}</a>;
  const change = <a href={href(plan.total.code)}>{signed(f.change, 2, lang)}</a>;
  const top = f.groups.slice(0, 3);
  const hold = Number.isNaN(f.topShare) ? null : (
    <a href={`#${plan.groupings[0]!.column}`}>{percent(f.topShare, lang)}</a>
  );
  const names = joined(
    top.map((g) => g.name[lang]),
    lang,
  );
  const units = plan.unitsTitle;
  const same = f.period === f.base;
  if (lang === 'zh') {
    return (
      <>
        {periodName(f.period, lang)}
        {leaders}
        {rest > 0 ? `等${contenders.length}者` : ''}
        {alone ? '居' : '难分高下，位居'}
        {ranked}个{units.zh}
        {alone ? '之首' : '前列'}；
        {hold ? (
          <>
            {names}合占{plan.total.title.zh}指数的{hold}，
          </>
        ) : null}
        {plan.total.title.zh}指数为{total}
        {same ? (
          '（基期）'
        ) : (
          <>
            ，较{periodName(f.base, lang)}
            {change}
          </>
        )}
        。
      </>
    );
  }
  return (
    <>
      In {f.period} {leaders}
      {rest > 0 ? ` and ${rest} others` : ''} {alone ? 'leads' : 'are level at the top of'} {ranked}{' '}
      {units.en.toLowerCase()};{' '}
      {hold ? (
        <>
          {names} hold {hold} of the index of {plan.total.title.en}, which stands at{' '}
        </>
      ) : (
        <>{plan.total.title.en} stands at </>
      )}
      {total}
      {same ? (
        ', the base'
      ) : (
        <>
          , {change} on {f.base}
        </>
      )}
      .
    </>
  );
}

const recordsOf = {
  real: { en: 'public', zh: '公开' },
  simulated: { en: 'simulated', zh: '模拟' },
  example: { en: 'example', zh: '示例' },
};

function subline(release: Release, f: Facts, lang: Lang) {
  const { read } = f.records;
  const status = release.plan.dataStatus;
  const made =
    read > 0
      ? {
          en: `Computed from ${count(read, 'en')} ${recordsOf[status].en} records. `,
          zh: `由${count(read, 'zh')}条${recordsOf[status].zh}记录计算。`,
        }[lang]
      : '';
  return (
    <>
      {made}
      {uncertain(release.plan, f, lang)} {release.plan.note?.[lang]}{' '}
      {release.plan.compare.length > 0 ? (
        <a href="#compare" style="color:var(--accent)">
          {{ en: 'How the two orders compare', zh: '两种排名的比较' }[lang]}
        </a>
      ) : null}
    </>
  );
}

function Periods({
  periods,
  t,
  lang,
  root,
  query,
}: {
  periods: readonly string[];
  t: number;
  lang: Lang;
  root: string;
  query: string;
}) {
  const shown =
    periods.length > 12
      ? periods.filter((_, i) => i % Math.ceil(periods.length / 12) === 0 || i === t)
      : periods;
  return (
    <nav aria-label={{ en: 'Periods', zh: '时期' }[lang]}>
      <ul class="periods">
        {shown.map((p) => (
          <li key={p} class={p === periods[t] ? 'on' : ''}>
            <a href={`${root}/${p}${query}`} data-swap aria-current={p === periods[t] ? 'page' : undefined}>
              {p}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const viewNames = {
  level: { en: 'Level', zh: '水平' },
  change: { en: 'Change', zh: '变化幅度' },
  gain: { en: 'Net increase', zh: '净增' },
  tier: { en: 'Tier', zh: '梯队' },
};
const dots = { en: 'Dots', zh: '圆点' };

/** What the map shows and how: links, so that they work anywhere. */
function Views({
  view,
  at,
  grouping,
  units,
  lang,
}: {
  view: MapView;
  at: string;
  grouping: Text | undefined;
  units: Text;
  lang: Lang;
}) {
  const link = (to: MapView, title: string) => {
    const on = to.measure === view.measure && to.shape === view.shape;
    return (
      <a href={`${at}${mapQuery(to)}`} data-swap aria-current={on ? 'true' : undefined}>
        {title}
      </a>
    );
  };
  const shapeNames = { areas: units, dots, groups: grouping };
  return (
    <nav class="views" aria-label={word('map', lang)}>
      <span>{measures.map((measure) => link({ ...view, measure }, viewNames[measure][lang]))}</span>
      <span>
        {shapes.map((shape) =>
          shapeNames[shape] ? link({ ...view, shape }, shapeNames[shape][lang]) : null,
        )}
      </span>
    </nav>
  );
}

/** What is shown for an address that does not exist. */
export function notFoundPage(release: Shown, lang: Lang): string {
  const text = { en: 'There is no such page.', zh: '没有这个页面。' }[lang];
  return page(
    release,
    lang,
    text,
    '',
    <h1>
      {text} <a href={`${rootOf(release, lang)}/`}>{word('overview', lang)}</a>
      {release.files === 'answering' ? <span id="queries" data-root="/" /> : null}
    </h1>,
    release.files === 'answering' ? ['queries'] : [],
  );
}
