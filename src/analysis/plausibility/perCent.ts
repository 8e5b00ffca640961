import { isPerCent, type Plan } from '../../edition/index.js';
import { type Finding, numberText } from './finding.js';
import { collectFindings, type Rows } from './rows.js';

const isInPerCent = ({ indicators }: Plan, k: number) =>
  isPerCent(indicators[k]!.unit.en) || isPerCent(indicators[k]!.unit.zh);

/** A per cent beyond 100, where nearly all are below. */
export function perCentFindings(plan: Plan, rows: Rows, k: number): Finding[] {
  if (!isInPerCent(plan, k)) return [];
  const all = rows.flat().filter((x) => x === x);
  const beyond = all.filter((x) => x > 100);
  // In a small table one alone is odd, too.
  if (beyond.length > Math.max(all.length / 20, all.length < 5 ? 0 : 1)) return [];
  return collectFindings(rows, (value, unit, period) =>
    value > 100
      ? {
          indicator: k,
          unit,
          period,
          value,
          kind: 'per-cent-beyond-100',
          level: 'unlikely',
          text: {
            en: `${numberText(value)}%; ${all.length - beyond.length} of ${all.length} figures are at most 100%`,
            zh: `${numberText(value)}%；${all.length}个数值中有${all.length - beyond.length}个不超过100%`,
          },
        }
      : undefined,
  );
}

/** How far the largest share must be below the smallest per cent, and how far a hundred times a share may be from the others; several may be further. */
const apart = { gap: 5, beyond: 2, several: 3 };

/**
 * Shares among per cents: figures up to 1 where the others of their period are far above, and a hundred times them is among the others.
 */
export function shareFindings(plan: Plan, rows: Rows, k: number): Finding[] {
  if (!isInPerCent(plan, k)) return [];
  const columns = (rows[0] ?? []).map((_, t) => {
    const known = rows.map((row) => row[t]!).filter((x) => x > 0);
    const [shares, others] = [known.filter((x) => x <= 1), known.filter((x) => x > 1)];
    const [least, most] = [Math.min(...others), Math.max(...others)];
    const beyond = shares.length > 1 ? apart.several : apart.beyond;
    const fit = (x: number) => 100 * x >= least / beyond && 100 * x <= most * beyond;
    // What can be negative is no share of a whole.
    const areShares =
      rows.every((row) => !(row[t]! < 0)) &&
      others.length >= 2 &&
      shares.length > 0 &&
      Math.max(...shares) * apart.gap < least &&
      shares.every(fit);
    return areShares ? { least, most } : undefined;
  });
  return collectFindings(rows, (value, unit, period) => {
    const others = columns[period];
    if (!others || value <= 0 || value > 1) return undefined;
    const [said, least, most] = [100 * value, others.least, others.most].map(numberText);
    return {
      indicator: k,
      unit,
      period,
      value,
      expected: 100 * value,
      kind: 'share-among-per-cents',
      level: 'unlikely',
      text: {
        en: `${numberText(value)} among per cents of ${least} to ${most}: a share, ${said}%?`,
        zh: `其余为${least}%至${most}%，此处为${numberText(value)}，疑为比重，即${said}%`,
      },
    };
  });
}
