import { periodNumber, problems, UserError } from '../../../edition/index.js';
import { type Results, resultsOf } from '../../tables/results.js';
import { areaCodes, frequencies, indicatorCodes, obsStatusOf } from './codes.js';
import { type SdmxRelease, sdmxId } from './identity.js';
import { parseKey } from './key.js';
import { between } from './time.js';

/** One figure with SDMX codes; a missing value is NaN, its rank 0. */
export interface Observation {
  FREQ: string;
  REF_AREA: string;
  INDICATOR: string;
  TIME_PERIOD: string;
  value: number;
  OBS_STATUS: string;
  STATUS: string;
  RANK: number;
  AREA_LEVEL: string;
}

/** The parameters of an SDMX REST 2.1 data query that select figures. */
export interface SdmxQuery {
  /** `FREQ.REF_AREA.INDICATOR`, as `parseKey` reads it (all). */
  key?: string;
  startPeriod?: string;
  endPeriod?: string;
  /** The number of first figures of each series, at most. */
  firstNObservations?: number;
  /** The number of last figures of each series, at most. */
  lastNObservations?: number;
}

/** Results with SDMX codes, in their order. */
export function observationsOf({ plan }: SdmxRelease, rows: Results): Observation[] {
  const areas = new Map(areaCodes(plan).map(({ id, word, level }) => [`${level}\n${word}`, id]));
  const nodes = new Map(indicatorCodes(plan).map(({ id, word }) => [word, id]));
  const until = new Map(plan.units.map(({ code, until }) => [code, until]));
  const number = (period: string) => periodNumber(period, plan.frequency)!;
  return rows.unit.map((unit, i) => {
    const [level, period, status] = [rows.level[i]!, rows.period[i]!, rows.status[i]!];
    const last = level === plan.level ? until.get(unit) : undefined;
    return {
      FREQ: frequencies[plan.frequency].id,
      REF_AREA: areas.get(`${level}\n${unit}`)!,
      INDICATOR: nodes.get(rows.node[i]!)!,
      TIME_PERIOD: period,
      value: rows.value[i]!,
      OBS_STATUS: obsStatusOf(status, last !== undefined && number(period) > number(last)),
      STATUS: status,
      RANK: rows.rank[i]!,
      AREA_LEVEL: sdmxId(level),
    };
  });
}

/**
 * The figures that a query selects: by series, in the order of time. Empty where none matches.
 * @throws UserError for a key, period or number that cannot be read
 */
export function queried(release: SdmxRelease, query: SdmxQuery): Observation[] {
  const { plan, index } = release;
  const key = parseKey(query.key ?? '', {
    FREQ: [frequencies[plan.frequency]],
    REF_AREA: areaCodes(plan),
    INDICATOR: indicatorCodes(plan),
  });
  const inTime = between(query.startPeriod, query.endPeriod);
  const [first, last] = [countOf('firstNObservations', query), countOf('lastNObservations', query)];
  const series = seriesOf(
    observationsOf(release, resultsOf(plan, index)).filter(
      (o) =>
        inTime(o.TIME_PERIOD) &&
        (!key.FREQ || key.FREQ.has(o.FREQ)) &&
        (!key.REF_AREA || key.REF_AREA.has(o.REF_AREA)) &&
        (!key.INDICATOR || key.INDICATOR.has(o.INDICATOR)),
    ),
  );
  return [...series.values()].flatMap((all) =>
    first === undefined && last === undefined
      ? all
      : all.filter((_, i) => i < (first ?? 0) || i >= all.length - (last ?? 0)),
  );
}

/** Observations by the key of their series. */
export function seriesOf(observations: readonly Observation[]): Map<string, Observation[]> {
  const series = new Map<string, Observation[]>();
  for (const o of observations) {
    const key = `${o.FREQ}.${o.REF_AREA}.${o.INDICATOR}`;
    const of = series.get(key);
    if (of) of.push(o);
    else series.set(key, [o]);
  }
  return series;
}

function countOf(name: 'firstNObservations' | 'lastNObservations', query: SdmxQuery): number | undefined {
  const count = query[name];
  if (count === undefined || (Number.isInteger(count) && count > 0)) return count;
  throw new UserError([
    problems.badOption(name, String(count), { en: 'a whole number above 0', zh: '大于 0 的整数' }),
  ]);
}
