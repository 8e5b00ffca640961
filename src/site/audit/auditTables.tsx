import {
  type Correlation,
  type EffectiveWeight,
  auditThresholds as limits,
  type NodeStats,
} from '../../analysis/index.js';
import type { Column } from '../../documents/index.js';
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
import { AuditTable, type Below, figures, names, type Of, ofNode, titlesOf } from './auditTable.js';

/** Univariate statistics of the raw figures. */
export function IndicatorTable({ audit, plan, lang }: Of) {
  const titles = titlesOf(plan, lang);
  const w = (key: Parameters<typeof auditWord>[0]) => auditWord(key, lang);
  type Row = (typeof audit.indicators)[number];
  const columns: Column<Row>[] = [
    names(word('indicator', lang), (one) => titles.get(one.indicator)),
    ...(['n', 'missing', 'filled'] as const).map((key) => figures(w(key), (one: Row) => one[key])),
    ...(['min', 'max', 'mean', 'median', 'sd'] as const).map((key) =>
      figures(w(key), (one: Row) => formatAuditFigure(one[key], lang)),
    ),
    ...(['skew', 'kurtosis'] as const).map((key) =>
      figures(w(key), (one: Row) => formatNumber(one[key], 2, lang)),
    ),
    ...(['zeros', 'same', 'unique'] as const).map((key) =>
      figures(w(key), (one: Row) => formatPercent(one[`${key === 'zeros' ? 'zero' : key}Share`], lang, 0)),
    ),
    {
      title: w('flags'),
      of: (one) => (
        <>
          {one.why && one.why !== 'constant' ? <span class="soft">{whyWord(one.why, lang)}</span> : null}
          {one.flags.map((f) => (
            <span class="flag" key={f}>
              {flagWord(f, lang)}
            </span>
          ))}
        </>
      ),
    },
  ];
  return <AuditTable label={w('indicators')} rows={audit.indicators} columns={columns} />;
}

/** α and principal components of every node with children. */
export function NodeTable({ audit, plan, lang }: Of) {
  const titles = titlesOf(plan, lang);
  const columns: Column<NodeStats>[] = [
    names(auditWord('node', lang), ({ node }) => titles.get(node)),
    figures(auditWord('n', lang), ({ principal }) => principal?.n ?? '–'),
    figures(auditWord('alpha', lang), ({ alpha }) => formatNumber(alpha, 2, lang)),
    figures(auditWord('alphaScaled', lang), (node) => formatNumber(node.standardisedAlpha, 2, lang)),
    figures(auditWord('biggest', lang), ({ principal }) =>
      formatPercent(principal?.explained ?? Number.NaN, lang, 0),
    ),
    figures(auditWord('components', lang), ({ principal }) => principal?.components ?? '–'),
    figures(auditWord('adequacy', lang), ({ principal }) => adequacyOf(principal, lang)),
    figures(auditWord('bartlett', lang), ({ principal }) => sphericityOf(principal, lang)),
    { title: auditWord('eigenvalues', lang), of: (node) => eigenvaluesOf(node, lang) },
    { title: auditWord('remarks', lang), cell: 'text', of: (node) => leftOutOf(node, titles, lang) },
  ];
  return <AuditTable label={auditWord('nodes', lang)} rows={audit.nodes} columns={columns} />;
}

function adequacyOf(principal: NodeStats['principal'], lang: Lang) {
  const { kmo } = principal?.factorability ?? { kmo: Number.NaN };
  const low = principal && principal.eigenvalues.length > 2 && kmo < limits.adequacy;
  const text = formatNumber(kmo, 2, lang);
  return low ? <span class="flag">{text}</span> : text;
}

/** χ² with its degrees of freedom, and p. */
function sphericityOf(principal: NodeStats['principal'], lang: Lang): string {
  if (!principal || principal.factorability.why) return '–';
  const { chiSquare, degrees, p } = principal.factorability.sphericity;
  return `χ²(${degrees}) = ${formatNumber(chiSquare, 1, lang)}, ${formatProbability(p, lang)}`;
}

/** The largest eigenvalues, eight at most. */
function eigenvaluesOf({ principal }: NodeStats, lang: Lang): string {
  if (!principal) return '–';
  const shown = principal.eigenvalues.slice(0, 8).map((v) => formatNumber(v, 2, lang));
  return [...shown, ...(principal.eigenvalues.length > 8 ? ['…'] : [])].join(' · ');
}

