import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Site } from '../server/index.js';

/**
 * Shuts a site down at the first signal, after its requests in progress; at once at the second. It is shut down, too, when the process
 * of npm or npx that started this one has ended: npm passes signals to a shell, which ends without passing them on.
 */
export function closeOnSignal(site: Pick<Site, 'close'>): void {
  const signals = ['SIGTERM', 'SIGINT'] as const;
  const npm = npmAbove();
  const watch = setInterval(() => {
    if (npm !== undefined && !isRunning(npm)) close();
  }, 500).unref();
  const close = () => {
    clearInterval(watch);
    for (const signal of signals) process.removeListener(signal, close);
    void site.close().then(() => process.exit());
  };
  for (const signal of signals) process.once(signal, close);
}

/** The process of npm that started this one, by itself or by a shell; undefined where none did. */
function npmAbove(): number | undefined {
  const parent = processOf(process.ppid);
  if (parent === undefined || isNpm(parent.name)) return parent && process.ppid;
  return isNpm(processOf(parent.parent)?.name) ? parent.parent : undefined;
}

/** npm calls its process what it does: `npm exec iplus serve`, `npm start`. */
const isNpm = (name: string | undefined) => name !== undefined && /^npm\b/.test(name);

/** The name of a process and the number of its parent; undefined where the system does not tell. */
function processOf(pid: number): { name: string; parent: number } | undefined {
  try {
    const isLinux = process.platform === 'linux';
    const told = isLinux
      ? readFileSync(`/proc/${pid}/stat`, 'utf8')
      : execFileSync('ps', ['-o', 'ppid=,command=', '-p', `${pid}`], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        });
    const parts = isLinux ? /\((?<name>.*)\) \S (?<parent>\d+)/s : /(?<parent>\d+)\s+(?<name>.*)/;
    const found = parts.exec(told)?.groups;
    return found && { name: found['name']!, parent: Number(found['parent']) };
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
