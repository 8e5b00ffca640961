import { auditThresholds as limits, type NodeStats } from '../../analysis/index.js';
import type { Lang } from '../../edition/index.js';
import { auditWord, formatNumber, formatPercent, formatProbability, word } from '../../words/index.js';
import { colour } from './auditHeat.js';
import { type Of, Table, titlesOf } from './auditTable.js';

/** Components shown of a node. */
const most = 5;

/** Components of a node that count: those with an eigenvalue above 1, the first at least. */
const kept = (node: NodeStats) => Math.min(most, Math.max(1, node.principal?.components ?? 1));

/** Loadings of the children of every node, beside their weight as written and as the first component would have it. */
export function ComponentTable({ audit, plan, lang }: Of) {
  const titles = titlesOf(plan, lang);
  const nodes = audit.nodes.filter((n) => n.principal);
  const width = Math.max(0, ...nodes.map(kept));
  const nominal = new Map(audit.weights.map((w) => [w.node, w.nominal]));
  const head = [
    [auditWord('node', lang), 'text'] as const,
    [auditWord('nominal', lang), 'n'] as const,
    [auditWord('pcaWeight', lang), 'n'] as const,
    ...Array.from({ length: width }, (_, j) => [`${auditWord('component', lang)} ${j + 1}`, 'n'] as const),
  ];
  return (
    <Table label={auditWord('loadings', lang)} head={head}>
      {nodes.flatMap((node) => [
        <tr class="top" key={node.node}>
          <th scope="row">{titles.get(node.node)}</th>
          <td colSpan={2} />
          {Array.from({ length: width }, (_, j) => (
            <td class="n" key={`${node.node} ${j}`}>
              {j < kept(node) ? explained(node, j, lang) : ''}
            </td>
          ))}
        </tr>,
        ...node.children.map((child, i) => (
          <tr key={child}>
            <th scope="row">{titles.get(child)}</th>
            <td class="n">{formatPercent(nominal.get(child) ?? Number.NaN, lang)}</td>
            <td class="n">{formatPercent(node.principal!.weights[i]! ** 2, lang)}</td>
            {Array.from({ length: width }, (_, j) => (
              <Loading
                key={`${child} ${j}`}
                value={j < kept(node) ? node.principal!.loadings[i]![j]! : undefined}
                lang={lang}
              />
            ))}
          </tr>
        )),
      ])}
    </Table>
  );
}

function explained({ principal }: NodeStats, j: number, lang: Lang): string {
  const { eigenvalues } = principal!;
  return `λ ${formatNumber(eigenvalues[j]!, 2, lang)} · ${formatPercent(eigenvalues[j]! / eigenvalues.length, lang, 0)}`;
}

function Loading({ value, lang }: { value: number | undefined; lang: Lang }) {
  if (value === undefined) return <td />;
  return <td class={`n ${colour(value)}`}>{formatNumber(value, 2, lang)}</td>;
}

/** Raw indicators that correlate with a quantity by which they are or could be divided. */
export function DenominatorTable({ audit, plan, lang }: Of) {
  const titles = new Map(plan.indicators.map((i) => [i.id, i.title[lang]]));
  const head = [
    [word('indicator', lang), 'text'] as const,
    [auditWord('denominator', lang), 'text'] as const,
    ['r', 'n'] as const,
    ['n', 'n'] as const,
    [auditWord('remarks', lang), 'text'] as const,
  ];
  return (
    <Table label={auditWord('denominators', lang)} head={head}>
      {audit.denominators.map((p) => (
        <tr key={`${p.a} ${p.b}`}>
          <th scope="row">{titles.get(p.a)}</th>
          <td>{titles.get(p.b)}</td>
          <td class="n" title={formatProbability(p.p.pearson, lang)}>
            {formatNumber(p.pearson, 2, lang)}
          </td>
          <td class="n">{p.n}</td>
          <td>{p.divided ? <span class="flag">{auditWord('divided', lang)}</span> : null}</td>
        </tr>
      ))}
    </Table>
  );
}

/** Notes on how to read the tables of components and denominators. */
export const componentNotes = {
  loadings: {
    en: `Of each node the components with an eigenvalue λ above ${limits.eigenvalue} (the first at least, ${most} at most) and the share of the differences each explains. A loading is the correlation of a child with the component; where children of one node load on different components, they are not one thing. Beside the weight as written: the squared loadings of the first component as shares, which is what the data alone would give.`,
    zh: `每个节点列出特征根λ大于${limits.eigenvalue}的成分（至少第一成分，至多${most}个）及其所解释的差异比例。载荷为下级与成分的相关系数；同一节点的下级若分别载荷于不同成分，则并非同一事物。名义权重旁为第一成分载荷平方所占的比例，即仅凭数据得出的权重。`,
  },
  denominators: {
    en: `Raw figures with |r| above ${limits.denominator}: they may say how large a place is rather than how well it does (COINr). In an index of totals that is meant; in an index of rates it is a reason to divide.`,
    zh: `原始数值中|r|大于${limits.denominator}者：反映的可能是规模大小而非水平高低（COINr）。总量指数本应如此；比率指数则应考虑相除。`,
  },
} satisfies Record<string, Record<Lang, string>>;
