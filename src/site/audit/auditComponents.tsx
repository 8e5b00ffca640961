import { auditThresholds as limits, type NodeStats } from '../../analysis/index.js';
import type { Column } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import { auditWord, formatNumber, formatPercent, formatProbability, word } from '../../words/index.js';
import { colour } from './auditHeat.js';
import { AuditTable, type Below, figures, names, type Of, ofNode, titlesOf } from './auditTable.js';

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
  type Own = { weight: number | undefined; principal: number; adequacy: number; loadings: readonly number[] };
  type Row = Below<Own> & { of: NodeStats };
  const rows = nodes.flatMap((of): Row[] => [
    { node: of.node, of },
    ...of.children.map((node, i) => ({
      node,
      of,
      own: {
        weight: nominal.get(node),
        principal: of.principal!.weights[i]! ** 2,
        adequacy: of.principal!.factorability.adequacy[i]!,
        loadings: of.principal!.loadings[i]!,
      },
    })),
  ]);
  const columns: Column<Row>[] = [
    names(auditWord('node', lang), ({ node }) => titles.get(node)),
    figures(auditWord('nominal', lang), ({ own }) => own && formatPercent(own.weight ?? Number.NaN, lang)),
    figures(auditWord('pcaWeight', lang), ({ own }) => own && formatPercent(own.principal, lang)),
    figures(auditWord('adequacy', lang), ({ of, own }) =>
      formatNumber(own?.adequacy ?? of.principal!.factorability.kmo, 2, lang),
    ),
    ...Array.from(
      { length: width },
      (_, j): Column<Row> => ({
        title: `${auditWord('component', lang)} ${j + 1}`,
        class: 'n',
        cell: ({ of, own }) => (own && j < kept(of) ? colour(own.loadings[j]!) : undefined),
        of: ({ of, own }) => {
          if (j >= kept(of)) return '';
          return own ? formatNumber(own.loadings[j]!, 2, lang) : explained(of, j, lang);
        },
      }),
    ),
  ];
  return <AuditTable label={auditWord('loadings', lang)} rows={rows} columns={columns} row={ofNode} />;
}

function explained({ principal }: NodeStats, j: number, lang: Lang): string {
  const { eigenvalues } = principal!;
  return `λ ${formatNumber(eigenvalues[j]!, 2, lang)} · ${formatPercent(eigenvalues[j]! / eigenvalues.length, lang, 0)}`;
}

/** Raw indicators that correlate with a quantity by which they are or could be divided. */
export function DenominatorTable({ audit, plan, lang }: Of) {
  const titles = new Map(plan.indicators.map((i) => [i.id, i.title[lang]]));
  const columns: Column<(typeof audit.denominators)[number]>[] = [
    names(word('indicator', lang), (p) => titles.get(p.a)),
    { title: auditWord('denominator', lang), of: (p) => titles.get(p.b) },
    {
      ...figures('r', (p) => formatNumber(p.pearson, 2, lang)),
      attributes: (p) => ({ title: formatProbability(p.p.pearson, lang) }),
    },
    figures('n', (p) => p.n),
    {
      title: auditWord('remarks', lang),
      of: (p) => (p.divided ? <span class="flag">{auditWord('divided', lang)}</span> : null),
    },
  ];
  return <AuditTable label={auditWord('denominators', lang)} rows={audit.denominators} columns={columns} />;
}

/** Notes on how to read the tables of components and denominators. */
export const componentNotes = {
  loadings: {
    en: `Of each node the components with an eigenvalue λ above ${limits.eigenvalue} (the first at least, ${most} at most) and the share of the differences each explains. A loading is the correlation of a child with the component; where children of one node load on different components, they are not one thing. Beside the weight as written: the squared loadings of the first component as shares, which is what the data alone would give. The KMO of a child is over its own pairs, that of a node over all pairs of its children.`,
    zh: `每个节点列出特征根λ大于${limits.eigenvalue}的成分（至少第一成分，至多${most}个）及其所解释的差异比例。载荷为下级与成分的相关系数；同一节点的下级若分别载荷于不同成分，则并非同一事物。名义权重旁为第一成分载荷平方所占的比例，即仅凭数据得出的权重。下级的KMO只计该项与其余各项的配对，节点的KMO计全部配对。`,
  },
  denominators: {
    en: `Raw figures with |r| above ${limits.denominator}: they may say how large a place is rather than how well it does (COINr). In an index of totals that is meant; in an index of rates it is a reason to divide.`,
    zh: `原始数值中|r|大于${limits.denominator}者：反映的可能是规模大小而非水平高低（COINr）。总量指数本应如此；比率指数则应考虑相除。`,
  },
} satisfies Record<string, Record<Lang, string>>;
