import {
  baseName,
  cubeOf,
  isConsecutive,
  isHigherWorse,
  isReversed,
  type Lang,
  line,
  type Panel,
  type Plan,
  Reason,
  sumOfEnds,
} from '../edition/index.js';
import { weightInAllPlaces, weightInIndex, weightInParent } from '../engine/index.js';
import {
  aggregateTitle,
  formatNumber,
  formatPercent,
  formatSignificant,
  isAdditive,
  weighingOf,
  word,
} from '../words/index.js';
import { defaultWords } from './defaultWords.js';

/**
 * The plan as `iplus check` prints it: tree with weights, units by level, coverage, defaults, doubts.
 *
 * @param hasFindings whether doubts about figures are printed below it, so that there are not none
 */
export function planText(plan: Plan, panel: Panel, lang: Lang, hasFindings = false): string {
  const published = plan.periods.slice(plan.first);
  const head = {
    en: {
      status: 'data status',
      units: 'units',
      periods: 'periods',
      tree: 'framework (share of the parent, share of the whole index)',
      coverage: `coverage: share of units with an observed value`,
      defaults: 'defaults taken',
      doubts: 'doubts',
      lead: plan.indicators.some(isComputed)
        ? 'used only in formulas and to fill gaps'
        : 'used only to fill gaps',
      none: 'none',
    },
    zh: {
      status: '数据性质',
      units: '单元',
      periods: '时期',
      tree: '框架（占上级权重、占总指数权重）',
      coverage: '覆盖率：有实测值的单元比例',
      defaults: '采用的默认值',
      doubts: '疑点',
      lead: plan.indicators.some(isComputed) ? '仅用于公式与填补缺口' : '仅用于填补缺口',
      none: '无',
    },
  }[lang];
  const span = isConsecutive(plan)
    ? `${published[0]} – ${published.at(-1)}`
    : published.join({ en: ', ', zh: '、' }[lang]);
  const lines = [
    `${plan.title[lang]} (${plan.edition} ${plan.version})`,
    `${head.status}: ${word(plan.dataStatus, lang)}`,
    '',
    `${head.units}: ${plan.units.length} × ${plan.level}`,
    ...plan.groupings.map((g) => {
      const none = g.memberOf.filter((j) => j < 0).length;
      const without = none > 0 ? { en: `, ${none} units in none`, zh: `，${none}个不属任何组` }[lang] : '';
      return `  ${g.column}: ${g.groups.length} (${g.rollUp})${without}`;
    }),
    `${head.periods}: ${span}, ${word('base', lang)} ${baseName(plan)}`,
    ...(plan.first > 0 ? [`  ${plan.periods.slice(0, plan.first).join(', ')}: ${head.lead}`] : []),
    '',
    head.tree,
    ...treeLines(plan, lang),
    '',
    head.coverage,
    ...coverageLines(plan, panel),
    '',
    `${head.defaults}:`,
    ...plan.defaults.map((d) => `  ${defaultLine(d, lang)}`),
  ];
  const doubts = [...plan.doubts.map((d) => d[lang]), ...gapDoubts(plan, panel, lang)];
  if (doubts.length > 0) lines.push(`${head.doubts}:`, ...doubts.map((d) => `  – ${d}`));
  else if (!hasFindings) lines.push(`${head.doubts}:`, `  ${head.none}`);
  return lines.join('\n');
}

/** A default that was taken: what it means, and what the edition would say. */
function defaultLine({ path, value }: Plan['defaults'][number], lang: Lang): string {
  const said = inWords(value, lang);
  const meaning = defaultWords({ path, value: said }, lang);
  if (meaning === undefined) return `${path}: ${said}`;
  return { en: `${meaning} (${path}: ${said})`, zh: `${meaning}（${path}: ${said}）` }[lang];
}

