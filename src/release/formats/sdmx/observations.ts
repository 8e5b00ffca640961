import { periodNumber, problems, UserError } from '../../../edition/index.js';
import { type Results, resultsOf } from '../../tables/results.js';
import { areaCodes, frequencies, indicatorCodes, obsStatusOf } from './codes.js';
import { keyDimensions } from './components.js';
import { type SdmxRelease, sdmxId } from './identity.js';
import { parseKey } from './key.js';
import { groupBySeries, type Observation } from './parts.js';
import { periodFilter } from './time.js';

/** The parameters of an SDMX REST 2.1 data query that select figures. */
export interface SdmxQuery {
  /** `FREQ.REF_AREA.INDICATOR`, as `parseKey` reads it (all). */
  key?: string;
  startPeriod?: string;
  endPeriod?: string;
  /** The maximum number of figures from the start of each series. */
  firstNObservations?: number;
  /** The maximum number of figures from the end of each series. */
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
export function observationsFor(release: SdmxRelease, query: SdmxQuery): Observation[] {
  const { plan, index } = release;
  const key = parseKey(query.key ?? '', {
    FREQ: [frequencies[plan.frequency]],
    REF_AREA: areaCodes(plan),
    INDICATOR: indicatorCodes(plan),
  });
  const inTime = periodFilter(query.startPeriod, query.endPeriod);
  const [first, last] = [countOf('firstNObservations', query), countOf('lastNObservations', query)];
  const series = groupBySeries(
    observationsOf(release, resultsOf(plan, index)).filter(
      (o) =>
        inTime(o.TIME_PERIOD) &&
        (!key.FREQ || key.FREQ.has(o.FREQ)) &&
        (!key.REF_AREA || key.REF_AREA.has(o.REF_AREA)) &&
        (!key.INDICATOR || key.INDICATOR.has(o.INDICATOR)),
    ),
    keyDimensions,
  );
  return series.flatMap((all) =>
    first === undefined && last === undefined
      ? all
      : all.filter((_, i) => i < (first ?? 0) || i >= all.length - (last ?? 0)),
  );
}

function countOf(name: 'firstNObservations' | 'lastNObservations', query: SdmxQuery): number | undefined {
  const count = query[name];
  if (count === undefined || (Number.isInteger(count) && count > 0)) return count;
  throw new UserError([
    problems.badOption(name, String(count), { en: 'a whole number above 0', zh: '大于 0 的整数' }),
  ]);
}
