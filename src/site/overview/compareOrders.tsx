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
  const places = Math.max(...glance.comparisons.map((c) => c.ours.length));
  return (
    <>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{word('rank', lang)}</th>
              {glance.comparisons.map((c) => (
                <th scope="col" key={c.published.title.en} title={c.published.source[lang]}>
                  {c.published.title[lang]}
                  <br />
                  {{ en: 'our rank, ', zh: '本指数位次，' }[lang]}
                  {periodName(c.published.period, lang)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: places }, (_, i) => (
              <tr key={`place ${i + 1}`}>
                <td>{i + 1}</td>
                {glance.comparisons.map((c) => {
                  const code = c.published.order[i];
                  if (code === undefined) return <td key={c.published.title.en} />;
                  return (
                    <td key={c.published.title.en}>
                      <a href={href(code)}>{nameOf.get(code)?.[lang] ?? code}</a>{' '}
                      <span class="soft">{c.ours[i] || '–'}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
            <tr>
              <td>ρ</td>
              {glance.comparisons.map((c) => (
                <td key={c.published.title.en}>
                  <b>{formatNumber(c.spearman, 2, lang)}</b>{' '}
                  <span class="soft">
                    {
                      {
                        en: `${c.overlap} of ${c.ours.length} among our first ${c.ours.length}`,
                        zh: `所列${c.ours.length}位中有${c.overlap}位居本指数前${c.ours.length}位`,
                      }[lang]
                    }
                  </span>
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
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
