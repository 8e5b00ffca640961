import type { Lang } from '../../edition/index.js';
import { publishedPeriods } from '../../edition/index.js';
import { placePath } from '../../figures/index.js';
import { periodOrHeadline } from '../../release/index.js';
import {
  asTitle,
  contrastFacts,
  type Fact,
  leadersOf,
  periodName,
  sentencesOf,
  standingFact,
  totalOf,
  type View,
  viewOf,
} from '../../words/index.js';
import { SetNote } from '../data/tableNotes.js';
import { page } from '../frame/layout.js';
import { menu } from '../frame/menu.js';
import { InFull, Paragraph, Told } from '../frame/says.js';
import { Groups } from '../overview/groupsTable.js';
import { Periods } from '../overview/mapControls.js';
import { rootOf, type Shown } from '../shown.js';

/**
 * Every grouping of the units, each as a ranking, in a period that the address asks for.
 *
 * @throws UserError for a period that the release does not have
 */
export function groupsPage(release: Shown, lang: Lang, asked: string | undefined): string {
  const { plan } = release;
  const periods = publishedPeriods(plan);
  const t = periodOrHeadline(release, asked || undefined);
  const root = rootOf(release, lang);
  const period = periods[t]!;
  const { path, title } = menu.groups;
  const view = viewOf(release, t);
  const whole = totalOf(release);
  const [first, ...rest] = toldOf(view).flatMap((fact) => sentencesOf(plan, fact, lang));
  const on = { release, lang, period };
  return page(
    release,
    lang,
    `${title[lang]} · ${plan.title[lang]}`,
    `${path}?period=${period}`,
    <>
      <h1>{first ? <Told {...on} phrase={asTitle(first)} /> : noGroup(period, lang)}</h1>
      <Paragraph {...on} said={rest} facts={contrastFacts(view, whole)} />
      <InFull {...on} facts={[...toldOf(view), ...contrastFacts(view, whole)]} />
      <Periods plan={plan} t={t} lang={lang} at={(p) => `${root}/${path}?period=${p}`} />
      {plan.groupings.map((g, i) => (
        <section key={g.column} id={g.column} class="below">
          <h2>{g.title[lang]}</h2>
          <Groups
            release={release}
            grouping={i}
            t={t}
            lang={lang}
            href={(code, node) => `${root}/${placePath(code, period, node)}`}
          />
        </section>
      ))}
      <SetNote release={release} pair={[plan.base - plan.first, t]} lang={lang} />
    </>,
  );
}

/** Who leads the first grouping with values; where only one group has one, its standing. */
function toldOf(view: View<Shown>): Fact[] {
  const { plan } = view.release;
  const ranked = plan.groupings.map((grouping, i) => ({ grouping, peers: view.peers({ grouping: i }) }));
  const found = ranked.find(({ peers }) => peers.length > 0);
  if (!found) return [];
  const { grouping, peers } = found;
  if (peers.length > 1)
    return leadersOf(view, totalOf(view.release), peers, grouping.title, grouping.rollUp === 'sum');
  return standingFact(view, peers[0]!);
}

const noGroup = (period: string, lang: Lang) =>
  ({ en: `No group has a value in ${period}.`, zh: `${periodName(period, 'zh')}没有任何分组取得结果。` })[
    lang
  ];
