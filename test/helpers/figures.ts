import { parse } from 'csv-parse/sync';
import type { Lang } from '../../src/edition/index.js';
import type { Figure } from '../../src/figures/figure.js';
import { figureTable } from '../../src/figures/figureFiles.js';
import { type AnyReceipt, type Release, receiptOf } from '../../src/release/index.js';
import type { CitedFigure } from '../../src/words/facts/fact.js';
import { counts, nths } from './spelt.js';

/** The value of a figure computed from its receipts. */
export const fromReceipts = (release: Release, figure: CitedFigure): Promise<number> =>
  fromAnswers(figure, (of) => receiptOf(release, of));

/** What an answer must say of a reference so that a figure can be computed from it. */
export type Answered = Pick<AnyReceipt, 'kind' | 'value'> & { rank?: number | null; of?: number };

/** The value of a figure computed from what answers its references. */
export async function fromAnswers(
  { from, unit, references, times = 1 }: CitedFigure,
  answerTo: (reference: string) => Promise<Answered>,
): Promise<number> {
  if (from === 'computed') throw new Error('a figure that is worked out on demand has no receipt');
  if (from === 'count') {
    const found = await Promise.all(references.map(answerTo));
    return found.filter((r) => (r.kind === 'result' ? r.rank === 1 : cellOf(r) === 1)).length;
  }
  const receipts = await Promise.all(references.map(answerTo));
  if (from === 'rank' || from === 'of') return (receipts[0] as { rank: number; of: number })[from];
  if (from === 'named') return receipts.length;
  if (from === 'among') {
    const ranks = receipts.map((r) => (r as { rank: number }).rank);
    return 1 + ranks.filter((rank) => rank < ranks[0]!).length;
  }
  const values = receipts.map((r) =>
    unit === 'places' && r.kind === 'result' ? (r.rank ?? Number.NaN) : cellOf(r),
  );
  const [first = Number.NaN, second = Number.NaN] = values;
  const but = values.slice(0, -1).reduce((sum, x) => sum + x, 0);
  const made = {
    value: () => first,
    cell: () => first * times,
    sum: () => but + values.at(-1)!,
    mean: () => (but + values.at(-1)!) / values.length,
    difference: () => (values.length === 2 ? first - second : Number.NaN),
    ratio: () => (100 * but) / values.at(-1)!,
    growth: () => (100 * (first - second)) / second,
    // Half the mean difference of all pairs, relative to the mean.
    gini: () => {
      const sum = values.reduce((all, x) => all + x, 0);
      const apart = values.reduce((all, x) => all + values.reduce((of, y) => of + Math.abs(x - y), 0), 0);
      return apart / (2 * values.length * sum);
    },
  };
  return made[from]();
}

function cellOf(receipt: Pick<Answered, 'value'>): number {
  return receipt.value === null || receipt.value === '' ? Number.NaN : Number(receipt.value);
}

const steps: [RegExp, number][] = [
  [/万亿/, 1e12],
  [/亿/, 1e8],
  [/万/, 1e4],
  [/trillion/, 1e12],
  [/billion/, 1e9],
  [/million/, 1e6],
];

/** Simple parts of a whole in words, in per cent: within three in a hundred of them. */
const shares: Record<string, number> = {
  'a tenth': 10,
  'a fifth': 20,
  'a quarter': 25,
  'a third': 100 / 3,
  half: 50,
  'two thirds': 200 / 3,
  'three quarters': 75,
  一成: 10,
  两成: 20,
  四分之一: 25,
  三分之一: 100 / 3,
  一半: 50,
  三分之二: 200 / 3,
  四分之三: 75,
};

/** A displayed figure as a number, with half a unit of its last digit. */
export function read(text: string, _: Lang): { value: number; half: number } {
  const share = shares[text.toLowerCase()];
  if (share !== undefined) return { value: share, half: share * 0.03 };
  const word = text.split(' ')[0]!.toLowerCase();
  const spelt = Math.max(counts.indexOf(word), nths.indexOf(word), '〇一二三四五六七八九十'.indexOf(word));
  if (spelt > 0) return { value: spelt, half: 0 };
  const [digits = 'none'] = /[\d,]+(\.\d+)?/.exec(text) ?? [];
  const step = steps.find(([of]) => of.test(text))?.[1] ?? 1;
  const decimals = /\.(\d+)/.exec(digits)?.[1]?.length ?? 0;
  return { value: Number(digits.replaceAll(',', '')) * step, half: (step / 10 ** decimals) * 0.5 };
}

/** The rows of the CSV file of a figure, by the ids of its fields: the file itself has their titles. */
export function rowsOfCsv(
  release: Release,
  figure: Figure,
  content: string | Uint8Array,
): Record<string, string>[] {
  const ids = figureTable(release, figure).fields.map(({ id }) => id);
  return parse(Buffer.from(content), { bom: true, columns: () => ids });
}
