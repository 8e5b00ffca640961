import { headlinePeriod } from '../../analysis/index.js';
import type { Lang } from '../../edition/index.js';
import { problems, UserError } from '../../edition/index.js';
import {
  choiceQuery,
  defaultMapView,
  type MapView,
  mapFigure,
  mapQuery,
  paintingOf,
  parseChoice,
  pathsOf,
  placePath,
  rankingFigure,
} from '../../figures/index.js';
import {
  caveatText,
  type FactOf,
  factsAbout,
  factsOfKind,
  findingsAmong,
  glanceOf,
  isDivided,
  leastCertainFact,
  paragraphOf,
  phraseText,
  provisionalText,
  sentencesOf,
  titleWithin,
  word,
} from '../../words/index.js';
import { type Href, PartsKey } from '../data/tables.js';
import { Download } from '../frame/download.js';
import { page } from '../frame/layout.js';
import { menu } from '../frame/menu.js';
import { Caveat, InFull, Paragraph, Told } from '../frame/says.js';
import { socialOf } from '../frame/social.js';
import { rankingPath, rootOf, type Shown } from '../shown.js';
import { Groups } from './groupsTable.js';
import { Ranking } from './leaders.js';
import { MapFigure } from './map.js';
import { Periods, Views } from './mapControls.js';
import { Opening } from './opening.js';
import { questionSections } from './questions.js';
import { TakeRanking, WeightsStrip } from './underRanking.js';
import { headlineIn, orderIn } from './viewed.js';

/** Groups below the map; a page of their own has all. */
const leadingGroups = 10;

/** Rows beside the map. */
const leaders = 16;

/**
 * The first page of a release, of one published period (the last when none is given): headline, map, ranking and time on one
 * screen; below it what stands out and the first grouping. Complete without JavaScript.
 *
 * @throws UserError for a period the release does not have
 */
export async function overviewPage(
  release: Shown,
  lang: Lang,
  period?: string,
  view: MapView = defaultMapView(release),
): Promise<string> {
  const { plan } = release;
  const published = plan.periods.slice(plan.first);
  const t = period ? published.indexOf(period) : headlinePeriod(release);
  if (t < 0) throw new UserError([problems.badPeriod({ file: 'PERIOD' }, period!, published.join(', '))]);
  const glance = glanceOf(release, t);
  const root = rootOf(release, lang);
  const href: Href = (code, node) => `${root}/${placePath(code, glance.period, node)}`;
  const path = t === headlinePeriod(release) ? '' : glance.period;
  const query = path === '' ? '' : `?period=${encodeURIComponent(path)}`;
  const shown = { release, glance, t, lang, href };
  const painting = paintingOf(release, t, view, lang);
  const order = orderIn(view, painting, release, t, glance, leaders, lang);
  const provisional = provisionalText(release, t)?.[lang];
  const facts = factsAbout(release, t);
  const told = { release, lang, period: glance.period };
  const questions = await questionSections(release, t, glance.period, lang);
  const leastCertain = [phraseText(paragraphOf(plan, [leastCertainFact(release, glance)], lang))];
  return page(
    release,
    lang,
    `${plan.title[lang]} ${glance.period}`,
    path + mapQuery(release, view),
    <>
      <div class="front">
        <h1>
          <Told {...told} phrase={headlineIn(view, painting, release, t, facts, lang)} />
        </h1>
        {isDivided({ plan }) ? null : (
          <Paragraph
            {...told}
            said={factsOfKind(facts, 'standing')
              .filter(isChange)
              .flatMap((fact) => sentencesOf(plan, fact, lang).slice(1))}
            facts={[]}
          />
        )}
        <Caveat
          {...{ release, lang }}
          notes={[...(provisional === undefined ? [] : [provisional]), caveatText(plan)[lang]]}
        />
        <InFull
          {...told}
          facts={[...factsOfKind(facts, 'standing'), ...findingsAmong(facts)]}
          more={leastCertain}
        />
        {pathsOf(release) ? <Views release={release} view={view} at={`${root}/${path}`} lang={lang} /> : null}
        <div class={pathsOf(release) ? 'two' : undefined}>
          <section aria-label={word('map', lang)}>
            <MapFigure
              release={release}
              glance={glance}
              painting={painting}
              shape={view.shape}
              lang={lang}
              href={href}
            />
            <Periods plan={plan} t={t} lang={lang} at={(p) => `${root}/${p}${mapQuery(release, view)}`} />
            {pathsOf(release) ? <TakeMap release={release} t={t} view={view} lang={lang} /> : null}
          </section>
          <section id="ranking">
            <div class="titled">
              <h2>{order.title}</h2>
              <PartsKey release={release} lang={lang} brief />
            </div>
            <Ranking {...shown} rows={order.rows} by={order.by} gap={order.gap} />
            {order.note ? <p class="note">{order.note}</p> : null}
            <TakeRanking
              release={release}
              figure={rankingFigure(release, t, glance)}
              query={query}
              all={`${root}/${rankingPath}${order.query(query)}`}
              lang={lang}
            />
            <WeightsStrip release={release} lang={lang} />
          </section>
        </div>
      </div>
      {questions}
      <Opening release={release} glance={glance} lang={lang} />
      {plan.groupings.slice(0, 1).map((g) => (
        <section key={g.column} id={g.column} class="below">
          <h2>{g.title[lang]}</h2>
          <Groups release={release} grouping={0} t={t} lang={lang} href={href} most={leadingGroups} />
          <MoreGroups release={release} period={glance.period} lang={lang} />
        </section>
      ))}
    </>,
    ['figures'],
    socialOf(release, lang, `${plan.title[lang]} ${glance.period}`, undefined, glance.period),
  );
}

/** The way to all groups; nothing where the one grouping stands there whole. */
function MoreGroups({ release, period, lang }: { release: Shown; period: string; lang: Lang }) {
  const [first, ...others] = release.plan.groupings;
  const all = { en: `All ${titleWithin(first!.title.en)}`, zh: `全部${first!.title.zh}` };
  const titles = [
    ...(first!.groups.length > leadingGroups ? [all] : []),
    ...others.map(({ title }) => title),
  ].map((title, i) => (lang === 'en' && i > 0 ? titleWithin(title.en) : title[lang]));
  if (titles.length === 0) return null;
  return (
    <p>
      <a class="onwards" href={`${rootOf(release, lang)}/${menu.groups.path}?period=${period}`}>
        {titles.join({ en: ', ', zh: '、' }[lang])}
      </a>
    </p>
  );
}

/** Whether the total is said to have changed; its value alone is in the headline. */
const isChange = ({ before, base }: FactOf<'standing'>) => before !== undefined || base !== undefined;

const takeMap = { en: 'Download the map', zh: '下载地图' };

/** The map as it is seen, taken away or embedded. */
function TakeMap({ release, t, view, lang }: { release: Shown; t: number; view: MapView; lang: Lang }) {
  const choice = {
    ...parseChoice(release, () => undefined),
    period: t,
    map: view.measure,
    as: view.shape,
  };
  const query = choiceQuery(release, choice, ['period', 'map', 'as']);
  return (
    <div class="row">
      <Download
        release={release}
        figure={mapFigure(release, choice)}
        lang={lang}
        query={query}
        title={takeMap[lang]}
      />
    </div>
  );
}
