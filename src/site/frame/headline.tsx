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
  periodName,
  polarityNote,
  setSentence,
  viewOf,
} from '../../words/index.js';
import type { Href } from '../data/tables.js';
import { publishedPath, rootOf, type Shown } from '../shown.js';
import { menu } from './menu.js';

/** One sentence with live figures; each figure leads to its receipt. */
export function headline(release: Release, f: Glance, t: number, lang: Lang, href: Href) {
  const { plan } = release;
  const first = f.standings[0];
  if (!first)
    return {
      en: `No unit has a value in ${f.period}.`,
      zh: `${periodName(f.period, 'zh')}没有任何单元取得结果。`,
    }[lang];
  const total = <a href={href(plan.total.code)}>{number(f.total, plan.nodes[0]!.digits ?? 2, lang)}</a>;
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
  const whole = plan.total.title.en.replace(/^The /, 'the ');
  const change = <a href={href(plan.total.code)}>{nodeChange(plan, 0, f.change, lang)}</a>;
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
        {only ? (
          '是唯一有取值的'
        ) : (
          <>
            {alone ? '居' : '难分高下，位居'}
            {ranked}个{units.zh}
            {alone ? (firstIsBest(plan) ? '之首' : '首位（最差）') : '前列'}
          </>
        )}
        ；
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
        。{compared}
      </>
    );
  }
  return (
    <>
      In {f.period} {leaders}
      {rest > 0 ? ` and ${rest} others` : ''}{' '}
      {only ? (
        'alone has a value'
      ) : (
        <>
          {alone ? leadVerb(plan, false).en : 'are level at the top of'} {ranked} {units.en.toLowerCase()}
        </>
      )}
      ;{' '}
      {hold ? (
        <>
          {names} hold {hold} of the index of {whole}, which stands at{' '}
        </>
      ) : (
        <>{whole} stands at </>
      )}
      {total}
      {same ? (
        ', the base'
      ) : (
        <>
          , {change} {comparedWith(plan, f.base)}
        </>
      )}
      .{compared && ` ${compared}`}
    </>
  );
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
