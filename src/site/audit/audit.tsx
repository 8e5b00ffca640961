import type { ComponentChildren } from 'preact';
import { type Audit, auditThresholds as limits, type Objection } from '../../analysis/index.js';
import { filePage } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { auditWord, nothingToObject, objectionText, periodName } from '../../words/index.js';
import { ComponentTable, componentNotes, DenominatorTable } from './auditComponents.js';
import { DimensionHeat, HeatKey, IndicatorHeat } from './auditHeat.js';
import { auditStyle } from './auditStyle.js';
import { AboveTable, IndicatorTable, NodeTable, WeightTable } from './auditTables.js';

/** The audit as one self-contained HTML page without scripts. */
export function auditPage(
  release: Release,
  audit: Audit,
  objections: readonly Objection[],
  lang: Lang,
): string {
  const { plan } = release;
  const title = `${auditWord('audit', lang)} · ${plan.title[lang]} · ${periodName(audit.period, lang)}`;
  const of = { audit, plan, lang };
  return filePage(
    release,
    lang,
    { title, kind: auditWord('audit', lang), css: auditStyle },
    <>
      <h1>{headline(audit, objections.length, plan.title[lang], lang)}</h1>
      <p class="soft">{scope(release, audit, lang)}</p>
      <Section id="indicators" title={auditWord('indicators', lang)} note={notes.indicators[lang]}>
        <IndicatorTable {...of} />
      </Section>
      {audit.denominators.length > 0 ? (
        <Section
          id="denominators"
          title={auditWord('denominators', lang)}
          note={componentNotes.denominators[lang]}
        >
          <DenominatorTable {...of} />
        </Section>
      ) : null}
      <Section id="correlations" title={auditWord('correlations', lang)} note={notes.correlations[lang]}>
        <HeatKey lang={lang} />
        <IndicatorHeat {...of} />
      </Section>
      {audit.dimensions.length > 0 ? (
        <Section id="dimensions" title={auditWord('dimensions', lang)} note={notes.dimensions[lang]}>
          <DimensionHeat {...of} />
        </Section>
      ) : null}
      <Section id="above" title={auditWord('withAbove', lang)} note={notes.above[lang]}>
        <AboveTable {...of} />
      </Section>
      <Section id="nodes" title={auditWord('nodes', lang)} note={notes.nodes[lang]}>
        <NodeTable {...of} />
      </Section>
      {audit.nodes.some((n) => n.principal) ? (
        <Section id="components" title={auditWord('loadings', lang)} note={componentNotes.loadings[lang]}>
          <ComponentTable {...of} />
        </Section>
      ) : null}
      <Section id="weights" title={auditWord('weights', lang)} note={notes.weights[lang]}>
        <div class="swatches">
          {(['nominal', 'effective'] as const).map((kind) => (
            <span key={kind}>
              <i class={kind} />
              {auditWord(kind, lang)}
            </span>
          ))}
        </div>
        <WeightTable {...of} />
      </Section>
      <Section id="objections" title={auditWord('objections', lang)}>
        {objections.length === 0 ? <p>{nothingToObject(lang)}</p> : null}
        <ol class="objections">
          {objections.map((o) => {
            const text = objectionText(o, plan, audit.period, lang);
            return <li key={text}>{text}</li>;
          })}
        </ol>
      </Section>
    </>,
  );
}

function headline(audit: Audit, n: number, title: string, lang: Lang) {
  const period = periodName(audit.period, lang);
  const link = (text: string) => <a href="#objections">{text}</a>;
  if (lang === 'zh') {
    return (
      <>
        {title}（{period}）：评审可能提出{n === 0 ? '的异议为零' : link(`${n}条异议`)}
      </>
    );
  }
  if (n === 0) return `${title} in ${period}: a reviewer would have nothing to object to`;
  return (
    <>
      {title} in {period}: a reviewer would raise {link(n === 1 ? 'one objection' : `${n} objections`)}
    </>
  );
}

function scope({ plan }: Release, audit: Audit, lang: Lang): string {
  const leaves = audit.indicators.length;
  return {
    en: `${auditWord('audit', 'en')} of ${audit.units} units and ${leaves} indicators. The raw figures are as observed; everything else is of the normalised figures, all of which point up. A figure that cannot exist is a dash, with the reason beside it.`,
    zh: `对${audit.units}个单元（${plan.unitsTitle.zh}）、${leaves}项指标的统计审计。逐项统计取自原始实测值；其余均取自统一方向后的标准化数值。无法得出的数值以短横表示，并注明原因。`,
  }[lang];
}

