import type { Lang } from '../../edition/index.js';
import type { AsideRow, ReceiptRow } from '../../platform/index.js';

const never = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', Vary: 'Accept-Language' };

/** Headers of an answer to a partner: it is about this moment, and for nobody else. */
export const headersOfAnswer = (lang: Lang) => ({
  ...never,
  'Content-Type': 'application/json; charset=utf-8',
  'Content-Language': lang === 'zh' ? 'zh-Hans' : 'en',
});

export const headersOfProblem = (lang: Lang) => ({
  ...headersOfAnswer(lang),
  'Content-Type': 'application/problem+json',
});

/** A receipt as partners see it, with the first problems of its records, and the signed promise that it is in the public log in time. */
export function receiptAnswer(
  row: ReceiptRow,
  aside: readonly AsideRow[],
  lang: Lang,
  promise: string | undefined,
) {
  const { id, partner, contract, version, key, at, sha256, segment, offset } = row;
  const { received, stored, quarantined, duplicates, conflicts, waiting, late, erased } = row;
  return {
    receipt: id,
    partner,
    contract,
    version,
    idempotencyKey: key,
    receivedAt: new Date(at).toISOString(),
    sha256,
    segment,
    offset,
    counts: { received, stored, quarantined, duplicates, conflicts, waiting, late, erased },
    problems: aside.flatMap(({ line, kind, why }) =>
      why.map(({ code, pointer, found, expected }) => ({
        type: `/problems/records/${code}`,
        outcome: kind,
        line,
        pointer,
        found: found[lang],
        expected: expected[lang],
      })),
    ),
    ...(promise !== undefined && { promise }),
  };
}
