import { baseName, type Lang, type Plan, type Text } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { type Facts, globalWeight } from '../facts.js';
import { publishedTierLines } from '../findingsText.js';
import { joinFormula, normaliseFormulas } from '../methodWords.js';
import { number, percent, periodName } from '../numbers.js';
import { screenLines } from '../screenText.js';
import { stepNotes } from '../stepWords.js';
import { weighingLines } from '../weighWords.js';
import { word } from '../words.js';
import { publishedPath, rootOf, type Shown } from './shown.js';
import type { Href } from './tables.js';

/** How the orders published by others and ours agree; the agreement is computed, never tuned. */
export function Compare({ release, facts, lang, href }: Comparing) {
  const { plan } = release;
  if (facts.comparisons.length === 0 && plan.tiers.published.length === 0) return null;
  return (
    <section id="compare">
      <h2>{word('compareTitle', lang)}</h2>
      {plan.compareNote ? <p>{plan.compareNote[lang]}</p> : null}
      {facts.comparisons.length > 0 ? (
        <Orders release={release} facts={facts} lang={lang} href={href} />
      ) : null}
      {publishedTierLines(release, lang).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {release.published ? (
        <p>
          <a href={`${rootOf(release, lang)}/${publishedPath}`}>
            {
              {
                en: 'Every published figure beside ours, and how ours was obtained',
                zh: '全部已公布数据与本项目数值的对照及来历',
              }[lang]
            }
          </a>
        </p>
      ) : null}
    </section>
  );
}

interface Comparing {
  release: Shown;
  facts: Facts;
  lang: Lang;
  href: Href;
}

function Orders({ release: { plan }, facts, lang, href }: Comparing) {
  const nameOf = new Map(
    [...plan.units, ...plan.groupings.flatMap((g) => g.groups)].map((u) => [u.code, u.name] as const),
  );
  const places = Math.max(...facts.comparisons.map((c) => c.ours.length));
  return (
    <>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{word('rank', lang)}</th>
              {facts.comparisons.map((c) => (
                <th scope="col" key={c.published.title.en} title={c.published.source}>
                  {c.published.title[lang]}
                  <br />
                  {{ en: 'our rank, ', zh: '本指数排名，' }[lang]}
                  {periodName(c.published.period, lang)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: places }, (_, i) => (
              <tr key={`place ${i + 1}`}>
                <td>{i + 1}</td>
                {facts.comparisons.map((c) => {
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
              {facts.comparisons.map((c) => (
                <td key={c.published.title.en}>
                  <b>{number(c.spearman, 2, lang)}</b>{' '}
                  <span class="soft">
                    {
                      {
                        en: `${c.overlap} of ${c.ours.length} among our first ${c.ours.length}`,
                        zh: `${c.ours.length}席中${c.overlap}席在本指数前${c.ours.length}位`,
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
            zh: 'ρ：所列席位的斯皮尔曼等级相关系数。',
          }[lang]
        }
        {[...new Set(facts.comparisons.map((c) => c.published.source))].join('; ')}
      </p>
    </>
  );
}

/** The formulas actually used, with this edition's parameters, the framework with its weights, and the doubts. */
export function Method({ release, facts, lang }: { release: Release; facts: Facts; lang: Lang }) {
  const { plan } = release;
  const gone = new Set(release.index.screened.indicators.map((s) => s.indicator));
  const screenedOut = screenLines(plan, release.index.screened, lang);
  return (
    <section id="method">
      <h2>{word('method', lang)}</h2>
      <div class="receipt">
        {formulas(plan).map((f) => (
          <div key={f}>{f}</div>
        ))}
      </div>
      {methodNotes(plan, lang).map((n) => (
        <p key={n}>{n}</p>
      ))}
      <div class="scroll">
        <table class="tree">
          <thead>
            <tr>
              <th scope="col">{word('indicator', lang)}</th>
              <th scope="col" class="n">
                {word('weight', lang)}
              </th>
              <th scope="col" class="n">
                {{ en: 'of the whole', zh: '占总体' }[lang]}
              </th>
              <th scope="col" class="wide">
                {word('source', lang)}
              </th>
            </tr>
          </thead>
          <tbody>
            {plan.nodes.map((n, g) => (
              <tr key={n.id} class={`d${n.depth}`}>
                <td>
                  {n.title[lang]} <span class="soft">{n.id}</span>
                  {gone.has(n.indicator) ? <span class="flag">{word('screenedTitle', lang)}</span> : null}
                </td>
                <td class="n">{n.parent < 0 ? '' : number(n.weight, 2, lang)}</td>
                <td class="n">{percent(globalWeight(release, g), lang)}</td>
                <td class="wide soft">{n.indicator < 0 ? '' : plan.indicators[n.indicator]!.source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {weighingLines(plan, lang).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {plan.reasons.length > 0 ? <h3>{word('whyWeights', lang)}</h3> : null}
      {plan.reasons.map((r) => (
        <p key={r.en}>{r[lang]}</p>
      ))}
      {screenedOut.length > 0 ? <h3>{word('screenedTitle', lang)}</h3> : null}
      {screenedOut.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <h3>{word('doubts', lang)}</h3>
      {plan.doubts.map((d) => (
        <p key={d.en}>{d[lang]}</p>
      ))}
      {facts.partial.length > 0 ? (
        <p>
          {
            {
              en: `${facts.partial.length} units lack a part that no source covers; the absent part adds nothing to their value, so their rank is a lower bound: `,
              zh: `${facts.partial.length}个单元有来源未覆盖的部分，缺失部分不计入其取值，故其排名只是下限：`,
            }[lang]
          }
          {facts.partial.map((u) => u.name[lang]).join(lang === 'zh' ? '、' : ', ')}
          {lang === 'zh' ? '。' : '.'}
        </p>
      ) : null}
    </section>
  );
}

function formulas(plan: Plan): string[] {
  const joins = plan.nodes.filter((g) => g.indicator < 0).map((g) => joinFormula(g, plan.nodes));
  const groups = plan.groupings.map((g) =>
    g.rollUp === 'sum' ? 'I[P,g,t] = Σ_{c ∈ P} I[c,g,t]' : 'I[P,g,t] = mean_{c ∈ P} I[c,g,t]',
  );
  return [...new Set([...normaliseFormulas(plan), ...joins, ...groups])];
}

function methodNotes(plan: Plan, lang: Lang): string[] {
  const n = plan.method.normalise;
  const notes: Record<Lang, string[]> = { en: [], zh: [] };
  if (n.method === 'base-share') {
    notes.en.push(
      `c unit, k indicator, t period, g node, w weight. The whole area is ${n.scale} in ${baseName(plan)}${plan.baseLength > 1 ? ' on average' : ''} at every node; units add up to groups and the whole.`,
    );
    notes.zh.push(
      `c 为单元，k 为指标，t 为时期，g 为节点，w 为权重。${periodName(baseName(plan), 'zh')}全域各节点${plan.baseLength > 1 ? '平均' : '均'}为 ${n.scale}；单元之和等于分组与全域。`,
    );
  } else {
    notes.en.push(`Parameters over: ${n.over}. Direction is applied before.`);
    notes.zh.push(`参数取自：${n.over}。方向在此之前统一。`);
  }
  for (const note of stepNotes(plan)) {
    notes.en.push(note.en);
    notes.zh.push(note.zh);
  }
  for (const rule of missingRules(plan)) {
    notes.en.push(rule.en);
    notes.zh.push(rule.zh);
  }
  return notes[lang];
}

/** The missing rules in force; with the nodes they hold for where there are several. */
function missingRules(plan: Plan): Text[] {
  const nodes = plan.nodes.filter((g) => g.indicator < 0);
  const byRule = new Map<string, typeof nodes>();
  for (const node of nodes) {
    const key = JSON.stringify(node.missing);
    byRule.set(key, [...(byRule.get(key) ?? []), node]);
  }
  return [...byRule.values()].map((of) => {
    const { minPresent, atLeast, weights } = of[0]!.missing;
    const where = (lang: Lang) =>
      byRule.size === 1 ? '' : of.map((g) => g.title[lang]).join(lang === 'zh' ? '、' : ', ');
    const prefix = { en: where('en') && `${where('en')}: `, zh: where('zh') && `${where('zh')}：` };
    const least = {
      en: `A node needs ${atLeast > 1 ? `${atLeast}` : percent(minPresent, 'en', 0)} of its parts; `,
      zh: `节点至少需要${atLeast > 1 ? `${atLeast}项` : percent(minPresent, 'zh', 0)}下级；`,
    };
    const needed = atLeast > 1 || minPresent > 0;
    const absent =
      weights === 'keep'
        ? {
            en: 'An absent part adds nothing and its weight is not given to others.',
            zh: '缺失部分不计分，其权重也不转给其他部分。',
          }
        : {
            en: 'Those present share the weight of the absent.',
            zh: '缺失者的权重由在场者分担。',
          };
    const text = (lang: Lang) => prefix[lang] + (needed ? least[lang] : '') + absent[lang];
    return { en: text('en').replace('; Those', '; those'), zh: text('zh') };
  });
}