const notes = {
  indicators: {
    en: `Shares are of the observed values. Flags: outliers where |skew| > ${limits.skew} and kurtosis > ${limits.kurtosis}; gaps below ${limits.available * 100}% observed; more than ${limits.zeros * 100}% zeros; fewer than ${limits.unique * 100}% different values (COINr). Skewness G1 and excess kurtosis G2 (Joanes and Gill 1998).`,
    zh: `比例均以实测值为分母。标记：|偏度| > ${limits.skew}且峰度 > ${limits.kurtosis}为离群值；实测不足${limits.available * 100}%为缺口；零值超过${limits.zeros * 100}%；不同取值不足${limits.unique * 100}%（COINr）。偏度为G1，超额峰度为G2（Joanes与Gill，1998）。`,
  },
  correlations: {
    en: `Pearson’s r below the diagonal, Spearman’s ρ above it, over the units that have both; to the right r with each dimension and with the index. Pairs above ${limits.collinear} are collinear; within a dimension pairs below −${-limits.negative} contradict each other (COINr). Figures without colour are not significantly different from 0 (two-sided p above ${limits.significance}); of so many pairs one in twenty would pass that line by chance.`,
    zh: `对角线左下为皮尔逊r，右上为斯皮尔曼ρ，只取两者皆有数值的单元；右侧为与各维度及总指数的r。大于${limits.collinear}为共线；同一维度内小于−${-limits.negative}为相互矛盾（COINr）。未着色的数值与0无显著差异（双侧p大于${limits.significance}）；成对检验如此之多，每二十对中约有一对会偶然越过此线。`,
  },
  dimensions: {
    en: 'Dimensions that go together almost perfectly say one thing; dimensions that do not go together at all cannot well be one index.',
    zh: '几乎完全相关的维度说的是同一件事；毫不相关的维度则难以合成一个指数。',
  },
  above: {
    en: `Over the units that have both: Pearson’s r, Spearman’s ρ and Kendall’s τ-b with the parent, then with the index. An indicator below r = ${limits.silent} with its own parent is hardly heard; below 0 it points against it (JRC audits). Faint: p above ${limits.significance}.`,
    zh: `只取两者皆有数值的单元：与上级的皮尔逊r、斯皮尔曼ρ、肯德尔τ-b，其后为与总指数的。与上级的r低于${limits.silent}者几乎不起作用；低于0者方向相反（欧盟联合研究中心审计惯例）。浅色：p大于${limits.significance}。`,
  },
  nodes: {
    en: `α = k/(k−1) · (1 − Σ var / Σ cov) of the children; below ${limits.alpha} they are not one thing, unless unequal spreads are to blame: beside it α with each child divided by its standard deviation (Cronbach 1951; Nunnally 1978). Principal components of their correlation matrix over the units that have all; eigenvalues above ${limits.eigenvalue} count as components (Kaiser 1960). KMO = Σ r² / (Σ r² + Σ q²), where q is the partial correlation given all other children: below ${limits.adequacy} components describe the children badly (Kaiser and Rice 1974; with two children it is always 0.5). Bartlett’s test (χ² with its degrees of freedom, and p) asks whether the children are correlated at all (Bartlett 1950).`,
    zh: `各下级的α = k/(k−1) · (1 − Σ方差 / Σ协方差)；低于${limits.alpha}说明并非同一事物，除非缘于离散程度悬殊：故并列各下级除以标准差后的α（Cronbach 1951；Nunnally 1978）。主成分取自各项齐全的单元的相关矩阵；特征根大于${limits.eigenvalue}计为成分（Kaiser 1960）。KMO = Σ r² / (Σ r² + Σ q²)，q为控制其余各项后的偏相关；低于${limits.adequacy}时主成分不宜用来概括各下级（Kaiser与Rice 1974；只有两个下级时恒为0.5）。巴特利特检验（χ²及其自由度、p）判断各下级是否毫不相关（Bartlett 1950）。`,
  },
  weights: {
    en: 'S = Var(E[y|x]) / Var(y): the share of the differences in y that would vanish if x were the same everywhere. E[y|x] by local linear regression; the neighbourhood (5 to 75% of the units, or one straight line) is the one with the least leave-one-out error. Effective weight: S over the sum of S of all children of the same parent. r² is what a straight line explains. Where children go together, each also explains what it shares with the others, so that S may add up to more than 1 (Becker, Paruolo, Saisana and Saltelli 2017).',
    zh: 'S = Var(E[y|x]) / Var(y)：若x处处相同，y的差异会消失的比例。E[y|x]用局部线性回归估计，邻域（单元的5%至75%，或一条直线）取留一误差最小者。实际权重为S占同一上级各项S之和的比例。r²为直线所能解释的部分。各项相关时，每一项也解释其与他项共有的部分，故S之和可大于1（Becker、Paruolo、Saisana与Saltelli，2017）。',
  },
} satisfies Record<string, Record<Lang, string>>;

function Section({
  id,
  title,
  note,
  children,
}: {
  id: string;
  title: string;
  note?: string;
  children: ComponentChildren;
}) {
  return (
    <section id={id}>
      <h2>{title}</h2>
      {children}
      {note ? <p class="note">{note}</p> : null}
    </section>
  );
}
