import { textWidth, unbreakableParts } from '../../figures/index.js';
import type { CitedFigure, Phrase } from '../../words/index.js';

/** Words of one line, with the figure that they are where they are one. */
export interface TextRun {
  text: string;
  figure?: CitedFigure;
}

/** What may not stand at the start of a line. */
const closingMarks = /^[，。；：、）％%.,;:)]/;

/** What may not stand at the end of a line. */
const openingMarks = /[（(“《]$/;

/** A phrase in lines no wider than a width at a size; a figure is never broken. */
export function phraseLines(of: Phrase, width: number, size: number): TextRun[][] {
  const lines: TextRun[][] = [[]];
  let filled = 0;
  for (const run of of.flatMap(runsOf)) {
    const wide = textWidth(run.text, size);
    const over = filled > 0 && filled + textWidth(run.text.trimEnd(), size) > width;
    if (over && !closingMarks.test(run.text)) {
      const opened = withoutOpeningBracket(lines.at(-1)!);
      lines.push(opened);
      filled = opened.reduce((sum, { text }) => sum + textWidth(text, size), 0);
      if (run.text.trim() === '') continue;
    }
    lines.at(-1)!.push(run);
    filled += wide;
  }
  return lines.map(mergeRuns).filter((line) => line.length > 0);
}

/** An opening bracket at the end of a line, taken from it. */
function withoutOpeningBracket(line: readonly TextRun[]): TextRun[] {
  const last = line.at(-1);
  if (!last || last.figure || !openingMarks.test(last.text)) return [];
  const bracket = last.text.slice(-1);
  last.text = last.text.slice(0, -1);
  return [{ text: bracket }];
}

function runsOf(piece: Phrase[number]): TextRun[] {
  if (typeof piece !== 'string' && 'figure' in piece) return [piece];
  const text = typeof piece === 'string' ? piece : piece.text;
  return (text.match(unbreakableParts) ?? []).map((part) => ({ text: part }));
}

/** A line with its words in one run between figures, without the space at its end. */
function mergeRuns(line: readonly TextRun[]): TextRun[] {
  const runs: TextRun[] = [];
  for (const run of line) {
    const last = runs.at(-1);
    if (last && !last.figure && !run.figure) last.text += run.text;
    else runs.push({ ...run });
  }
  const end = runs.at(-1);
  if (end && !end.figure) end.text = end.text.trimEnd();
  return runs.filter(({ text }) => text !== '');
}
