import type { ComparedTable, Replicated } from '../../analysis/index.js';
import type { Lang } from '../../edition/index.js';
import {
  announcedHeadline,
  figureRows,
  orderPairs,
  orderRows,
  publishedHeadline,
  type ReplicateRow,
  replicateHeadline,
} from '../../words/index.js';
import { page } from '../frame/layout.js';
import { publishedPath, type Shown } from '../shown.js';
import { AnnouncedChart } from './announcedChart.js';
import { OrdersChart } from './ordersChart.js';
import { PublishedFigures } from './publishedFigures.js';

const words = {
  title: { en: 'Published and ours', zh: '已发布与本项目' },
  real: {
    en: 'Our own index measures something else, mostly in other years: its figures stand beside the published ones, not for them.',
    zh: '本项目自有指数的衡量对象不同，年份也大多不同：其数值只供对照，不能替代公布值。',
  },
  simulated: {
    en: 'The figures of this release come from simulated records. Where a published figure was put in, finding it again confirms nothing.',
    zh: '本发布版的数值来自模拟记录。凡已作为输入的公布值，再次得出不能视为印证。',
  },
  figures: { en: 'Figures', zh: '数据' },
  orders: { en: 'Orders', zh: '排名' },
  figure: { en: 'Figure', zh: '项目' },
  period: { en: 'Year', zh: '年份' },
  published: { en: 'Published', zh: '公布值' },
  ours: { en: 'Ours', zh: '本项目' },
  difference: { en: 'Difference', zh: '差' },
  how: { en: 'How ours was obtained', zh: '本项目数值的来历' },
  ranks: { en: 'Our ranks of these places', zh: '上述各地在本指数的位次' },
  note: {
    en: 'Difference: ours less the published figure, in its unit. ρ: Spearman’s rank correlation over the published places.',
    zh: '差：本项目数值减公布值，单位同公布值。ρ：所列各地位次的斯皮尔曼等级相关系数。',
  },
} satisfies Record<string, Record<Lang, string>>;

/** Published figures compared with ours: those of this index, and those of another index of the same places. */
interface Found {
  own: readonly ComparedTable[];
  others: Replicated | undefined;
}

/** Every published figure and order beside ours, with the arithmetic that leads to ours. */
export function publishedPage(release: Shown, found: Found, lang: Lang): string {
  const { own, others } = found;
  const title =
    own.length > 0 ? publishedHeadline(release.plan, own, lang) : replicateHeadline(others!, lang);
  return page(
    release,
    lang,
    `${words.title[lang]} · ${release.plan.title[lang]}`,
    publishedPath,
    <>
      <h1>{title}</h1>
      {own.length > 0 ? <PublishedFigures release={release} all={own} lang={lang} /> : null}
      {others ? <Others release={release} found={others} second={own.length > 0} lang={lang} /> : null}
    </>,
  );
}

/** What an index of the same places published, beside ours; under a heading of its own where it comes second. */
function Others({
  release,
  found,
  second,
  lang,
}: {
  release: Shown;
  found: Replicated;
  second: boolean;
  lang: Lang;
}) {
  const isReal = release.plan.dataStatus === 'real';
  const pairs = orderPairs(found, lang);
  // Of simulated records the announced statements above have the ranks place by place.
  const drawn = new Set(isReal ? pairs.map(({ id }) => id) : []);
  const others = orderRows(found, lang).filter(({ id }) => !drawn.has(id));
  const figures = (
    <section id="figures">
      <h2>{words.figures[lang]}</h2>
      <Rows rows={figureRows(found, lang)} heads={headsOf(lang)} lang={lang} numeric />
    </section>
  );
  const orders = (
    <section id="orders">
      <h2>{words.orders[lang]}</h2>
      {isReal && pairs.length > 0 ? <OrdersChart orders={pairs} lang={lang} /> : null}
      {others.length > 0 ? (
        <Rows
          rows={others}
          heads={{ ...headsOf(lang), ours: words.ranks[lang], difference: 'ρ' }}
          lang={lang}
        />
      ) : null}
    </section>
  );
  return (
    <>
      {second ? <h2>{replicateHeadline(found, lang)}</h2> : null}
      <p class="soft">
        {[found.scope, words[release.plan.dataStatus === 'real' ? 'real' : 'simulated']]
          .map((w) => w[lang])
          .join(lang === 'zh' ? '' : ' ')}
      </p>
      {release.plan.dataStatus === 'simulated' ? (
        <section id="announced">
          <h2>{announcedHeadline(found, lang)}</h2>
          <AnnouncedChart found={found} lang={lang} />
        </section>
      ) : null}
      {isReal ? orders : figures}
      {isReal ? figures : orders}
      <p class="note">{words.note[lang]}</p>
    </>
  );
}

interface Heads {
  figure: string;
  published: string;
  ours: string;
  difference: string;
}

function headsOf(lang: Lang): Heads {
  return {
    figure: words.figure[lang],
    published: words.published[lang],
    ours: words.ours[lang],
    difference: words.difference[lang],
  };
}

function Rows({
  rows,
  heads,
  lang,
  numeric,
}: {
  rows: readonly ReplicateRow[];
  heads: Heads;
  lang: Lang;
  numeric?: boolean;
}) {
  const kind = numeric ? 'n' : 'wrap';
  const { figure, published, ours, difference } = heads;
  return (
    <div class="scroll">
      <table class={numeric ? 'comparison' : 'comparison places'}>
        <thead>
          <tr>
            <th scope="col">{figure}</th>
            <th scope="col" class={numeric ? 'n' : undefined}>
              {published}
            </th>
            <th scope="col" class={numeric ? 'n' : undefined}>
              {ours}
            </th>
            <th scope="col" class="n">
              {difference}
            </th>
            <th scope="col">{words.how[lang]}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={`${row.id} ${i}`} class={row.title === '' ? 'more' : undefined}>
              <td class="wrap all">
                {row.title}
                {row.title && row.source ? (
                  <small>{[row.period, row.source].filter(Boolean).join(' · ')}</small>
                ) : null}
              </td>
              <td class={kind} data-label={published}>
                {row.published}
              </td>
              <td class={kind} data-label={ours}>
                {row.ours}
              </td>
              <td class="n" data-label={difference}>
                {row.difference.replace('ρ ', '')}
              </td>
              <td class="wrap all">
                {row.agrees === false ? <b class="down">{row.words}</b> : row.words}
                {row.formula ? <small class="formula">{row.formula}</small> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
