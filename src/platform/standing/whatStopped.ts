import type { Text } from '../../edition/index.js';
import { isAge, type Matter, type MatterName, matters } from './matters.js';

/**
 * Where the state of a platform is read. Of an age: the moment from which it counts, in milliseconds since 1970, or undefined where all
 * is as it should be. Of others: the number. A matter without an entry is not applicable here, such as copies without a storage.
 */
export interface Sources {
  now: number;
  of: Partial<Record<Exclude<MatterName, 'reading'>, () => number | undefined>>;
  /** When the limit of a matter that is no age was first seen to be passed; undefined where that is not known. */
  since: (name: MatterName) => number | undefined;
}

/** The state of one matter: `value` as its metric has it, NaN where it could not be read. */
export interface Reading {
  matter: Matter;
  value: number;
  since?: number | undefined;
}

/** Something that has stopped. */
export interface Stopped {
  name: MatterName;
  what: Text;
  /** In milliseconds since 1970; absent where that is not known. */
  since?: number | undefined;
  todo: Text;
}

/** Reads all that is applicable. A fault of one is kept to that one. */
export function readingsOf({ now, of, since }: Sources): Reading[] {
  const readings = matters.flatMap((matter): Reading[] => {
    const read = matter.name === 'reading' ? undefined : of[matter.name];
    if (!read) return [];
    try {
      const found = read();
      if (!isAge(matter)) return [{ matter, value: found ?? 0, since: since(matter.name) }];
      return [{ matter, value: found === undefined ? 0 : Math.max(0, now - found) / 1000, since: found }];
    } catch {
      return [{ matter, value: Number.NaN }];
    }
  });
  const unread = readings.filter(({ value }) => Number.isNaN(value)).length;
  const matter = matters.find(({ name }) => name === 'reading')!;
  return [...readings, { matter, value: unread, since: since('reading') }];
}

/** Whether a matter is beyond its limit. */
export const isStopped = ({ matter: { beyond, limit }, value }: Reading): boolean =>
  beyond === 'above' ? value > limit : value < limit;

/** What has stopped, since when, and what to do about it. */
export const whatStopped = (readings: readonly Reading[]): Stopped[] =>
  readings.filter(isStopped).map(({ matter: { name, what, todo }, since }) => ({ name, what, since, todo }));

/** How many things have stopped, in a sentence. */
export const standingHeadline = (stopped: number, all: number): Text =>
  stopped === 0
    ? { en: `Nothing has stopped (${all} things looked at).`, zh: `一切正常（共检查 ${all} 项）。` }
    : {
        en: `Stopped: ${stopped} of ${all} things looked at.`,
        zh: `共检查 ${all} 项，其中 ${stopped} 项已停止或异常。`,
      };

/** Since when something has stopped. */
export function sinceText(at: number | undefined): Text {
  if (at === undefined) return { en: 'since: not known', zh: '起始时间：不详' };
  const moment = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  return { en: `since ${moment} UTC`, zh: `自 ${moment}（UTC）起` };
}
