import type { DataContract } from '../contract/contract.js';
import { judgeOf, type SentRecord } from '../contract/judge.js';
import { plainJudgeOf } from '../contract/plainJudge.js';
import { aheadOf } from '../contract/timeWindow.js';
import { whyOf } from './asideReasons.js';
import type { Judge, Verdict } from './judge.js';

/** The judge of one version of a contract. */
export function judgeFor(contract: DataContract): Judge {
  const isLate = latenessOf(contract);
  const json = judgeOf(contract, 'json');
  const text = judgeOf(contract, 'text');
  const plain = plainJudgeOf(contract);
  const isAhead = aheadOf(contract);
  return {
    contract: contract.id,
    version: contract.version,
    fields: contract.key,
    keptDays: contract.retentionDays,
    dates: Object.fromEntries(
      contract.fields.flatMap(({ name, type, limits: { format = 'yyyy-MM-dd' } }) =>
        type === 'date' ? [[name, format.length]] : [],
      ),
    ),
    judge(record, { received, isText }): Verdict {
      const { reasons, key } = (isText ? text : json)(record, received);
      if (reasons.length > 0) return { is: 'quarantined', why: reasons.map(whyOf) };
      return { is: 'stored', key: key!, late: isLate((record as SentRecord)[contract.time], received) };
    },
    plain:
      plain &&
      ((body, from, to, received) => {
        const found = plain(body, from, to);
        // The other judge says why.
        if (!found || isAhead(found.time, received)) return undefined;
        return { key: found.key, late: isLate(found.time, received) };
      }),
  };
}

const hour = 3_600_000;

/** Whether a record came later after the end of its day, month or year than the contract allows (its latency). */
function latenessOf({ latencyHours }: DataContract): (time: unknown, received: number) => boolean {
  if (latencyHours === undefined) return () => false;
  // Records that follow one another are often of the same day.
  let last: { text: string; end: number | undefined } = { text: '', end: undefined };
  return (time, received) => {
    const text = String(time);
    if (text !== last.text) last = { text, end: endOf(text) };
    return last.end !== undefined && received > last.end + latencyHours * hour;
  };
}

/** The end of a day, month or year, or a moment, in milliseconds; days are those of UTC. */
function endOf(text: string): number | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text) ?? [];
  if (year === undefined) {
    const moment = Date.parse(text);
    return Number.isNaN(moment) ? undefined : moment;
  }
  if (month === undefined) return Date.UTC(Number(year) + 1, 0, 1);
  return day === undefined
    ? Date.UTC(Number(year), Number(month), 1)
    : Date.UTC(Number(year), Number(month) - 1, Number(day) + 1);
}
