import { matchedRanks } from '../../analysis/index.js';
import { printedMembers, Table } from '../../documents/index.js';
import { hasNaturalZero, type Lang } from '../../edition/index.js';
import { ranksIn } from '../../engine/index.js';
import { paintingOf, pathsOf } from '../../figures/index.js';
import {
  changeOver,
  comparingHead,
  formatNodeChange,
  formatNumber,
  formatPercent,
  glanceOf,
  numberIn,
  tableRows,
  tablesIn,
  word,
} from '../../words/index.js';
import { barColumn, RankChange } from '../data/tables.js';
import { MapFigure } from '../overview/map.js';
import { nameColumn, scoreColumn } from './rankGaps.js';
import { figureAt, type PlaceView } from './view.js';

/** Most members that are listed. */
const mostMembers = 60;

/** The members of a group in order, with their rank among all, change and share. */
export function Members({ view }: { view: PlaceView }) {
  const { receipt, base, lang, plan, release, g, t } = view;
  if (receipt.members.length === 0) return null;
  const { index } = release;
  const ranks = ranksIn(index, g, t);
  const at = plan.base - plan.first;
  const moved = matchedRanks(plan, index, -1, g, [at, t]);
  const numberOf = new Map(plan.units.map((u, c) => [u.code, c]));
  const shown = receipt.members.slice(0, mostMembers).map((m) => ({ ...m, number: numberOf.get(m.code)! }));
  const adds = receipt.rollUp === 'sum' && hasNaturalZero(plan);
  const most = Math.max(...shown.map((m) => m.value), 0);
  return (
    <section id="members">
      <h2>
        {plan.unitsTitle[lang]} <small>{howMade(view)}</small>
      </h2>
      <Table
        scroll
        class="rank-gaps"
        rows={shown}
        columns={[
          { title: word('rank', lang), of: ({ number: c }) => ranks[c] || '–' },
          base && {
            title: comparingHead('since', receipt.base!.period, lang),
            of: ({ number: c }) => (
              <RankChange plan={plan} from={moved.before[c]!} to={moved.after[c]!} lang={lang} />
            ),
          },
          nameColumn(view),
          barColumn(most, () => 'm5'),
          scoreColumn(view, { level: plan.level, grouping: -1 }),
          base && {
            title: word('change', lang),
            class: 'n wide',
            cell: 'soft',
            of: ({ number: c }) =>
              formatNodeChange(
                plan,
                g,
                changeOver(release, g, [at, t], { grouping: -1, number: c }).change,
                lang,
              ),
          },
          adds
            ? {
                title: word('ofTotal', lang),
                class: 'n',
                of: ({ value }) => formatPercent(value / receipt.value!, lang),
                cell: 'soft',
              }
            : undefined,
        ]}
      />
      <More left={receipt.members.length - shown.length} lang={lang} when="rest" />
      <More
        left={receipt.members.length - Math.min(shown.length, printedMembers)}
        lang={lang}
        when="printed"
      />
    </section>
  );
}

/** How many are not listed, on the screen or on paper. */
function More({ left, lang, when }: { left: number; lang: Lang; when: 'rest' | 'printed' }) {
  if (left <= 0) return null;
  return <p class={`note ${when}`}>{{ en: `and ${left} more`, zh: `另有${left}个` }[lang]}</p>;
}

function howMade({ receipt: { rollUp, members }, lang }: PlaceView): string {
  return rollUp === 'mean'
    ? { en: `its value is the mean of ${members.length}`, zh: `其值为${members.length}个成员的平均` }[lang]
    : { en: `its value is the sum of ${members.length}`, zh: `其值为${members.length}个成员之和` }[lang];
}

/** The map of a group's own members, with the plain shapes of what lies around them. */
export function OwnMap({ view }: { view: PlaceView }) {
  const { release, plan, receipt, lang, t, g } = view;
  if (!pathsOf(release) || receipt.members.length === 0 || g !== 0) return null;
  const painting = paintingOf(release, t, { measure: 'level', shape: 'areas' }, lang);
  const own = new Set(receipt.members.map((m) => m.code));
  const glance = glanceOf(release, t);
  return (
    <section class="own-map" aria-label={word('map', lang)}>
      <MapFigure
        release={release}
        glance={{ ...glance, standings: glance.standings.filter((s) => own.has(s.code)) }}
        painting={painting}
        shape="areas"
        lang={lang}
        href={(code) => figureAt(view, code)}
        only={own.size < plan.units.length ? own : undefined}
      />
    </section>
  );
}

/** What is expected of the total, where the release has forecasts. */
export function Forecast({ view }: { view: PlaceView }) {
  const { release, subject, lang, receipt } = view;
  if (subject.level !== 'total') return null;
  const rows = tableRows(tablesIn(release, receipt.node), 'forecast').filter((r) => r.node === receipt.node);
  if (rows.length === 0) return null;
  return (
    <section id="forecast">
      <h2>{{ en: 'What may come', zh: '预测' }[lang]}</h2>
      <ul>
        {rows.map((row) => {
          const [mean, low, high] = (['value', 'low', 'high'] as const).map((id) =>
            formatNumber(numberIn(row, id), 2, lang),
          );
          const { period, method } = row;
          return (
            <li key={`${period}${method}`}>
              {
                {
                  en: `${period}: ${mean}, between ${low} and ${high} (${method})`,
                  zh: `${period}：${mean}，区间${low}至${high}（${method}）`,
                }[lang]
              }
            </li>
          );
        })}
      </ul>
    </section>
  );
}
