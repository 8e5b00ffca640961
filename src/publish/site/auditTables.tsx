import type { ComponentChildren } from 'preact';
import type { Audit, EffectiveWeight, NodeStats } from '../../analysis/index.js';
import type { Lang, Plan } from '../../edition/index.js';
import { auditWord, figure, flagWord, whyWord } from '../auditWords.js';
import { number, percent } from '../numbers.js';
import { word } from '../words.js';

interface Of {
  audit: Audit;
  plan: Plan;
  lang: Lang;
}

const titlesOf = (plan: Plan, lang: Lang) => new Map(plan.nodes.map((n) => [n.id, n.title[lang]] as const));

/** A table in its own scrolling region: a head, then rows of a name and cells. */
function Table({
  label,
  head,
  children,
}: {
  label: string;
  head: readonly (readonly [string, 'n' | 'text'])[];
  children: ComponentChildren;
}) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <table class="sticky">
        <thead>
          <tr>
            {head.map(([text, kind]) => (
              <th scope="col" key={text} class={kind === 'n' ? 'n' : undefined}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** Univariate statistics of the raw figures. */
export function IndicatorTable({ audit, plan, lang }: Of) {
  const titles = titlesOf(plan, lang);
  const w = (key: Parameters<typeof auditWord>[0]) => auditWord(key, lang);
  const numbers = ['min', 'max', 'mean', 'median', 'sd'] as const;
  const shares = ['zeros', 'same', 'unique'] as const;
  const n = (text: string) => [text, 'n'] as const;
  const head = [
    [word('indicator', lang), 'text'] as const,
    ...[w('n'), w('missing'), w('filled')].map(n),
    ...[...numbers, 'skew' as const, 'kurtosis' as const, ...shares].map((key) => n(w(key))),
    [w('flags'), 'text'] as const,
  ];
  return (
    <Table label={w('indicators')} head={head}>
      {audit.indicators.map((i) => (
        <tr key={i.indicator}>
          <th scope="row">{titles.get(i.indicator)}</th>
          <td class="n">{i.n}</td>
          <td class="n">{i.missing}</td>
          <td class="n">{i.filled}</td>
          {numbers.map((key) => (
            <td class="n" key={key}>
              {figure(i[key], lang)}
            </td>
          ))}
          <td class="n">{number(i.skew, 2, lang)}</td>
          <td class="n">{number(i.kurtosis, 2, lang)}</td>
          {[i.zeroShare, i.sameShare, i.uniqueShare].map((share, at) => (
            <td class="n" key={shares[at]}>
              {percent(share, lang, 0)}
            </td>
          ))}
          <td>
            {i.why && i.why !== 'constant' ? <span class="soft">{whyWord(i.why, lang)}</span> : null}
            {i.flags.map((f) => (
              <span class="flag" key={f}>
                {flagWord(f, lang)}
              </span>
            ))}
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** α and principal components of every node with children. */
export function NodeTable({ audit, plan, lang }: Of) {
  const titles = titlesOf(plan, lang);
  const head = [
    [auditWord('node', lang), 'text'] as const,
    ...(['n', 'alpha', 'alphaScaled', 'biggest', 'components'] as const).map(
      (key) => [auditWord(key, lang), 'n'] as const,
    ),
    [auditWord('eigenvalues', lang), 'text'] as const,
    [auditWord('loadings', lang), 'text'] as const,
  ];
  return (
    <Table label={auditWord('nodes', lang)} head={head}>
      {audit.nodes.map((node) => (
        <tr key={node.node}>
          <th scope="row">{titles.get(node.node)}</th>
          <td class="n">{node.principal?.n ?? '–'}</td>
          <td class="n">{number(node.alpha, 2, lang)}</td>
          <td class="n">{number(node.standardisedAlpha, 2, lang)}</td>
          <td class="n">{percent(node.principal?.explained ?? Number.NaN, lang, 0)}</td>
          <td class="n">{node.principal?.components ?? '–'}</td>
          <td>{node.principal?.eigenvalues.map((v) => number(v, 2, lang)).join(' · ') ?? '–'}</td>
          <td class="text">{loadingsOf(node, titles, lang)}</td>
        </tr>
      ))}
    </Table>
  );
}

function loadingsOf(node: NodeStats, titles: ReadonlyMap<string, string>, lang: Lang): string {
  const { principal, children, leftOut, why } = node;
  const stop = lang === 'zh' ? '；' : '; ';
  const said = why ? [whyWord(why, lang)] : [];
  const loadings =
    principal?.loadings.map((row, i) => `${titles.get(children[i]!)} ${number(row[0]!, 2, lang)}`) ?? [];
  const left = { en: 'left out', zh: '未计入' }[lang];
  const out =
    children.length > 0 || why === null
      ? leftOut.map((l) => `${titles.get(l.node)} ${left} (${whyWord(l.why, lang)})`)
      : [];
  return [...said, ...loadings, ...out].join(stop);
}

/** Each indicator with its parent and with the index. */
export function AboveTable({ audit, plan, lang }: Of) {
  const titles = titlesOf(plan, lang);
  const coefficients = ['r', 'ρ', 'τ'];
  const parentOf = new Map(audit.weights.map((w) => [w.node, w.parent] as const));
  const root = plan.nodes[0]!;
  const head = [
    [word('indicator', lang), 'text'] as const,
    [auditWord('parent', lang), 'text'] as const,
    ['n', 'n'] as const,
    ...coefficients.map((c) => [c, 'n'] as const),
    ...coefficients.map((c) => [`${c} ${auditWord('ofIndex', lang)}`, 'n'] as const),
  ];
  return (
    <Table label={auditWord('withAbove', lang)} head={head}>
      {audit.indicators.map(({ indicator }) => {
        const above = audit.ancestors.filter((p) => p.a === indicator);
        const [parent, index] = [parentOf.get(indicator), root.id].map(
          (id) => above.find((p) => p.b === id)!,
        );
        return (
          <tr key={indicator}>
            <th scope="row">{titles.get(indicator)}</th>
            <td>{titles.get(parent!.b)}</td>
            <td class="n">{parent!.n}</td>
            {[parent!, index!].flatMap((p, i) =>
              [p.pearson, p.spearman, p.kendall].map((r, at) => (
                <td
                  class="n"
                  key={`${i} ${coefficients[at]}`}
                  title={p.why ? whyWord(p.why, lang) : undefined}
                >
                  {number(r, 2, lang)}
                </td>
              )),
            )}
          </tr>
        );
      })}
    </Table>
  );
}

/** Nominal and effective weights of the children of every node. */
export function WeightTable({ audit, plan, lang }: Of) {
  const titles = titlesOf(plan, lang);
  const w = (key: Parameters<typeof auditWord>[0]) => auditWord(key, lang);
  const head = [
    [w('node'), 'text'] as const,
    [`${w('nominal')} / ${w('effective')}`, 'text'] as const,
    ...[w('nominal'), w('effective'), 'S', 'r²'].map((text) => [text, 'n'] as const),
    ...[`${w('nominal')} ${w('ofIndex')}`, `S ${w('ofIndex')}`, `r² ${w('ofIndex')}`].map(
      (text) => [text, 'n'] as const,
    ),
  ];
  return (
    <Table label={w('weights')} head={head}>
      {audit.nodes.flatMap(({ node }) => {
        const children = audit.weights.filter((x) => x.parent === node);
        const largest = Math.max(...children.flatMap((c) => [c.nominal, c.effective || 0]));
        return [
          <tr class="top" key={node}>
            <th scope="row">{titles.get(node)}</th>
            <td colSpan={8} />
          </tr>,
          ...children.map((c) => (
            <WeightRow key={c.node} weight={c} title={titles.get(c.node)!} largest={largest} lang={lang} />
          )),
        ];
      })}
    </Table>
  );
}

function WeightRow({
  weight,
  title,
  largest,
  lang,
}: {
  weight: EffectiveWeight;
  title: string;
  largest: number;
  lang: Lang;
}) {
  const { ofParent, ofIndex } = weight;
  const why = ofParent.why ? whyWord(ofParent.why, lang) : undefined;
  const bar = (name: string, share: number) => (
    <i class={name} style={`width:${((100 * (share || 0)) / largest).toFixed(1)}%`} />
  );
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>
        {why ? (
          <span class="soft">{why}</span>
        ) : (
          <span class="pair">
            {bar('nominal', weight.nominal)}
            {bar('effective', weight.effective)}
          </span>
        )}
      </td>
      <td class="n">{percent(weight.nominal, lang)}</td>
      <td class="n">{percent(weight.effective, lang)}</td>
      <td class="n">{number(ofParent.effect, 2, lang)}</td>
      <td class="n">{number(ofParent.linear, 2, lang)}</td>
      <td class="n">{percent(weight.nominalOfIndex, lang)}</td>
      <td class="n">{number(ofIndex.effect, 2, lang)}</td>
      <td class="n">{number(ofIndex.linear, 2, lang)}</td>
    </tr>
  );
}
