import { headlinePeriod } from '../../analysis/index.js';
import type { Lang } from '../../edition/index.js';
import { publishedPeriods } from '../../edition/index.js';
import { glanceOf, percent, periodName } from '../../words/index.js';
import { page } from '../frame/layout.js';
import { menu } from '../frame/menu.js';
import { Groups } from '../overview/groupsTable.js';
import { Periods } from '../overview/mapControls.js';
import { rootOf, type Shown } from '../shown.js';

/** Every grouping of the units, each as a ranking, in a period that the address asks for. */
export function groupsPage(release: Shown, lang: Lang, asked: string | undefined): string {
  const { plan } = release;
  const periods = publishedPeriods(plan);
  const t = asked !== undefined && periods.includes(asked) ? periods.indexOf(asked) : headlinePeriod(release);
  const root = rootOf(release, lang);
  const period = periods[t]!;
  const { path, title } = menu.groups;
  return page(
    release,
    lang,
    `${title[lang]} · ${plan.title[lang]}`,
    `${path}?period=${period}`,
    <>
      <h1>{said(release, t, lang)}</h1>
      <Periods periods={periods} t={t} lang={lang} at={(p) => `${root}/${path}?period=${p}`} />
      {plan.groupings.map((g, i) => (
        <section key={g.column} id={g.column} class="below">
          <h2>{g.title[lang]}</h2>
          <Groups
            release={release}
            grouping={i}
            t={t}
            lang={lang}
            href={(code, node) => `${root}/place/${code}/${period}${node ? `/${node}` : ''}`}
          />
        </section>
      ))}
    </>,
  );
}

/** The first of the first grouping, and what it holds where groups add up. */
function said(release: Shown, t: number, lang: Lang): string {
  const glance = glanceOf(release, t);
  const first = glance.groups[0];
  const when = periodName(glance.period, lang);
  if (!first) return { en: `No group has a value in ${when}.`, zh: `${when}没有任何分组取得结果。` }[lang];
  const grouping = release.plan.groupings[0]!;
  const of = grouping.title[lang];
  const share = percent(first.value / glance.total, lang);
  const holds =
    grouping.rollUp === 'sum'
      ? { en: ` with ${share} of the total`, zh: `，占总体的${share}` }
      : { en: '', zh: '' };
  return {
    en: `In ${when} ${first.name.en} is the first of ${glance.groups.length} ${of.toLowerCase()}${holds.en}.`,
    zh: `${when}${first.name.zh}居${glance.groups.length}个${of}之首${holds.zh}。`,
  }[lang];
}
