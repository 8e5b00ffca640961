import {
  type Correlation,
  type EffectiveWeight,
  auditThresholds as limits,
  type NodeStats,
} from '../../analysis/index.js';
import type { Lang } from '../../edition/index.js';
import {
  auditWord,
  flagWord,
  formatAuditFigure,
  formatNumber,
  formatPercent,
  formatProbability,
  whyWord,
  word,
} from '../../words/index.js';
import { type Of, Table, titlesOf } from './auditTable.js';

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
              {formatAuditFigure(i[key], lang)}
            </td>
          ))}
          <td class="n">{formatNumber(i.skew, 2, lang)}</td>
          <td class="n">{formatNumber(i.kurtosis, 2, lang)}</td>
          {[i.zeroShare, i.sameShare, i.uniqueShare].map((share, at) => (
            <td class="n" key={shares[at]}>
              {formatPercent(share, lang, 0)}
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
    [auditWord('remarks', lang), 'text'] as const,
  ];
  return (
    <Table label={auditWord('nodes', lang)} head={head}>
      {audit.nodes.map((node) => (
        <tr key={node.node}>
          <th scope="row">{titles.get(node.node)}</th>
          <td class="n">{node.principal?.n ?? '–'}</td>
          <td class="n">{formatNumber(node.alpha, 2, lang)}</td>
          <td class="n">{formatNumber(node.standardisedAlpha, 2, lang)}</td>
          <td class="n">{formatPercent(node.principal?.explained ?? Number.NaN, lang, 0)}</td>
          <td class="n">{node.principal?.components ?? '–'}</td>
          <td>{eigenvaluesOf(node, lang)}</td>
          <td class="text">{leftOutOf(node, titles, lang)}</td>
        </tr>
      ))}
    </Table>
  );
}

/** The largest eigenvalues, eight at most. */
function eigenvaluesOf({ principal }: NodeStats, lang: Lang): string {
  if (!principal) return '–';
  const shown = principal.eigenvalues.slice(0, 8).map((v) => formatNumber(v, 2, lang));
  return [...shown, ...(principal.eigenvalues.length > 8 ? ['…'] : [])].join(' · ');
}

function leftOutOf(node: NodeStats, titles: ReadonlyMap<string, string>, lang: Lang): string {
  const { children, leftOut, why } = node;
  const left = { en: 'left out', zh: '未计入' }[lang];
  const out =
    children.length > 0 || why === null
      ? leftOut.map((l) => `${titles.get(l.node)} ${left} (${whyWord(l.why, lang)})`)
      : [];
  return [...(why ? [whyWord(why, lang)] : []), ...out].join(lang === 'zh' ? '；' : '; ');
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
              (['pearson', 'spearman', 'kendall'] as const).map((kind, at) => (
                <td
                  class={isClear(p, kind) ? 'n' : 'n faint'}
                  key={`${i} ${coefficients[at]}`}
                  title={p.why ? whyWord(p.why, lang) : formatProbability(p.p[kind], lang)}
                >
                  {formatNumber(p[kind], 2, lang)}
                </td>
              )),
            )}
          </tr>
        );
      })}
    </Table>
  );
}

/** Whether a correlation can be distinguished from zero. */
function isClear(pair: Correlation, kind: keyof Correlation['p']): boolean {
  return !(pair.p[kind] > limits.significance);
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
        const largest = Math.max(...children.flatMap((c) => [c.nominal || 0, c.effective || 0]));
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
      <td class="n">{formatPercent(weight.nominal, lang)}</td>
      <td class="n">{formatPercent(weight.effective, lang)}</td>
      <td class="n">{formatNumber(ofParent.effect, 2, lang)}</td>
      <td class="n">{formatNumber(ofParent.linear, 2, lang)}</td>
      <td class="n">{formatPercent(weight.nominalOfIndex, lang)}</td>
      <td class="n">{formatNumber(ofIndex.effect, 2, lang)}</td>
      <td class="n">{formatNumber(ofIndex.linear, 2, lang)}</td>
    </tr>
  );
}
