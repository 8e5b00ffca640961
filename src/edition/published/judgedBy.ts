import { readYaml } from '../exchange/yaml.js';
import type { Problem } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import { type AnnouncedFile, announcedFileSchema } from '../schema/announcedSchema.js';

/**
 * Reads the announced statements that the figures of an edition judge.
 *
 * @param variants the names of the variants of the edition
 * @returns every problem: an unknown key, reading or variant, a statement twice
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
  value.readings.forEach(({ variant }, i) => {
    if (variant === undefined || variants.includes(variant)) return;
    found.push(problems.unknownCode(at('readings', i, 'variant'), variantWords, variant, variants));
  });
  value.statements.forEach((one, i) => {
    for (const key of ['claims', 'nearest'] as const)
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

const variantWords = { en: 'variant', zh: '变体' };
const readingWords = { en: 'reading', zh: '口径' };
