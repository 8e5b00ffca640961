import type { AnnouncedHow, AnnouncedPart, Replicated } from '../../analysis/index.js';
import type { Lang, Text } from '../../edition/index.js';
import { announcedText, announcedWords, oursText } from './announcedRows.js';

/** What is announced of one place or one figure, beside ours. */
export interface AnnouncedLine {
  /** The place; empty for a figure and for what has no number. */
  label: string;
  announced: string;
  ours: string;
  /** Both as numbers, where they can be drawn: ranks, or ours as a share of the announced figure. */
  drawn?: { on: 'ranks' | 'figures'; announced: number; ours: number };
}

/** An announced statement with what became of it. */
export interface AnnouncedStatement {
  id: string;
  says: string;
  /** What can be drawn of it: ranks, figures, or nothing but words. */
  kind: 'ranks' | 'figures' | 'words';
  verdict: string;
  /** How the verdict came about. */
  words: string;
  how: AnnouncedHow;
  lines: readonly AnnouncedLine[];
}

/** What becomes of a statement, in a word or two. */
const verdicts: Record<AnnouncedHow, Text> = {
  input: { en: 'Not tested', zh: '未检验' },
  follows: { en: 'Follows', zh: '可推得' },
  'not-reproduced': { en: 'Not reproduced', zh: '未再现' },
  unknown: { en: 'No index beside it', zh: '无对照指数' },
};

/** Every announced statement beside the first simulated index: its ranks, its figures and what can only be said in words. */
export function announcedStatements({ announced, reasons }: Replicated, lang: Lang): AnnouncedStatement[] {
  return announced.map(({ announced: row, found }) => {
    const first = found[0]!;
    const kinds = first.parts.map(({ is }) => is);
    return {
      id: row.id,
      says: row.says[lang],
      kind: kinds.includes('ranks') ? 'ranks' : kinds.includes('figure') ? 'figures' : 'words',
      verdict: verdicts[first.how][lang],
      words: announcedWords(first, reasons, lang),
      how: first.how,
      lines: first.parts.flatMap((part) => linesOf(part, lang)),
    };
  });
}

function linesOf(part: AnnouncedPart, lang: Lang): AnnouncedLine[] {
  const { is, names, announced, ours, figure } = part;
  if (is === 'ranks') {
    return names.map((name, i) => ({
      label: name[lang],
      announced: String(announced[i]),
      ours: ours[i] ? String(ours[i]) : '–',
      ...(ours[i] ? { drawn: { on: 'ranks' as const, announced: announced[i]!, ours: ours[i]! } } : {}),
    }));
  }
  if (is !== 'figure' || !figure) return [{ label: '', announced: '', ours: oursText(part, lang) }];
  return figure.values.map((value, i) => {
    const one = {
      ...part,
      ours: ours.length > 0 ? [ours[i]!] : [],
      figure: { ...figure, ...oneOf(figure, i) },
    };
    const isDrawn = value > 0 && ours.length > 0 && Number.isFinite(ours[i]);
    return {
      label: '',
      announced: announcedText(one, lang),
      ours: oursText(one, lang),
      ...(isDrawn ? { drawn: { on: 'figures' as const, announced: 1, ours: ours[i]! / value } } : {}),
    };
  });
}

/** One of the values of a figure. */
function oneOf({ values, written, rounding, units }: NonNullable<AnnouncedPart['figure']>, i: number) {
  return { values: [values[i]!], written: [written[i]!], rounding: [rounding[i]!], units: [units[i]!] };
}
