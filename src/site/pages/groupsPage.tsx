import { headlinePeriod } from '../../analysis/index.js';
import type { Lang } from '../../edition/index.js';
import { publishedPeriods } from '../../edition/index.js';
import { contrastFacts, leaderFacts, periodName, sentencesOf, totalOf, viewOf } from '../../words/index.js';
import { page } from '../frame/layout.js';
import { menu } from '../frame/menu.js';
import { Paragraph, Told } from '../frame/says.js';
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
  const view = viewOf(release, t);
  const whole = totalOf(release);
  const told = leaderFacts(view, whole).find(({ level }) => level === plan.groupings[0]?.title);
  const [first, ...rest] = told ? sentencesOf(plan, told, lang) : [];
  const on = { release, lang, period };
  return page(
    release,
    lang,
    `${title[lang]} · ${plan.title[lang]}`,
    `${path}?period=${period}`,
    <>
      <h1>{told ? <Told {...on} phrase={first!} /> : noGroup(period, lang)}</h1>
      <Paragraph {...on} said={rest} facts={contrastFacts(view, whole)} />
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

const noGroup = (period: string, lang: Lang) =>
  ({ en: `No group has a value in ${period}.`, zh: `${periodName(period, 'zh')}没有任何分组取得结果。` })[
    lang
  ];
