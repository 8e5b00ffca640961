import type { CityMonth, CitySums } from './citySums.js';
import type { CityMonthRow, FlowRow } from './monthRecord.js';

/** The least number of cars behind a pair of cities, whatever the floor: few travellers could be identified. */
export const leastOfFlow = 30;

export interface MonthHow {
  atLeast: number;
  provisional: boolean;
  registered?: ReadonlyMap<string, number>;
  firstDay: number;
  lastFinal: number;
}

/** Cities and months with enough cars. */
export function monthRows({ months }: Pick<CitySums, 'months'>, how: MonthHow): CityMonthRow[] {
  return [...months.keys()].sort().flatMap((city) =>
    [...months.get(city)!]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([month, of]) => {
        const isFinal = isWhole(month, how);
        if (of.vehicles < how.atLeast || (!isFinal && !how.provisional)) return [];
        return [{ city, month, ...marks(isFinal, of.isSimulated), ...countsOf(city, of, how) }];
      }),
  );
}

/** Those that are not active, or not seen, are the difference of two figures: none, or enough of them. */
function countsOf(city: string, { vehicles, active }: CityMonth, { atLeast, registered }: MonthHow) {
  const leaves = (rest: number) => rest === 0 || rest >= atLeast;
  const fleet = registered?.get(city) ?? 0;
  const isActive = active >= atLeast && leaves(vehicles - active);
  return {
    vehicles,
    active_vehicles: isActive ? active : null,
    registered_vehicles: fleet > 0 && leaves(fleet - vehicles) && leaves(fleet - active) ? fleet : null,
  };
}

/** Pairs of cities that enough cars travelled between in a month. */
export function flowRows({ flows }: Pick<CitySums, 'flows'>, how: MonthHow): FlowRow[] {
  const keyOf = ({ from, to, month }: FlowRow) => `${from} ${to} ${month}`;
  return [...flows.values()]
    .flatMap(({ from, to, month, trips, vehicles, isSimulated }) => {
      const isFinal = isWhole(month, how);
      if (vehicles < Math.max(leastOfFlow, how.atLeast) || (!isFinal && !how.provisional)) return [];
      return [{ from, to, month, ...marks(isFinal, isSimulated), vehicles, trips }];
    })
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const marks = (isFinal: boolean, isSimulated: boolean) => ({
  status: isFinal ? 'final' : 'provisional',
  data_status: isSimulated ? 'simulated' : 'observed',
});

/** Whether all days of a month were received from their beginning, and no frame of them may be sent again. */
function isWhole(month: string, { firstDay, lastFinal }: MonthHow): boolean {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const first = Date.UTC(year, number - 1, 1) / 86_400_000;
  return firstDay <= first && Date.UTC(year, number, 1) / 86_400_000 - 1 <= lastFinal;
}
