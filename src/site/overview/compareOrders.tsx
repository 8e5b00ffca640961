import { Table } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import type { Glance } from '../../words/index.js';
import { formatNumber, periodName, publishedTierLines, word } from '../../words/index.js';
import type { Href } from '../data/tables.js';
import type { Shown } from '../shown.js';

/** The agreement of our order with those published by others. */
export function Compare({ release, glance, lang, href }: Comparing) {
  const { plan } = release;
  if (glance.comparisons.length === 0 && plan.tiers.published.length === 0) return null;
  return (
    <section id="compare">
      <h2>{word('compareTitle', lang)}</h2>
      {plan.compareNote ? <p>{plan.compareNote[lang]}</p> : null}
      {glance.comparisons.length > 0 ? (
        <Orders release={release} glance={glance} lang={lang} href={href} />
      ) : null}
      {publishedTierLines(release, lang).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}

interface Comparing {
  release: Shown;
  glance: Glance;
  lang: Lang;
  href: Href;
}

function Orders({ release: { plan }, glance, lang, href }: Comparing) {
  const nameOf = new Map(
    [...plan.units, ...plan.groupings.flatMap((g) => g.groups)].map((u) => [u.code, u.name] as const),
  );
  const placed = ({ published, ours }: Glance['comparisons'][number], i: number) => {
    const code = published.order[i];
    return code === undefined ? null : (
      <>
        <a href={href(code)}>{nameOf.get(code)?.[lang] ?? code}</a> <span class="soft">{ours[i] || '–'}</span>
      </>
    );
  };
  const agreement = ({ spearman, overlap, ours: { length } }: Glance['comparisons'][number]) => {
    const first = {
      en: `${overlap} of ${length} among our first ${length}`,
      zh: `所列${length}位中有${overlap}位居本指数前${length}位`,
    };
    return (
      <>
        <b>{formatNumber(spearman, 2, lang)}</b> <span class="soft">{first[lang]}</span>
      </>
    );
  };
  const places = Math.max(...glance.comparisons.map((c) => c.ours.length));
  return (
    <>
      <Table
        scroll
        rows={[...Array(places).keys(), 'rho' as const]}
        columns={[
          { title: word('rank', lang), of: (i) => (i === 'rho' ? 'ρ' : i + 1) },
          ...glance.comparisons.map((c) => ({
            title: (
              <>
                {c.published.title[lang]}
                <br />
                {{ en: 'our rank, ', zh: '本指数位次，' }[lang]}
                {periodName(c.published.period, lang)}
              </>
            ),
            head: { title: c.published.source[lang] },
            of: (i: number | 'rho') => (i === 'rho' ? agreement(c) : placed(c, i)),
          })),
        ]}
      />
      <p class="note">
        {
          {
            en: 'ρ: Spearman’s rank correlation over the published places. ',
            zh: 'ρ：所列各地位次的斯皮尔曼等级相关系数。',
          }[lang]
        }
        {[...new Set(glance.comparisons.map((c) => c.published.source[lang]))].join(
          { en: '; ', zh: '；' }[lang],
        )}
      </p>
    </>
  );
}
