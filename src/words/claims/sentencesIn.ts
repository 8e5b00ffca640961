/** A sentence of a text, and where it begins. */
export interface TextSentence {
  text: string;
  at: number;
}

/** After these a full stop ends no sentence; single letters before one are initials. */
const abbreviations =
  /(?:^|[\s(“"])(?:\p{Lu}|St|Mt|Dr|Mr|Mrs|Ms|No|Nos|approx|ca|cf|vs|e\.g|i\.e|Fig|Figs|p|pp)\.$/u;

/**
 * The sentences of a text, in order. One ends with 。！？ or a line, or with a full stop before a space and what begins a sentence; not
 * within one of the names that are given ("St. Lucia").
 */
export function sentencesIn(text: string, isName: (words: string) => boolean = () => false): TextSentence[] {
  const found: TextSentence[] = [];
  let from = 0;
  const end = (at: number) => {
    const whole = text.slice(from, at);
    const trimmed = whole.trim();
    if (trimmed !== '') found.push({ text: trimmed, at: from + whole.indexOf(trimmed) });
    from = at;
  };
  for (const { index, 0: mark } of text.matchAll(/[。！？]+[”’」』）]*|[.!?]+["'”’)]*(?=\s|$)|\n+/g)) {
    const after = index + mark.length;
    if (/^[.]/.test(mark)) {
      if (abbreviations.test(text.slice(Math.max(0, index - 12), index + 1))) continue;
      const next = /^\s+(\S+)/.exec(text.slice(after))?.[1];
      if (next !== undefined && /^[\p{Ll}]/u.test(next)) continue;
      const last = /\S+\.$/.exec(text.slice(from, after))?.[0];
      if (
        last !== undefined &&
        next !== undefined &&
        isName(`${last} ${next.replace(/[^\p{L}\p{N}]+$/u, '')}`)
      )
        continue;
    }
    end(after);
  }
  end(text.length);
  return found;
}
