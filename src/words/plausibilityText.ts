import {
  acceptanceOf,
  type Finding,
  type JudgedFigures,
  judgeFigures,
  whereText,
  withRankMoves,
} from '../analysis/index.js';
import { type Lang, memoize, type Plan, type Text } from '../edition/index.js';
import type { Release } from '../release/index.js';
import { formatCount, formatRough, formatSignificant } from './numbers/numbers.js';

/** At most this many findings of a kind are shown. */
const mostShown = 8;

/** Notes for readers on unlikely figures that were neither accepted nor corrected, found again in the figures of a release. */
export function unlikelyLines(release: FiguresOfRelease, lang: Lang, most = mostShown): string[] {
  const found = judgedIn(release).open.filter(({ level }) => level === 'unlikely');
  if (found.length === 0) return [];
  const lines = linesOf(release.plan, found, lang, titles.moreHere[lang], most);
  return [
    `${titles.unlikely[lang](found.length)}${{ en: ':', zh: '：' }[lang]}`,
    ...lines.map((line) => line.trim()),
  ];
}

type FiguresOfRelease = Pick<Release, 'plan' | 'panel' | 'index' | 'solve'>;

/** Indices are made again for so many findings where pages are drawn. */
const mostMoves = 12;

/** The findings in the figures of a release, and what was said of those that are accepted. */
const judgedIn = memoize(
  ({ plan, panel, index, solve }: FiguresOfRelease): Pick<JudgedFigures, 'open' | 'doubts'> => {
    const { open, doubts } = judgeFigures(plan, panel);
    return { open: withRankMoves(plan, panel, open, index, solve, mostMoves), doubts };
  },
);

/** What the page of quality shows of the findings in the figures of a release. */
export interface FigureFindings {
  /** How many there are. */
  lead: string;
  head: string[];
  /** Where it is, what is found, what the figure would be, what that moves in the ranks: those that move most first; each with its finding. */
  rows: { texts: string[]; finding: Finding }[];
  /** What was accepted, by whom and why. */
  accepted: string[];
}

/** The findings in the figures of a release that nobody decided, and the accepted ones. */
export function figureFindings(release: FiguresOfRelease, lang: Lang): FigureFindings {
  const { open, doubts } = judgedIn(release);
  const by = ([now, mended]: [number, number] = [0, 0]) => Math.abs(now - mended);
  const effect = ({ moves }: Finding) => (moves ? 1000 * by(moves.index) + by(moves.indicator) : -1);
  const figure = ({ expected, kind }: Finding) => {
    if (expected === undefined) return '';
    // What follows from neighbouring periods is rough; sums and factors are not.
    return kind === 'spike' ? formatRough(expected, lang) : formatSignificant(expected, lang);
  };
  return {
    lead: open.length === 0 ? titles.none[lang] : titles.unlikely[lang](open.length),
    head: [...titles.head[lang]],
    rows: [...open]
      .sort((a, b) => effect(b) - effect(a))
      .map((one) => ({
        texts: [whereText(release.plan, one)[lang], one.text[lang], figure(one), ranksText(one, lang)],
        finding: one,
      })),
    accepted: doubts.map((text) => text[lang]),
  };
}

/** What `iplus check` says of figures that cannot be true or are unlikely, and how to decide. */
export function plausibilityLines(plan: Plan, { open, accepted }: JudgedFigures, lang: Lang): string[] {
  const levels = ['impossible', 'unlikely'] as const;
  const lines = levels.flatMap((level) => {
    const found = open.filter((one) => one.level === level);
    return found.length === 0 ? [] : [`${titles[level][lang](found.length)}:`, ...linesOf(plan, found, lang)];
  });
  const quiet = accepted.length > 0 ? [titles.accepted[lang](accepted.length)] : [];
  const first = open.find(({ kind }) => kind !== 'accepted-other');
  return lines.length + quiet.length === 0
    ? [titles.none[lang]]
    : [...lines, ...quiet, ...(first ? [acceptanceLines(plan, first, lang)] : [])];
}

function linesOf(
  plan: Plan,
  found: readonly Finding[],
  lang: Lang,
  more: (n: number) => string = titles.more[lang],
  most = mostShown,
): string[] {
  return [...groupedByKind(found).values()].flatMap((ofKind) => {
    const all = [...firstOfEach(ofKind)];
    const shown = all.slice(0, most);
    const cut = all.slice(most).reduce((sum, { others }) => sum + 1 + others, 0);
    const rest = cut > 0 ? [`    ${more(cut)}`] : [];
    return [
      ...shown.map(({ one, others }) => `  – ${findingSentence(plan, one, lang)}${alsoIn(others, lang)}`),
      ...rest,
    ];
  });
}

