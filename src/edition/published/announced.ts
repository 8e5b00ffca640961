import { readYaml } from '../exchange/yaml.js';
import { parseFormula } from '../formula/languages.js';
import { FormulaFault } from '../formula/tokens.js';
import { namesIn } from '../formula/tree.js';
import type { Problem } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import { type AnnouncedFile, announcedFileSchema } from '../schema/announcedSchema.js';

/**
 * Reads the announced statements that the figures of an edition judge.
 *
 * @param variants the names of the variants of the edition
 * @returns every problem: an unknown key, reading, variant or figure, a statement or figure twice, what is no formula
 */
export function parseAnnounced(
  file: string,
  source: string,
  variants: readonly string[],
): { announced?: AnnouncedFile; problems: Problem[] } {
  const { value, text, problems: found } = readYaml(file, source, announcedFileSchema);
  if (!value || !text) return { problems: found };
  const at = (...path: PropertyKey[]) => ({
    file,
    line: text.lineOf(path),
    path: path.map(String).join('.'),
  });
  const ids = value.readings.map((reading) => reading.id);
  repeated(ids, (i) => at('readings', i));
  repeated(
    value.statements.map((one) => one.id),
    (i) => at('statements', i),
  );
  const figures = value.figures ?? [];
  const named = figures.map((figure) => figure.id);
  repeated(named, (i) => at('figures', i));
  figures.forEach(({ from }, i) => {
    if (from !== undefined) found.push(...formulaProblems(from, named, at('figures', i, 'from')));
  });
  value.readings.forEach(({ variant }, i) => {
    if (variant === undefined || variants.includes(variant)) return;
    found.push(problems.unknownCode(at('readings', i, 'variant'), variantWords, variant, variants));
  });
  value.statements.forEach((one, i) => {
    for (const key of ['claims', 'nearest', 'each'] as const)
      for (const reading of Object.keys(one[key] ?? {}))
        if (!ids.includes(reading))
          found.push(problems.unknownCode(at('statements', i, key, reading), readingWords, reading, ids));
  });
  return found.length > 0 ? { problems: found } : { announced: value, problems: [] };

  function repeated(all: readonly string[], place: (i: number) => Problem['at']): void {
    all.forEach((id, i) => {
      const first = all.indexOf(id);
      if (first < i) found.push(problems.duplicate(place(i), id, place(first).line ?? 0));
    });
  }
}

function formulaProblems(text: string, known: readonly string[], at: Problem['at']): Problem[] {
  try {
    const unknown = namesIn(parseFormula(text, 'published')).filter((name) => !known.includes(name));
    return unknown.map((name) => problems.unknownCode(at, figureWords, name, known));
  } catch (fault) {
    if (!(fault instanceof FormulaFault)) throw fault;
    return [problems.wrongValue(at, text, fault.expected)];
  }
}

const figureWords = { en: 'published figure', zh: '已公布数据' };
const variantWords = { en: 'variant', zh: '变体' };
const readingWords = { en: 'reading', zh: '口径' };
