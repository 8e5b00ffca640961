import { headlinePeriod } from '../../analysis/index.js';
import { same, type Text } from '../../edition/index.js';
import { weightInIndex, weightInParent } from '../../engine/index.js';
import type { Release } from '../../release/index.js';
import {
  formatNumber,
  formatPercent,
  glanceOf,
  lossDoubts,
  methodSteps,
  partialLines,
  screenLines,
  unlikelyLines,
  validityTable,
  validityTitle,
  weighingLines,
  word,
  methodTitles as words,
} from '../../words/index.js';
import { type Block, type Grid, inBothLanguages } from './chapter.js';

/** The method as the plan has it: every step with its formulas, the framework with its weights, the doubts. */
export function methodBlocks(release: Release): Block[] {
  const { plan, index } = release;
  return [
    { kind: 'heading', title: words.steps },
    ...methodSteps(plan).flatMap(({ title, formulas, says }): Block[] => [
      { kind: 'heading', title, order: 2 },
      ...(formulas.length > 0 ? [{ kind: 'lines' as const, lines: formulas.map(same) }] : []),
      ...says.map((text): Block => ({ kind: 'text', text })),
    ]),
    { kind: 'heading', title: words.framework },
    ...textBlocks(linesInBoth((lang) => weighingLines(plan, lang))),
    ...titledBlocks('whyWeights', plan.reasons),
    { kind: 'table', title: words.framework, grid: frameworkGrid(release) },
    ...titledBlocks(
      'screenedTitle',
      linesInBoth((lang) => screenLines(plan, index.screened, lang)),
    ),
    ...doubtBlocks(release),
    ...validityBlocks(release),
  ];
}

/** How the index agrees with measures made by others. */
function validityBlocks(release: Release): Block[] {
  const table = validityTable(release);
  if (!table) return [];
  const { lead, note, heads, rows, legend } = table;
  return [
    { kind: 'heading', title: validityTitle },
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
          {
            text: outside ? { en: `${title.en} (not in the index)`, zh: `${title.zh}（未纳入指数）` } : title,
          },
          ...cells.map((cell) => ({ text: cell?.text ?? same('–') })),
        ]),
      },
    },
    ...textBlocks(legend),
  ];
}

/** How many unlikely figures of a kind a report names; the page of the method has more. */
const mostUnlikely = 2;

function doubtBlocks(release: Release): Block[] {
  const { partial } = glanceOf(release, headlinePeriod(release));
  const all = [
    ...lossDoubts(release.plan, release.index),
    ...release.plan.doubts,
    ...linesInBoth((lang) => partialLines(release.plan, partial, lang)),
    ...linesInBoth((lang) => unlikelyLines(release, lang, mostUnlikely)),
  ];
  return all.length > 0
    ? [{ kind: 'heading', title: inBothLanguages((lang) => word('doubts', lang)) }, ...textBlocks(all)]
    : [];
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
  return [
    { kind: 'heading', title: inBothLanguages((lang) => word(name, lang)), order: 2 },
    ...textBlocks(of),
  ];
}

/** The tree with the weight of each node below its parent and in the whole. */
function frameworkGrid(release: Release): Grid {
  const { plan } = release;
  return {
    heads: [
      { title: inBothLanguages((lang) => word('indicator', lang)) },
      { title: inBothLanguages((lang) => word('weight', lang)), number: true },
      { title: words.ofWhole, number: true },
      { title: inBothLanguages((lang) => word('source', lang)), aside: true },
    ],
    rows: plan.nodes.map((node, g) => [
      { text: inBothLanguages((lang) => indented(node.title[lang], node.depth)) },
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
