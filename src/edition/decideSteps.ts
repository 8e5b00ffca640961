import { type Decisions, unitNumber } from './decisions.js';
import type { Method, Screen, Treat } from './methodChoice.js';
import { problems } from './problems.js';
import type { ImputeSource, ScreenSource, TreatSource } from './schema.js';

/** Decides what is screened out; a limit that is not written judges nothing. */
export function decideScreen(decisions: Decisions, screen: ScreenSource | undefined): Screen | null {
  if (!screen) return null;
  const limits = (of: { 'min-present'?: number | undefined; 'min-non-zero'?: number | undefined }) => ({
    minPresent: of['min-present'] ?? 0,
    minNonZero: of['min-non-zero'] ?? 0,
  });
  const numbers = (list: 'include' | 'exclude') =>
    (screen.units?.[list] ?? []).map((code, i) =>
      unitNumber(decisions, ['method', 'screen', 'units', list, i], code),
    );
  return {
    units: screen.units
      ? { ...limits(screen.units), include: numbers('include'), exclude: numbers('exclude') }
      : null,
    indicators: screen.indicators ? limits(screen.indicators) : null,
  };
}

/** Decides how gaps are filled. */
export function decideImpute({ source, found, at, take }: Decisions, impute: ImputeSource): Method['impute'] {
  if (impute === 'none') return { method: 'none' };
  const own = <T>(key: string, given: T | undefined, fallback: T) =>
    take(`method.impute.${key}`, given, fallback);
  switch (impute.method) {
    case 'linear': {
      const ends = own('ends', impute.ends, 'none' as const);
      return { method: 'linear', ends, back: impute.back ?? false };
    }
    case 'last':
      return { method: 'last', maxPeriods: impute['max-periods'] ?? null, back: impute.back ?? false };
    case 'mean':
    case 'median': {
      const columns = (source.units.groups ?? []).map((g) => g.column);
      const by = impute.by === undefined ? -1 : columns.indexOf(impute.by);
      if (impute.by !== undefined && by < 0) {
        const kind = { en: 'grouping column', zh: '分组列' };
        found.push(problems.unknownCode(at(['method', 'impute', 'by']), kind, impute.by, columns));
      }
      return { method: impute.method, by };
    }
    case 'nearest': {
      const neighbours = own('neighbours', impute.neighbours, 10);
      return { method: 'nearest', neighbours, within: own('within', impute.within, 'all' as const) };
    }
    default:
      return { method: impute.method, within: own('within', impute.within, 1) };
  }
}

/** Decides a treatment of outliers; null for none. */
export function decideTreat({ take, found, at }: Decisions, path: string, treat: TreatSource): Treat | null {
  if (treat === 'none') return null;
  const over = take(`${path}.over`, treat.over, 'all-periods' as const);
  if (treat.fences !== undefined) {
    const others = Object.keys(treat).filter((key) => key !== 'fences' && key !== 'over');
    if (others.length > 0) found.push(problems.besideFences(at(path.split('.')), others));
    return { fences: treat.fences, over };
  }
  return {
    winsorise: take(`${path}.winsorise`, treat.winsorise, 5),
    skew: take(`${path}.skew`, treat.skew, 2),
    kurtosis: take(`${path}.kurtosis`, treat.kurtosis, 3.5),
    transform: take(`${path}.transform`, treat.transform, 'log-ct' as const),
    lambda: treat.lambda ?? null,
    combine: treat.combine ?? false,
    force: treat.force ?? false,
    over,
  };
}
