import { methodProblems } from '../problems/methodProblems.js';
import { textProblems } from '../problems/textProblems.js';
import type { ImputeSource, ScreenSource, TreatSource } from '../schema/schema.js';
import { assertNoneLeft } from './assertNoneLeft.js';
import { type Decisions, unitNumber } from './decisions.js';
import type { Method, Screen, ScreenLimits, Treat } from './methodChoice.js';

/** Decides what is screened out; a limit that is not given has no effect. */
export function decideScreen(decisions: Decisions, screen: ScreenSource | undefined): Screen | null {
  if (!screen) return null;
  const { units, indicators, ...others } = screen;
  assertNoneLeft(others);
  const numbers = (list: 'include' | 'exclude', codes: readonly string[] = []) =>
    codes.map((code, i) => unitNumber(decisions, ['method', 'screen', 'units', list, i], code));
  const ofUnits = () => {
    const { include, exclude, ...limits } = units!;
    const [kept, left] = [numbers('include', include), numbers('exclude', exclude)];
    return { ...limitsOf(limits), include: kept, exclude: left };
  };
  return { units: units ? ofUnits() : null, indicators: indicators ? limitsOf(indicators) : null };
}

function limitsOf(limits: NonNullable<ScreenSource['indicators']>): ScreenLimits {
  const { 'min-present': minPresent = 0, 'min-non-zero': minNonZero = 0, ...others } = limits;
  assertNoneLeft(others);
  return { minPresent, minNonZero };
}

/** Decides how gaps are filled. */
export function decideImpute({ source, found, at, take }: Decisions, impute: ImputeSource): Method['impute'] {
  if (impute === 'none') return { method: 'none' };
  const own = <T>(key: string, given: T | undefined, fallback: T) =>
    take(`method.impute.${key}`, given, fallback);
  switch (impute.method) {
    case 'linear': {
      const { method, ends, back = false, ...others } = impute;
      assertNoneLeft(others);
      return { method, ends: own('ends', ends, 'none' as const), back };
    }
    case 'last': {
      const { method, 'max-periods': maxPeriods = null, back = false, ...others } = impute;
      assertNoneLeft(others);
      return { method, maxPeriods, back };
    }
    case 'mean':
    case 'median': {
      const { method, by: column, ...others } = impute;
      assertNoneLeft(others);
      const columns = (source.units.groups ?? []).map((g) => g.column);
      const by = column === undefined ? -1 : columns.indexOf(column);
      if (column !== undefined && by < 0) {
        const kind = { en: 'grouping column', zh: '分组列' };
        found.push(textProblems.unknownCode(at(['method', 'impute', 'by']), kind, column, columns));
      }
      return { method, by };
    }
    case 'nearest': {
      const { method, neighbours, within, ...others } = impute;
      assertNoneLeft(others);
      const count = own('neighbours', neighbours, 10);
      return { method, neighbours: count, within: own('within', within, 'all' as const) };
    }
    default: {
      const { method, within, ...others } = impute;
      assertNoneLeft(others);
      return { method, within: own('within', within, 1) };
    }
  }
}

/** Decides a treatment of outliers; null for none. @param path its place in the edition; @param name its name in the list of defaults */
export function decideTreat(
  { take, found, at }: Decisions,
  path: readonly PropertyKey[],
  treat: TreatSource,
  name = path.map(String).join('.'),
): Treat | null {
  if (treat === 'none') return null;
  const { fences, over: written, ...stages } = treat;
  const over = take(`${name}.over`, written, 'all-periods' as const);
  if (fences !== undefined) {
    const others = Object.keys(stages);
    if (others.length > 0) found.push(methodProblems.besideFences(at(path), others));
    return { fences, over };
  }
  const { winsorise, skew, kurtosis, transform, lambda, combine, force, ...others } = stages;
  assertNoneLeft(others);
  const choice = {
    winsorise: take(`${name}.winsorise`, winsorise, 5),
    skew: take(`${name}.skew`, skew, 2),
    kurtosis: take(`${name}.kurtosis`, kurtosis, 3.5),
    transform: take(`${name}.transform`, transform, 'log-ct' as const),
    lambda: lambda ?? null,
    combine: combine ?? false,
    force: force ?? false,
    over,
  };
  if (lambda !== undefined && choice.transform !== 'box-cox') {
    found.push(methodProblems.withoutEffect(at([...path, 'lambda']), 'lambda', 'transform: box-cox'));
  }
  if (combine && choice.transform === 'none') {
    const needs = { en: 'a transformation', zh: '变换（transform）' };
    found.push(methodProblems.withoutEffect(at([...path, 'combine']), 'combine', needs));
  }
  return choice;
}
