import { firstIsBest, type Lang } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import type { Glance } from '../../words/index.js';
import {
  comparedWith,
  contendersOf,
  count,
  joined,
  leadVerb,
  nodeChange,
  number,
  percent,
  perHeadView,
  periodName,
  polarityNote,
  rivalsOf,
  setSentence,
  totalOf,
  totalWithin,
  viewOf,
} from '../../words/index.js';
import type { Href } from '../data/tables.js';
import { publishedPath, rootOf, type Shown } from '../shown.js';
import { menu } from './menu.js';

/** Two sentences with live figures, each of which leads to its receipt: who leads and what the whole is, and who leads per head. */
export function headline(release: Release, f: Glance, t: number, lang: Lang, href: Href) {
  const { plan } = release;
  if (!f.standings[0])
    return {
      en: `No unit has a value in ${f.period}.`,
      zh: `${periodName(f.period, 'zh')}没有任何单元取得结果。`,
    }[lang];
  const compared = setSentence(release, f.set, plan.base - plan.first, lang);
  const contenders = contendersOf(viewOf(release, t));
  const alone = contenders.length === 1;
  const shown = contenders.slice(0, contenders.length > 4 ? 3 : 4);
  const rest = contenders.length - shown.length;
  const leaders = shown.map((unit, i) => (
    <>
      {i === 0 ? '' : lang === 'zh' ? '、' : i === contenders.length - 1 ? ' and ' : ', '}
      <a href={href(unit.code)}>{unit.name[lang]}</a>
    </>
  ));
  const ranked = <a href="#all">{count(f.ranked, lang)}</a>;
  const only = f.ranked === 1;
  const units = plan.unitsTitle;
  const ends = (
    <>
      <Whole release={release} glance={f} lang={lang} href={href} />
      {{ en: '.', zh: '。' }[lang]}
      {compared && `${{ en: ' ', zh: '' }[lang]}${compared}`}
      <PerHead release={release} t={t} lang={lang} href={href} />
    </>
  );
  if (lang === 'zh') {
    const place = alone ? (firstIsBest(plan) ? '之首' : '首位（最差）') : '前列';
    return (
      <>
        {periodName(f.period, lang)}
        {leaders}
        {rest > 0 ? `等${contenders.length}者` : ''}
        {only ? '是唯一有取值的' : alone ? '居' : '难分高下，位居'}
        {only ? null : ranked}
        {only ? '' : `个${units.zh}${place}`}；{ends}
      </>
    );
  }
  return (
    <>
      In {f.period} {leaders}
      {rest > 0 ? ` and ${rest} others` : ''}{' '}
      {only ? 'alone has a value' : alone ? leadVerb(plan, false).en : 'are level at the top of'}
      {only ? null : ' '}
      {only ? null : ranked}
      {only ? '' : ` ${units.en.toLowerCase()}`}; {ends}
    </>
  );
}

/** What the first groups hold of the whole, where that adds up; and, where there is a time before, what the whole is and how it changed. */
function Whole({
  release,
  glance: f,
  lang,
  href,
}: {
  release: Release;
  glance: Glance;
  lang: Lang;
  href: Href;
}) {
  const { plan, index } = release;
  const total = <a href={href(plan.total.code)}>{number(f.total, plan.nodes[0]!.digits ?? 2, lang)}</a>;
  const whole = totalWithin(plan);
  const names = joined(
    f.groups.slice(0, 3).map((g) => g.name[lang]),
    lang,
  );
  const hold = Number.isNaN(f.topShare) ? null : (
    <a href={`#${plan.groupings[0]!.column}`}>{percent(f.topShare, lang)}</a>
  );
  // Shares of one period add up to what the scale says: that is no news.
  const told = index.periods > 1 || !hold;
  const change = <a href={href(plan.total.code)}>{nodeChange(plan, 0, f.change, lang)}</a>;
  const same = f.period === f.base;
  if (lang === 'zh') {
    const since = (
      <>
        ，较{periodName(f.base, lang)}
        {change}
      </>
    );
    return (
      <>
        {hold ? (
          <>
            {names}合占{plan.total.title.zh}指数的{hold}
          </>
        ) : null}
        {hold && told ? '，' : null}
        {told ? (
          <>
            {plan.total.title.zh}指数为{total}
            {same ? (index.periods > 1 ? '（基期）' : '点') : since}
          </>
        ) : null}
      </>
    );
  }
  const since = (
    <>
      , {change} {comparedWith(plan, f.base)}
    </>
  );
  return (
    <>
      {hold ? (
        <>
          {names} hold {hold} of the index of {whole}
        </>
      ) : null}
      {hold && told ? ', which' : null}
      {hold ? null : whole}
      {told ? (
        <>
          {' '}
          stands at {total}
          {same ? (index.periods > 1 ? ', the base' : '') : since}
        </>
      ) : null}
    </>
  );
}

/** Who leads per head, where the edition shows that beside the index. */
function PerHead({ release, t, lang, href }: { release: Release; t: number; lang: Lang; href: Href }) {
  const view = perHeadView(release, t);
  const first = view?.peers(view.members(-1)[0]!)[0];
  if (!view || !first) return null;
  const { plan } = release;
  const together = [first, ...rivalsOf(view, first)];
  const shown = together.slice(0, together.length > 4 ? 3 : 4);
  const names = joined(
    [
      ...shown.map((one) => one.name[lang]),
      ...(shown.length < together.length ? [{ en: 'others', zh: '其他' }[lang]] : []),
    ],
    lang,
  );
  const all = number(view.value(totalOf(release))!.value, 0, lang);
  if (together.length > 1) {
    return {
      en: <> Per head, {names} are level at the top.</>,
      zh: <>按人均计，{names}难分高下，位居前列。</>,
    }[lang];
  }
  const value = <a href={href(first.code)}>{number(view.score(first), 0, lang)}</a>;
  return {
    en: (
      <>
        {' '}
        Per head, {names} {leadVerb(plan, false).en}: {value} where {plan.total.title.en} has {all}.
      </>
    ),
    zh: (
      <>
        按人均计，{names}居首，为{value}点（{plan.total.title.zh}为{all}点）。
      </>
    ),
  }[lang];
}

const recordsOf = {
  real: { en: 'public', zh: '公开' },
  simulated: { en: 'simulated', zh: '模拟' },
  example: { en: 'example', zh: '示例' },
};

/** What the figures are made of, what they are not, and where they stand beside the orders of others. */
export function Subline({ release, glance, lang }: { release: Shown; glance: Glance; lang: Lang }) {
  const { plan, published } = release;
  const { used = 0 } = glance.records;
  const records = recordsOf[plan.dataStatus][lang];
  const made = {
    en: `Computed from ${count(used, 'en')} ${records} records. `,
    zh: `由${count(used, 'zh')}条${records}记录计算。`,
  }[lang];
  return (
    <p class="soft">
      {polarityNote(plan, 0, lang)} {used > 0 ? made : ''}
      {plan.note?.[lang]}{' '}
      {plan.compare.length > 0 ? (
        <a
          href={`${rootOf(release, lang)}/${published ? publishedPath : `${menu.method.path}#compare`}`}
          class="onwards"
        >
          {{ en: 'How the two orders compare', zh: '两种排名的比较' }[lang]}
        </a>
      ) : null}
    </p>
  );
}
