import { type Audit, type Correlation, auditThresholds as limits } from '../../analysis/index.js';
import { type Column, Table } from '../../documents/index.js';
import type { Lang, Plan } from '../../edition/index.js';
import { auditWord, formatNumber, formatProbability, whyWord } from '../../words/index.js';

/** What a heat map needs of the rows and columns. */
interface Entry {
  id: string;
  title: string;
  /** What stands at the head of its column. */
  short: string;
  /** Whether a new dimension begins here. */
  edge: boolean;
}

/** Pearson’s r of the indicators below the diagonal, Spearman’s ρ above it; then r with the dimensions and the index. */
export function IndicatorHeat({ audit, plan, lang }: { audit: Audit; plan: Plan; lang: Lang }) {
  const topOf = (id: string) => audit.ancestors.filter((p) => p.a === id).at(-2)?.b ?? '';
  const leaves = plan.nodes.filter((n) => n.indicator >= 0);
  const rows = leaves.map(({ id, title }, i): Entry => {
    const edge = i > 0 && topOf(id) !== topOf(leaves[i - 1]!.id);
    return { id, title: title[lang], short: String(i + 1), edge };
  });
  const above = plan.nodes[0]!.children.map((h) => plan.nodes[h]!).filter((n) => n.indicator < 0);
  const nodes = [...above, plan.nodes[0]!].map(({ id, title }, i): Entry => {
    const short = i === above.length ? 'Σ' : String.fromCharCode(65 + i);
    return { id, title: title[lang], short, edge: i === 0 };
  });
  return (
    <>
      <Heat
        label={auditWord('correlations', lang)}
        rows={rows}
        columns={[...rows, ...nodes]}
        pairs={[...audit.leaves, ...audit.others, ...audit.ancestors]}
        lang={lang}
      />
      <p class="note">
        {nodes.map((n) => (
          <span key={n.id}>
            <b>{n.short}</b> {n.title}
            {n === nodes.at(-1) ? '.' : ', '}
          </span>
        ))}
      </p>
    </>
  );
}

/** The same for the children of the root. */
export function DimensionHeat({ audit, plan, lang }: { audit: Audit; plan: Plan; lang: Lang }) {
  const rows = plan.nodes[0]!.children.map((h, i): Entry => {
    const { id, title } = plan.nodes[h]!;
    return { id, title: title[lang], short: String.fromCharCode(65 + i), edge: false };
  });
  const label = auditWord('dimensions', lang);
  return <Heat label={label} rows={rows} columns={rows} pairs={audit.dimensions} lang={lang} />;
}

function Heat({
  label,
  rows,
  columns,
  pairs,
  lang,
}: {
  label: string;
  rows: readonly Entry[];
  columns: readonly Entry[];
  pairs: readonly Correlation[];
  lang: Lang;
}) {
  const known = new Map(
    pairs.flatMap((p) => [[`${p.a}\n${p.b}`, p] as const, [`${p.b}\n${p.a}`, p] as const]),
  );
  return (
    <Table
      scroll={label}
      class="heat"
      rows={rows}
      row={({ edge }) => (edge ? { class: 'edge' } : {})}
      columns={[
        {
          title: { en: 'ρ above, r below', zh: '右上ρ，左下r' }[lang],
          names: true,
          of: (row) => (
            <>
              <span class="number">{row.short}</span> {row.title}
            </>
          ),
        },
        ...columns.map((column, j): Column<Entry> => {
          const pairOf = (row: Entry) => known.get(`${row.id}\n${column.id}`);
          const kind = (i: number) => (j > i && j < rows.length ? 'spearman' : 'pearson');
          return {
            title: column.short,
            class: column.edge ? 'edge' : undefined,
            head: { title: column.title },
            cell: (row, i) => classOf(pairOf(row), kind(i)),
            attributes: (row) => ({ title: titleOf(pairOf(row), `${row.title} × ${column.title}`, lang) }),
            of: (row, i) => {
              const pair = pairOf(row);
              return pair ? formatNumber(pair[kind(i)], 2, lang) : '·';
            },
          };
        }),
      ]}
    />
  );
}

function classOf(pair: Correlation | undefined, kind: 'pearson' | 'spearman'): string {
  if (!pair) return 'self';
  return pair.p[kind] > limits.significance ? 'faint' : colour(pair[kind]);
}

function titleOf(pair: Correlation | undefined, names: string, lang: Lang): string | undefined {
  return pair && `${names}: ${pair.why ? whyWord(pair.why, lang) : inFull(pair, lang)}`;
}

/** All three coefficients with their p-values. */
function inFull({ pearson, spearman, kendall, p, n }: Correlation, lang: Lang): string {
  const one = (sign: string, value: number, of: number) =>
    `${sign} ${formatNumber(value, 2, lang)} (${formatProbability(of, lang)})`;
  const all = [one('r', pearson, p.pearson), one('ρ', spearman, p.spearman), one('τ', kendall, p.kendall)];
  return `${all.join(', ')}, n = ${n}`;
}

/** The colour class of a correlation: five steps each way, the last with bold figures above 0.9. */
export function colour(r: number): string {
  const size = Math.abs(r);
  const step = Number.isNaN(r) ? 0 : Math.min(4, Math.floor(size * 5 + 1e-9));
  const strong = size > 0.9 ? ' strong' : '';
  if (step === 0) return '';
  return r > 0 ? `u${step}${strong}` : `d${step}n${strong}`;
}

/** What the colours mean. */
export function HeatKey({ lang }: { lang: Lang }) {
  const steps = [
    ['d4n', '≤ −0.8'],
    ['d2n', '−0.4'],
    ['', '0'],
    ['u2', '0.4'],
    ['u3', '0.6'],
    ['u4', '≥ 0.8'],
  ];
  return (
    <div class="swatches">
      {steps.map(([name, text]) => (
        <span key={text}>
          <i class={name} style="border:1px solid var(--line)" />
          {text}
        </span>
      ))}
      <span>
        <b>0.97</b> {{ en: 'above 0.9', zh: '大于0.9' }[lang]}
      </span>
      <span>
        <span class="faint">0.08</span> {{ en: 'p > 0.05', zh: 'p > 0.05' }[lang]}
      </span>
    </div>
  );
}
