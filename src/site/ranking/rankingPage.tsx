import { headlinePeriod } from '../../analysis/index.js';
import { type Lang, publishedPeriods } from '../../edition/index.js';
import type { Query } from '../../figures/index.js';
import {
  asTitle,
  formatCount,
  formatRows,
  leadersOf,
  periodName,
  sentencesOf,
  titleWithin,
  totalOf,
  viewOf,
} from '../../words/index.js';
import { AlikeNote, SetNote } from '../data/tableNotes.js';
import { page } from '../frame/layout.js';
import { menu } from '../frame/menu.js';
import { Paragraph, Told } from '../frame/says.js';
import { Periods } from '../overview/mapControls.js';
import { TakeRanking } from '../overview/underRanking.js';
import { rankingPath, rootOf, type Shown } from '../shown.js';
import { type AskedRanking, rankingQuery, rowsAtOnce } from './askedRanking.js';
import { RankingControls } from './rankingControls.js';
import { figureOfRanking, queryOfRanking, rankingFor } from './rankingFor.js';
import { RankingTable } from './rankingTable.js';

/** Every unit in its order, in a period that the address names: sorted, searched, within a group, and with the columns it asks for; UserError for what the release does not have. */
export function rankingPage(release: Shown, lang: Lang, query: Query): string {
  const { plan } = release;
  const periods = publishedPeriods(plan);
  const usual = headlinePeriod(release);
  const root = rootOf(release, lang);
  const ranking = rankingFor(release, lang, query);
  const { t, named, glance, columns, asked, all, found } = ranking;
  const path = (change: Partial<AskedRanking>) => `${rankingPath}${rankingQuery(named, asked, change)}`;
  const answers = release.files !== 'whole';
  const shown = found.slice(asked.from, asked.from + rowsAtOnce);
  const table = (
    <>
      <p class="soft" role="status">
        {counted(found.length, all.length, lang)}
      </p>
      <RankingTable
        rows={shown}
        {...{ asked, lang }}
        sortedBy={answers ? (sort, rises) => `${root}/${path({ sort, rises, from: 0 })}` : undefined}
        ticks={!release.files}
      />
      <Pages rows={found.length} from={asked.from} to={(from) => `${root}/${path({ from })}`} lang={lang} />
    </>
  );
  const view = viewOf(release, t);
  const [whole, order] = [totalOf(release), view.peers({ grouping: -1 })];
  const leaders = leadersOf(view, whole, order, plan.unitsTitle, plan.total.rollUp === 'sum');
  const [claim, ...more] = leaders.flatMap((fact) => sentencesOf(plan, fact, lang));
  const on = { release, lang, period: glance.period };
  const what = title(release, all.length, glance.period, lang);
  return page(
    release,
    lang,
    `${menu.ranking.title[lang]} · ${plan.title[lang]}`,
    path({}),
    <>
      <h1>{claim ? <Told {...on} phrase={asTitle(claim)} /> : what}</h1>
      <Paragraph {...on} said={more} facts={[]} />
      {claim ? <p class="soft">{what}</p> : null}
      <Periods
        plan={plan}
        t={t}
        lang={lang}
        at={(p) => `${root}/${rankingPath}${rankingQuery(p === periods[usual] ? undefined : p, asked, {})}`}
      />
      <section id="ranking-all">
        {release.files ? (
          table
        ) : (
          <form action={`${root}/${rankingPath}`} method="get" data-swap>
            <RankingControls {...{ release, lang, asked, columns }} period={named} />
            {table}
          </form>
        )}
        <AlikeNote release={release} t={t} rows={shown.map(({ unit }) => ({ number: unit }))} lang={lang} />
        <SetNote release={release} pair={[plan.base - plan.first, t]} lang={lang} />
        <TakeRanking
          release={release}
          figure={figureOfRanking(release, ranking)}
          query={queryOfRanking(ranking)}
          lang={lang}
        />
      </section>
    </>,
    ['figures'],
  );
}

function title({ plan }: Shown, ranked: number, period: string, lang: Lang): string {
  const units = titleWithin(plan.unitsTitle.en);
  return {
    en:
      ranked === 1
        ? `${plan.unitsTitle.en}, ${period}`
        : `All ${formatCount(ranked, 'en')} ${units}, ${period}`,
    zh: `${periodName(period, 'zh')}全部${formatCount(ranked, 'zh')}个${plan.unitsTitle.zh}`,
  }[lang];
}

/** How many rows there are, and of how many. */
function counted(found: number, all: number, lang: Lang): string {
  const [some, of] = [formatCount(found, lang), formatCount(all, lang)];
  if (found === 0) return { en: 'None fits.', zh: '没有符合条件的行。' }[lang];
  return found === all
    ? { en: formatRows(all, 'en'), zh: `共${formatRows(all, 'zh')}` }[lang]
    : { en: `${some} of ${formatRows(all, 'en')}`, zh: `${of}行中的${some}行` }[lang];
}

/** Links to the other rows, where there are more than a page shows well. */
function Pages({
  rows,
  from,
  to,
  lang,
}: {
  rows: number;
  from: number;
  to: (from: number) => string;
  lang: Lang;
}) {
  const starts = Array.from({ length: Math.ceil(rows / rowsAtOnce) }, (_, i) => i * rowsAtOnce);
  if (starts.length < 2) return null;
  return (
    <nav class="pages" aria-label={{ en: 'Rows', zh: '行' }[lang]}>
      {starts.map((start) => (
        <a key={start} href={to(start)} data-swap aria-current={start === from ? 'true' : undefined}>
          {formatCount(start + 1, lang)}–{formatCount(Math.min(start + rowsAtOnce, rows), lang)}
        </a>
      ))}
    </nav>
  );
}