/** The value of a default, without braces and quotes: a title with its code, a list, names with their values. */
function inWords(value: string, lang: Lang): string {
  if (!/^[[{]/.test(value)) return value;
  const said = (x: unknown): string => {
    if (Array.isArray(x)) return x.map(said).join({ en: ', ', zh: '、' }[lang]);
    if (typeof x !== 'object' || x === null) return String(x);
    if (lang in x) return said((x as Record<Lang, unknown>)[lang]);
    const { title, code, ...others } = x as Record<string, unknown>;
    const named = title === undefined ? [] : [said(title) + (code === undefined ? '' : ` (${said(code)})`)];
    return [...named, ...Object.entries(others).map(([key, of]) => `${key} ${said(of)}`)].join(', ');
  };
  try {
    return said(JSON.parse(value));
  } catch {
    return value;
  }
}

const isComputed = ({ formula }: Plan['indicators'][number]) => formula !== undefined;

function treeLines(plan: Plan, lang: Lang): string[] {
  return plan.nodes.map((node, g) => {
    const name = `${'  '.repeat(node.depth + 1)}${node.title[lang]} [${node.id}]`;
    const how = { aggregate: node.aggregate, rescaled: node.rescale?.scale.method ?? null };
    const mean = node.indicator < 0 && !isAdditive(how) ? ` (${aggregateTitle(how, lang)})` : '';
    const weighing = weighingOf(plan, g, lang);
    const from = weighing === undefined ? '' : ` (${{ en: 'weights', zh: '权重' }[lang]}: ${weighing})`;
    const shares = [
      formatNumber(weightInParent(plan, g), 3, lang),
      formatNumber(weightInIndex(plan, g), 4, lang),
    ];
    const together = weightInAllPlaces(plan, g);
    if (together !== undefined)
      shares.push(`${{ en: 'in all its places', zh: '各处合计' }[lang]} ${formatNumber(together, 4, lang)}`);
    const { formula } = plan.indicators[node.indicator] ?? {};
    const made = formula === undefined ? '' : ` = ${formula}`;
    return [
      name + made + mean + from + polarityWords(plan, g, lang),
      ...(node.parent < 0 ? [] : shares),
    ].join('  ');
  });
}

/** How the scores of a node are read, where that is not as its parent's or not as usual. */
function polarityWords(plan: Plan, g: number, lang: Lang): string {
  const { parent } = plan.nodes[g]!;
  if (isReversed(plan, g)) {
    const reads = isHigherWorse(plan, g)
      ? { en: 'higher is worse', zh: '数值越高越差' }
      : { en: 'higher is better', zh: '数值越高越好' };
    const ends = formatSignificant(sumOfEnds(plan, g)!, lang);
    return {
      en: ` (${reads.en}; ${plan.nodes[parent]!.id} takes ${ends} less it)`,
      zh: `（${reads.zh}；${plan.nodes[parent]!.id} 取 ${ends} 减该得分）`,
    }[lang];
  }
  if (parent >= 0 || !isHigherWorse(plan, g)) return '';
  return { en: ' (higher is worse)', zh: '（数值越高越差）' }[lang];
}

function coverageLines(plan: Plan, panel: Panel): string[] {
  const width = Math.max(...plan.indicators.map((i) => i.id.length), 9) + 2;
  const shown =
    plan.periods.length <= 12 ? plan.periods.map((_, t) => t) : plan.periods.map((_, t) => t).slice(-12);
  const head = `  ${'indicator'.padEnd(width)}${shown.map((t) => plan.periods[t]!.padStart(8)).join('')}`;
  return [
    head,
    ...plan.indicators.map((indicator, k) => {
      const cells = shown.map((t) => {
        const share = observedShare(panel, k, t);
        return (share === 0 ? '·' : `${Math.floor(share * 100)}%`).padStart(8);
      });
      return `  ${indicator.id.padEnd(width)}${cells.join('')}`;
    }),
  ];
}

/** The share of the units in which an indicator was observed. */
function observedShare(panel: Panel, k: number, t: number): number {
  const reasons = line(cubeOf(panel, panel.reasons), k, t);
  return reasons.filter((r) => r === Reason.observed).length / panel.units;
}

/** Published periods in which an indicator was observed nowhere. */
function gapDoubts(plan: Plan, panel: Panel, lang: Lang): string[] {
  return plan.indicators.flatMap((indicator, k) => {
    const isEmpty = plan.periods.map((_, t) => t >= plan.first && observedShare(panel, k, t) === 0);
    const runs = plan.periods.flatMap((period, t) => {
      if (!isEmpty[t] || isEmpty[t - 1]) return [];
      const end = isEmpty.indexOf(false, t);
      const last = plan.periods.at(end < 0 ? -1 : end - 1)!;
      return last === period ? period : `${period}–${last}`;
    });
    if (runs.length === 0) return [];
    const share = formatPercent(isEmpty.filter(Boolean).length / (plan.periods.length - plan.first), lang, 0);
    return {
      en: [`${indicator.id}: not observed in ${runs.join(', ')} (${share} of the published periods)`],
      zh: [`${indicator.id}：${runs.join('、')} 无实测值（占发布时期的 ${share}）`],
    }[lang];
  });
}
