import { headlinePeriod } from '../../analysis/index.js';
import { publishedPeriods, same, type Text } from '../../edition/index.js';
import { weightInIndex, weightInParent } from '../../engine/index.js';
import { receiptPath } from '../../figures/index.js';
import type { Release } from '../../release/index.js';
import {
  formatNumber,
  formatPercent,
  glanceOf,
  lossDoubts,
  methodSteps,
  partialLines,
  periodName,
  screenLines,
  unlikelyLines,
  validityTable,
  validityTitle,
  weighingLines,
  withoutScore,
  word,
  methodTitles as words,
} from '../../words/index.js';
import { type Block, type Chapter, type Grid, inBothLanguages } from '../blocks/block.js';

/** The method as the plan has it: every step with its formulas, the framework with its weights, the doubts, the agreement with others. */
export function methodChapters(release: Release, mostUnlikely?: number): Chapter[] {
  const { plan, index } = release;
  const chapters: Chapter[] = [
    {
      id: 'steps',
      title: words.steps,
      blocks: methodSteps(plan).flatMap(({ title, formulas, says }): Block[] => [
        { kind: 'heading', title },
        ...(formulas.length > 0 ? [{ kind: 'lines' as const, lines: formulas.map(same) }] : []),
        ...textBlocks(says),
      ]),
    },
    {
      id: 'weights',
      title: words.framework,
      blocks: [
        ...textBlocks(linesInBoth((lang) => weighingLines(plan, lang))),
        ...titledBlocks('whyWeights', plan.reasons),
        { kind: 'table', title: words.framework, grid: frameworkGrid(release) },
        ...titledBlocks(
          'screenedTitle',
          linesInBoth((lang) => screenLines(plan, index.screened, lang)),
        ),
      ],
    },
    {
      id: 'doubts',
      title: inBothLanguages((lang) => word('doubts', lang)),
      blocks: textBlocks(doubtsOf(release, mostUnlikely)),
    },
    { id: 'validity', title: validityTitle, blocks: validityBlocks(release) },
  ];
  return chapters.filter(({ blocks }) => blocks.length > 0);
}

/** How many unlikely figures of a kind a report names; the page of the method has more. */
const mostNamed = 2;

/** The chapters of the method as one, below whose title theirs stand. */
export function methodBlocks(release: Release): Block[] {
  return methodChapters(release, mostNamed).flatMap(({ title, blocks }): Block[] => [
    { kind: 'heading', title },
    ...blocks.map((block) => (block.kind === 'heading' ? { ...block, order: 2 as const } : block)),
  ]);
}

/** How the index agrees with measures made by others. */
function validityBlocks(release: Release): Block[] {
  const table = validityTable(release);
  if (!table) return [];
  const { lead, note, heads, rows, legend } = table;
  return [
    ...textBlocks(note ? [lead, note] : [lead]),
    {
      kind: 'table',
      title: validityTitle,
      grid: {
        heads: [
          { title: { en: 'Compared', zh: '比较对象' } },
          ...heads.map((title) => ({ title, number: true })),
        ],
        rows: rows.map(({ title, outside, cells }) => [
          { text: title, note: outside ? { en: 'not in the index', zh: '未纳入指数' } : undefined },
          ...cells.map((cell) =>
            cell ? { text: cell.text, path: receiptPath('validity', cell.row, 'rho') } : { text: same('–') },
          ),
        ]),
      },
    },
    ...legend.map((text): Block => ({ kind: 'text', text, small: true })),
  ];
}

function doubtsOf(release: Release, mostUnlikely: number | undefined): Text[] {
  const { plan, index } = release;
  const t = headlinePeriod(release);
  return [
    ...lossDoubts(plan, index),
    ...plan.doubts,
    ...unscoredLine(release, t),
    ...linesInBoth((lang) => partialLines(plan, glanceOf(release, t).partial, lang)),
    ...linesInBoth((lang) => unlikelyLines(release, lang, mostUnlikely)),
  ];
}

/** How many units have no score in the period of headlines; nothing where all have one. */
function unscoredLine({ plan, index }: Release, t: number): Text[] {
  const n = withoutScore(plan, index, t);
  const period = publishedPeriods(plan)[t]!;
  if (n === 0) return [];
  return [
    {
      en: `${n} ${n === 1 ? 'unit has' : 'units have'} no score in ${periodName(period, 'en')} and no rank.`,
      zh: `${periodName(period, 'zh')}有${n}个单元没有得分，不参加排名。`,
    },
  ];
}

/** Lines that are written a language at a time, line by line in both. */
function linesInBoth(write: (lang: 'en' | 'zh') => readonly string[]): Text[] {
  const zh = write('zh');
  return write('en').map((en, i) => ({ en, zh: zh[i]! }));
}

function textBlocks(of: readonly Text[]): Block[] {
  return of.map((text) => ({ kind: 'text', text }));
}

function titledBlocks(name: 'whyWeights' | 'screenedTitle', of: readonly Text[]): Block[] {
  if (of.length === 0) return [];
  return [{ kind: 'heading', title: inBothLanguages((lang) => word(name, lang)) }, ...textBlocks(of)];
}

/** The tree with the weight of each node below its parent and in the whole. */
function frameworkGrid({ plan, index }: Release): Grid {
  const gone = new Set(index.screened.indicators.map(({ indicator }) => indicator));
  return {
    heads: [
      { title: inBothLanguages((lang) => word('indicator', lang)) },
      { title: inBothLanguages((lang) => word('weight', lang)), number: true },
      { title: words.ofWhole, number: true },
      { title: inBothLanguages((lang) => word('source', lang)), aside: true },
    ],
    rows: plan.nodes.map((node, g) => [
      {
        text: inBothLanguages((lang) => indented(node.title[lang], node.depth)),
        code: node.id,
        note: gone.has(node.indicator) ? inBothLanguages((lang) => word('screenedTitle', lang)) : undefined,
      },
      {
        text:
          node.parent < 0
            ? same('')
            : inBothLanguages((lang) => formatNumber(weightInParent(plan, g), 2, lang)),
      },
      { text: inBothLanguages((lang) => formatPercent(weightInIndex(plan, g), lang)) },
      { text: plan.indicators[node.indicator]?.source ?? same('') },
    ]),
  };
}

/** A step a level, of a width that a browser keeps. */
function indented(title: string, depth: number): string {
  return '\u2003'.repeat(Math.max(0, depth)) + title;
}