function leftOutOf(node: NodeStats, titles: ReadonlyMap<string, string>, lang: Lang): string {
  const { children, leftOut, principal, why } = node;
  const left = { en: 'left out', zh: '未计入' }[lang];
  const out =
    children.length > 0 || why === null
      ? leftOut.map((l) => `${titles.get(l.node)} ${left} (${whyWord(l.why, lang)})`)
      : [];
  const none = principal?.factorability.why;
  return [...(why ? [whyWord(why, lang)] : []), ...(none ? [whyWord(none, lang)] : []), ...out].join(
    lang === 'zh' ? '；' : '; ',
  );
}

/** Each indicator with its parent and with the index. */
export function AboveTable({ audit, plan, lang }: Of) {
  const titles = titlesOf(plan, lang);
  const parentOf = new Map(audit.weights.map((w) => [w.node, w.parent] as const));
  const rows = audit.indicators.map(({ indicator }) => {
    const [parent, index] = [parentOf.get(indicator), plan.nodes[0]!.id].map(
      (id) => audit.ancestors.find(({ a, b }) => a === indicator && b === id)!,
    );
    return { indicator, parent: parent!, index: index! };
  });
  type Row = (typeof rows)[number];
  const coefficients = (of: 'parent' | 'index', behind: string) =>
    (['pearson', 'spearman', 'kendall'] as const).map(
      (kind, i): Column<Row> => ({
        title: ['r', 'ρ', 'τ'][i] + behind,
        class: 'n',
        cell: (row) => (isClear(row[of], kind) ? undefined : 'faint'),
        attributes: ({ [of]: pair }) => ({
          title: pair.why ? whyWord(pair.why, lang) : formatProbability(pair.p[kind], lang),
        }),
        of: (row) => formatNumber(row[of][kind], 2, lang),
      }),
    );
  const columns: Column<Row>[] = [
    names(word('indicator', lang), ({ indicator }) => titles.get(indicator)),
    { title: auditWord('parent', lang), of: ({ parent }) => titles.get(parent.b) },
    figures('n', ({ parent }) => parent.n),
    ...coefficients('parent', ''),
    ...coefficients('index', ` ${auditWord('ofIndex', lang)}`),
  ];
  return <AuditTable label={auditWord('withAbove', lang)} rows={rows} columns={columns} />;
}

/** Whether a correlation can be distinguished from zero. */
function isClear(pair: Correlation, kind: keyof Correlation['p']): boolean {
  return !(pair.p[kind] > limits.significance);
}

/** Nominal and effective weights of the children of every node. */
export function WeightTable({ audit, plan, lang }: Of) {
  const titles = titlesOf(plan, lang);
  const w = (key: Parameters<typeof auditWord>[0]) => auditWord(key, lang);
  type Row = Below<EffectiveWeight> & { largest?: number };
  const rows = audit.nodes.flatMap(({ node }): Row[] => {
    const children = audit.weights.filter((x) => x.parent === node);
    const largest = Math.max(...children.flatMap((c) => [c.nominal || 0, c.effective || 0]));
    return [{ node }, ...children.map((own) => ({ node: own.node, own, largest }))];
  });
  const share = (title: string, of: (own: EffectiveWeight) => number) =>
    figures(title, ({ own }: Row) => own && formatPercent(of(own), lang));
  const number = (title: string, of: (own: EffectiveWeight) => number) =>
    figures(title, ({ own }: Row) => own && formatNumber(of(own), 2, lang));
  const columns: Column<Row>[] = [
    names(w('node'), ({ node }) => titles.get(node)),
    {
      title: `${w('nominal')} / ${w('effective')}`,
      of: ({ own, largest }) => own && <WeightBars weight={own} largest={largest!} lang={lang} />,
    },
    share(w('nominal'), (own) => own.nominal),
    share(w('effective'), (own) => own.effective),
    number('S', (own) => own.ofParent.effect),
    number('r²', (own) => own.ofParent.linear),
    share(`${w('nominal')} ${w('ofIndex')}`, (own) => own.nominalOfIndex),
    number(`S ${w('ofIndex')}`, (own) => own.ofIndex.effect),
    number(`r² ${w('ofIndex')}`, (own) => own.ofIndex.linear),
  ];
  return <AuditTable label={w('weights')} rows={rows} columns={columns} row={ofNode} />;
}

function WeightBars({ weight, largest, lang }: { weight: EffectiveWeight; largest: number; lang: Lang }) {
  const { why } = weight.ofParent;
  if (why) return <span class="soft">{whyWord(why, lang)}</span>;
  return (
    <span class="pair">
      {(['nominal', 'effective'] as const).map((kind) => (
        <i key={kind} class={kind} style={`width:${((100 * (weight[kind] || 0)) / largest).toFixed(1)}%`} />
      ))}
    </span>
  );
}