/** The first finding of each indicator, and how many more like it there are; each one that says what the figure would be. */
function firstOfEach(found: readonly Finding[]): { one: Finding; others: number }[] {
  const by = new Map<string, { one: Finding; others: number }>();
  for (const one of found) {
    const alone = one.kind === 'few-figures' || one.expected !== undefined;
    const key = [one.indicator, ...(alone ? [one.unit, one.period] : [])].join(' ');
    const known = by.get(key);
    if (known) known.others++;
    else by.set(key, { one, others: 0 });
  }
  return [...by.values()];
}

const alsoIn = (others: number, lang: Lang) =>
  others === 0
    ? ''
    : {
        en: ` (and ${others} more of this indicator)`,
        zh: `（该指标另有${others}处）`,
      }[lang];

function groupedByKind(found: readonly Finding[]): Map<string, Finding[]> {
  const by = new Map<string, Finding[]>();
  for (const one of found) by.set(one.kind, [...(by.get(one.kind) ?? []), one]);
  return by;
}

const findingSentence = (plan: Plan, finding: Finding, lang: Lang) =>
  `${whereText(plan, finding)[lang]}${{ en: ': ', zh: '：' }[lang]}${finding.text[lang]}${movesText(finding, lang)}`;

/** What the expected figure would change in the ranks, as the end of a sentence; nothing where that is not known. */
export function movesText(finding: Finding, lang: Lang): string {
  const ranks = ranksText(finding, lang);
  if (ranks === '') return '';
  if (ranks === titles.unmoved[lang]) return `${{ en: '; ', zh: '；' }[lang]}${ranks}`;
  return `${{ en: '; with it, ranks ', zh: '；若按此值，排名：' }[lang]}${ranks}`;
}

/** The ranks as they stand and with the expected figure: “in the index 3 → 5”. */
function ranksText({ moves }: Finding, lang: Lang): string {
  if (!moves) return '';
  const said = (name: Text, [now, mended]: [number, number] = [0, 0]) =>
    now === mended ? [] : [`${name[lang]}${{ en: ' ', zh: '' }[lang]}${now} → ${mended}`];
  const ranks = [
    ...said({ en: 'in the indicator', zh: '该指标' }, moves.indicator),
    ...said({ en: 'in the index', zh: '指数' }, moves.index),
  ];
  return ranks.length === 0 ? titles.unmoved[lang] : ranks.join({ en: ', ', zh: '，' }[lang]);
}

const titles = {
  impossible: {
    en: (n: number) =>
      `${formatCount(n, 'en')} figure${n === 1 ? '' : 's'} that cannot be true, left out until someone decides`,
    zh: (n: number) => `有${formatCount(n, 'zh')}个数值不可能为真，确认前不计入`,
  },
  unlikely: {
    en: (n: number) =>
      `${formatCount(n, 'en')} finding${n === 1 ? '' : 's'} that look${n === 1 ? 's' : ''} unlikely; the figures count as they stand`,
    zh: (n: number) => `有${formatCount(n, 'zh')}处数值看似异常，仍按原值计入`,
  },
  accepted: {
    en: (n: number) => `accepted with a reason: ${n} (readers see them with the method)`,
    zh: (n: number) => `已说明理由并确认：${n}项（读者可在方法说明中看到）`,
  },
  more: {
    en: (n: number) => `… ${formatCount(n, 'en')} more of this kind (--json lists all)`,
    zh: (n: number) => `……同类另有${formatCount(n, 'zh')}处（--json 列出全部）`,
  },
  moreHere: {
    en: (n: number) => `… ${formatCount(n, 'en')} more of this kind`,
    zh: (n: number) => `……同类另有${formatCount(n, 'zh')}处`,
  },
  unmoved: { en: 'no rank would change', zh: '排名不变' },
  head: {
    en: ['Where', 'Finding', 'It would be', 'Ranks with that'],
    zh: ['位置', '情况', '推算值', '按推算值的排名'],
  },
  none: { en: 'no figure looks impossible or unlikely', zh: '未发现不可能或不合常理的数值' },
} as const;

/** The lines of edition.yaml that accept a finding. */
function acceptanceLines(plan: Plan, finding: Finding, lang: Lang): string {
  const { indicator, kind, unit, period, value } = acceptanceOf(plan, finding);
  const said = [
    `indicator: ${indicator}`,
    ...(kind === undefined ? [] : [`kind: ${kind}`]),
    ...Object.entries({ unit, period }).flatMap(([key, of]) =>
      of === undefined ? [] : [`${key}: ${JSON.stringify(of)}`],
    ),
    ...(value === undefined ? [] : [`value: ${value}`]),
  ];
  const cell = `{ ${said.join(', ')}`;
  return {
    en: `correct the figures in their file, or accept them in edition.yaml: accepted: [${cell}, reason: "…", by: "your name" }]`,
    zh: `可在数据文件中更正，或在 edition.yaml 中说明理由予以确认：accepted: [${cell}, reason: "……", by: "姓名" }]`,
  }[lang];
}
