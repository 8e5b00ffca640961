import type { DataContract } from '../contract/contract.js';
import type { Tally } from './fieldTally.js';

/**
 * The alarm of a field. `renamed`: its values come under a name that the contract does not have; `nothing`: nothing comes, under
 * no name; `fewer`: more records than usual have nothing there; `codes`: codes that the contract does not have; `spread`: the
 * values are spread otherwise than usual.
 */
export type FieldAlarm =
  | { is: 'renamed'; name: string; records: number }
  | { is: 'nothing' }
  | { is: 'fewer' }
  | { is: 'codes'; code: string; records: number }
  | { is: 'spread'; moved: number };

/** The current state of a field, compared with the usual one. */
export interface FieldState {
  field: string;
  /** Share of records that have a value there; NaN where there are no records. */
  now: number;
  usual: number;
  /** Records now with a code that the contract does not have. */
  unknownCodes: number;
  alarms: FieldAlarm[];
}

/** Points of presence that a field may lose, and the share of values that may lie in other classes, without an alarm. */
const mostLost = 0.02;
const mostMoved = 0.3;
/** Records that must be there on both sides before spreads are compared. */
const fewestCompared = 100;
/** Share of the records without a field that must have another name, so that the name is taken for the field's. */
const mostBeside = 0.8;

/** The current state of each field, compared with the usual one. */
export function fieldStates(contract: DataContract, now: Tally, usual: Tally): FieldState[] {
  return contract.fields.map(({ name }) => {
    const [here, before] = [now.fields.get(name)!, usual.fields.get(name)!];
    const share = { now: here.present / now.records, usual: before.present / usual.records };
    const alarms: FieldAlarm[] = [];
    if (isLess(here.present, now.records, before.present, usual.records)) {
      const absent = now.records - here.present - here.empty;
      const [other, records] = most(here.beside) ?? ['', 0];
      if (records > 0 && records >= mostBeside * absent) alarms.push({ is: 'renamed', name: other, records });
      else alarms.push(share.now === 0 ? { is: 'nothing' } : { is: 'fewer' });
    }
    const unknownCodes = [...here.unknownCodes.values()].reduce((a, b) => a + b, 0);
    const [code, records] = most(here.unknownCodes) ?? ['', 0];
    if (records > 0) alarms.push({ is: 'codes', code, records });
    const moved = distance(here.spread, before.spread);
    if (moved >= mostMoved) alarms.push({ is: 'spread', moved });
    return { field: name, now: share.now, usual: share.usual, unknownCodes, alarms };
  });
}

/** Whether values are there less often than usual, by more than chance explains (three standard errors). */
function isLess(present: number, records: number, usuallyPresent: number, usually: number): boolean {
  if (records === 0 || usually === 0) return false;
  const lost = usuallyPresent / usually - present / records;
  const likely = (usuallyPresent + 1) / (usually + 2);
  return lost > mostLost && lost > 3 * Math.sqrt((likely * (1 - likely)) / records);
}

function most(counts: ReadonlyMap<string, number>): [string, number] | undefined {
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0];
}

/** The share of values that lie in other classes than before (total variation); 0 where too few are there to be compared. */
function distance(now: ReadonlyMap<string, number>, usual: ReadonlyMap<string, number>): number {
  const sum = (of: ReadonlyMap<string, number>) => [...of.values()].reduce((a, b) => a + b, 0);
  const [n, u] = [sum(now), sum(usual)];
  if (n < fewestCompared || u < fewestCompared) return 0;
  const classes = new Set([...now.keys(), ...usual.keys()]);
  return (
    [...classes].reduce((d, one) => d + Math.abs((now.get(one) ?? 0) / n - (usual.get(one) ?? 0) / u), 0) / 2
  );
}
