import type { Audit, Objection } from '../analysis/index.js';
import type { Lang, Plan } from '../edition/index.js';
import {
  auditWord,
  displayWidth,
  flagWord,
  formatNumber,
  formatPercent,
  formatProbability,
  nothingToObject,
  objectionText,
  periodName,
  whyWord,
  word,
} from '../words/index.js';

/** Objections printed on a terminal; the page has all. */
const mostObjections = 15;

/** The audit as `iplus audit` prints it: indicators, nodes, weights, and what a reviewer would object to. */
export function auditText(audit: Audit, objections: readonly Objection[], plan: Plan, lang: Lang): string {
  const title = `${plan.title[lang]} (${plan.edition} ${plan.version}), ${periodName(audit.period, lang)}`;
  return [
    ...(plan.dataStatus === 'real' ? [] : [word(plan.dataStatus, lang)]),
    `${auditWord('audit', lang)}: ${title}, n = ${audit.units}`,
    '',
    ...indicatorLines(audit, plan, lang),
    '',
    ...nodeLines(audit, plan, lang),
    '',
    ...weightLines(audit, plan, lang),
    '',
    auditWord('objections', lang),
    ...objectionLines(objections, plan, audit.period, lang),
  ].join('\n');
}

/** The objections as sentences; one that says so when there is none. */
function objectionLines(objections: readonly Objection[], plan: Plan, period: string, lang: Lang): string[] {
  if (objections.length === 0) return [`  ${nothingToObject(lang)}`];
  const rest = objections.length - mostObjections;
  const lines = objections
    .slice(0, mostObjections)
    .map((o, i) => `${String(i + 1).padStart(3)}. ${objectionText(o, plan, period, lang)}`);
  const more = {
    en: `     and ${rest} more: --html FILE shows all`,
    zh: `     另有${rest}条：用 --html FILE 查看全部`,
  }[lang];
  return rest > 0 ? [...lines, more] : lines;
}

function indicatorLines(audit: Audit, plan: Plan, lang: Lang): string[] {
  const titles = new Map(plan.indicators.map((i) => [i.id, i.title[lang]] as const));
  const head = ['n', auditWord('missing', lang), auditWord('skew', lang), auditWord('kurtosis', lang), ''];
  return titledTable(auditWord('indicators', lang), head, [
    ...audit.indicators.map((i) => [
      titles.get(i.indicator) ?? i.indicator,
      String(i.n),
      String(i.missing),
      formatNumber(i.skew, 2, lang),
      formatNumber(i.kurtosis, 2, lang),
      i.why === 'no-values'
        ? `  ${whyWord(i.why, lang)}`
        : `  ${i.flags.map((f) => flagWord(f, lang)).join(', ')}`,
    ]),
  ]);
}

function nodeLines(audit: Audit, plan: Plan, lang: Lang): string[] {
  const titles = titlesOf(plan, lang);
  const head = [
    'α',
    auditWord('biggest', lang),
    auditWord('components', lang),
    auditWord('adequacy', lang),
    auditWord('bartlett', lang),
    '',
  ];
  const rows = audit.nodes.map((n) => {
    const fit = n.principal?.factorability;
    const why = n.why ?? fit?.why;
    return [
      titles.get(n.node)!,
      formatNumber(n.alpha, 2, lang),
      formatPercent(n.principal?.explained ?? Number.NaN, lang, 0),
      n.principal ? String(n.principal.components) : '–',
      formatNumber(fit?.kmo ?? Number.NaN, 2, lang),
      formatProbability(fit?.sphericity.p ?? Number.NaN, lang),
      why ? `  ${whyWord(why, lang)}` : '',
    ];
  });
  return titledTable(auditWord('nodes', lang), head, rows);
}

function weightLines(audit: Audit, plan: Plan, lang: Lang): string[] {
  const titles = titlesOf(plan, lang);
  const head = [auditWord('nominal', lang), auditWord('effective', lang), 'S', 'r²', ''];
  const rows = audit.weights.map((w) => [
    `${titles.get(w.node)} → ${titles.get(w.parent)}`,
    formatPercent(w.nominal, lang, 0),
    formatPercent(w.effective, lang, 0),
    formatNumber(w.ofParent.effect, 2, lang),
    formatNumber(w.ofParent.linear, 2, lang),
    w.ofParent.why ? `  ${whyWord(w.ofParent.why, lang)}` : '',
  ]);
  return titledTable(auditWord('weights', lang), head, rows);
}

function titlesOf(plan: Plan, lang: Lang): Map<string, string> {
  return new Map(plan.nodes.map((n) => [n.id, n.title[lang]]));
}

/** Rows under a heading: the first column to the left, the last as it is, the others to the right. */
function titledTable(title: string, head: readonly string[], rows: readonly string[][]): string[] {
  const all = [[title, ...head], ...rows];
  const widths = all[0]!.map((_, j) => Math.max(...all.map((row) => displayWidth(row[j]!))));
  return all.map((row) =>
    row
      .map((cell, j) => {
        const gap = ' '.repeat(widths[j]! - displayWidth(cell));
        if (j === 0) return `${cell}${gap}`;
        return j === row.length - 1 ? cell : `  ${gap}${cell}`;
      })
      .join('')
      .trimEnd(),
  );
}
