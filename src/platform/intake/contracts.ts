import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../edition/index.js';
import { compareVersions } from '../contract/compareContracts.js';
import type { DataContract } from '../contract/contract.js';
import { judgeOf, type SentRecord } from '../contract/judge.js';
import { plainJudgeOf } from '../contract/plainJudge.js';
import { readContract } from '../contract/readContract.js';
import { whyOf } from './asideReasons.js';
import type { Judge, Judges, Verdict } from './judge.js';
import { intakeProblems } from './problems.js';

/** The contracts in the folder `contracts` of a platform: every version a file. @throws UserError with every problem of them */
export function contractsIn(folder: string): DataContract[] {
  const at = join(folder, 'contracts');
  const files = existsSync(at) ? readdirSync(at).filter((name) => /\.ya?ml$/.test(name)) : [];
  const read = files
    .sort()
    .map((name) => ({ name, ...readContract(name, readFileSync(join(at, name), 'utf8')) }));
  const problems = read.flatMap(({ problems }) => problems);
  if (problems.length > 0) throw new UserError(problems);
  const seen = new Map<string, string>();
  for (const { name, contract } of read) {
    const version = `${contract!.id} ${contract!.version}`;
    if (seen.has(version))
      throw new UserError([intakeProblems.sameVersionTwice(name, version, seen.get(version)!)]);
    seen.set(version, name);
  }
  return read.map(({ contract }) => contract!);
}

/** The judges of the contracts of a platform; the current version of each is the highest. @throws UserError */
export function judgesIn(folder: string): Judges {
  const versions = new Map<string, Judge[]>();
  for (const contract of contractsIn(folder)) {
    versions.set(contract.id, [...(versions.get(contract.id) ?? []), judgeFor(contract)]);
  }
  for (const judges of versions.values()) judges.sort((a, b) => compareVersions(a.version, b.version));
  return {
    folder,
    names: () => [...versions.keys()],
    current: (contract) => versions.get(contract)?.at(-1),
    of: (contract, version) => versions.get(contract)?.find((judge) => judge.version === version),
  };
}

function judgeFor(contract: DataContract): Judge {
  const isLate = latenessOf(contract);
  const json = judgeOf(contract, 'json');
  const text = judgeOf(contract, 'text');
  const plain = plainJudgeOf(contract);
  return {
    contract: contract.id,
    version: contract.version,
    judge(record, { received, isText }): Verdict {
      const { reasons, key } = (isText ? text : json)(record);
      if (reasons.length > 0) return { is: 'quarantined', why: reasons.map(whyOf) };
      return { is: 'stored', key: key!, late: isLate((record as SentRecord)[contract.time], received) };
    },
    plain:
      plain &&
      ((text, from, to, received) => {
        const found = plain(text, from, to);
        return found && { is: 'stored', key: found.key, late: isLate(found.time, received) };
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
