import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What else went on while something was measured. */
export interface Busy {
  /** Share of all processors that went to other processes than the measured and the measuring one; NaN where the system does not tell. */
  others: number;
  /** How late timers of the measuring process were, in milliseconds: 99th percentile. */
  late: number;
}

/** Beyond these, times say more of the machine than of the program. */
const most: Busy = { others: 0.1, late: 20 };

/** Begins to watch the machine; what is returned ends it. */
export function watchMachine(measured: ChildProcess): () => Busy {
  const resolution = 10;
  const delays = monitorEventLoopDelay({ resolution });
  const before = clocks(measured);
  delays.enable();
  return () => {
    delays.disable();
    const [busy, all, own] = clocks(measured).map((ticks, i) => ticks - before[i]!) as [
      number,
      number,
      number,
    ];
    return {
      others: Math.max(0, busy - own) / all,
      late: Math.max(0, delays.percentile(99) / 1e6 - resolution),
    };
  };
}

/** Why times that were taken meanwhile are worth nothing; undefined where they are. */
export function doubtOf({ others, late }: Busy): string | undefined {
  const reasons = [
    others > most.others ? `other processes took ${Math.round(100 * others)}% of the processors` : '',
    late > most.late ? `timers here were up to ${Math.round(late)} ms late` : '',
  ].filter(Boolean);
  return reasons.length > 0 ? reasons.join(', ') : undefined;
}

/** Ticks of all processors in use and in all, and those of both processes. */
function clocks(measured: ChildProcess): [busy: number, all: number, own: number] {
  if (!existsSync('/proc/stat')) return [Number.NaN, Number.NaN, Number.NaN];
  const [, ...fields] = readFileSync('/proc/stat', 'utf8').split('\n')[0]!.split(/\s+/);
  const ticks = fields.slice(0, 8).map(Number);
  const all = ticks.reduce((sum, n) => sum + n, 0);
  const [, , , idle = 0, waiting = 0] = ticks;
  return [all - idle - waiting, all, (processorOf(measured.pid) + processorOf(process.pid)) / 10];
}

/** Milliseconds of the processor that a process has used; 0 where the system does not tell. */
export function processorOf(pid: number | undefined): number {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return 0;
  const fields = readFileSync(stat, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
}
