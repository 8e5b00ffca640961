import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundledProgram } from './bundled.js';
import { root } from './editions.js';
import { filesBelow } from './folders.js';

const main = await bundledProgram();

const calls =
  'openat,write,pwrite64,writev,pwritev,ftruncate,fallocate,copy_file_range,sendfile,fsync,fdatasync,rename,renameat,renameat2,mkdir,mkdirat,symlink,symlinkat,link,linkat,unlink,unlinkat,rmdir';

export interface Traced {
  code: number | null;
  err: string;
  /** What a power cut could take although a name already led to it, in the order it was found. */
  lost: string[];
  /** What a power cut after the end could take. */
  lostAtEnd: string[];
  /** The final names in the order they were given, with what below the folder was not on the disk at that time. */
  named: { path: string; pending: string[] }[];
}

/** Runs `iplus` under strace, and follows what of a folder is on the disk at every step. */
export function traced(
  folder: string,
  args: readonly string[],
  { env = {}, node = [] }: { env?: Record<string, string>; node?: readonly string[] } = {},
): Traced {
  const known = filesBelow(folder).map((path) => join(folder, path));
  const file = join(folder, '..', `trace-${process.pid}`);
  // Only the calls asked for stop the process.
  const strace = ['-f', '--seccomp-bpf', '-y', '-s', '0', '-o', file];
  const only = ['-e', `trace=${calls}`, '-e', 'signal=none'];
  const { status, stderr } = spawnSync(
    'strace',
    [...strace, ...only, process.execPath, ...node, main, ...args],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, LANG: 'C', ...env },
    },
  );
  return { code: status, err: stderr, ...followed(readFileSync(file, 'utf8'), folder, known) };
}

interface Call {
  name: string;
  text: string;
  start: number;
  end: number;
}

/** The calls of a trace, each with the lines at which it began and ended; failed ones are left out. */
function callsOf(trace: string): Call[] {
  const open = new Map<string, { text: string; start: number }>();
  const found: Call[] = [];
  for (const [line, whole] of trace.split('\n').entries()) {
    const [, pid, rest] = /^(\d+) +(.*)$/.exec(whole) ?? [];
    if (pid === undefined) continue;
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest!);
    const begun = resumed ? open.get(pid) : undefined;
    const text = begun ? begun.text + resumed![1]! : rest!;
    if (text.endsWith('<unfinished ...>')) {
      open.set(pid, { text: text.slice(0, -'<unfinished ...>'.length), start: line });
      continue;
    }
    const name = /^(\w+)\(/.exec(text)?.[1];
    if (name && / = \d/.test(text)) found.push({ name, text, start: begun?.start ?? line, end: line });
  }
  return found;
}

const writing = ['write', 'pwrite64', 'writev', 'pwritev', 'ftruncate', 'fallocate', 'sendfile'];

/** What of a folder is on the disk, call by call. A name or content counts from the end of a sync that began after it. */
function followed(trace: string, folder: string, known: readonly string[]): Omit<Traced, 'code' | 'err'> {
  const exists = new Set(known);
  const content = new Map<string, number>();
  const names = new Map<string, number>();
  const [lost, named]: [string[], Traced['named']] = [[], []];
  const inside = (path: string) => path.startsWith(`${folder}/`);
  const below = (path: string, at: string) => path === at || path.startsWith(`${at}/`);
  const pendingAt = (at: string) => [
    ...[...content.keys()].filter((path) => below(path, at)).map((path) => `content of ${path}`),
    ...[...names.keys()].filter((path) => path !== at && below(path, at)).map((path) => `name of ${path}`),
  ];
  for (const { name, text, start, end } of callsOf(trace)) {
    const opened = [...text.matchAll(/\d+<([^<>]+)>/g)].map(([, path]) => path!);
    const paths = [...text.matchAll(/"([^"]*)"/g)].map(([, path]) => path!).filter(inside);
    if (name === 'openat' && text.includes('O_CREAT') && opened.length > 0) {
      const path = opened.at(-1)!;
      if (!inside(path)) continue;
      if (!exists.has(path)) names.set(path, end);
      if (!exists.has(path) || text.includes('O_TRUNC')) content.set(path, end);
      exists.add(path);
    } else if (writing.includes(name) && inside(opened[0] ?? '')) content.set(opened[0]!, end);
    else if (name === 'copy_file_range' && inside(opened[1] ?? '')) content.set(opened[1]!, end);
    else if (name === 'fsync' || name === 'fdatasync') {
      const at = opened[0]!;
      if ((content.get(at) ?? end) < start) content.delete(at);
      for (const [path, since] of names) if (dirname(path) === at && since < start) names.delete(path);
    } else if (name.startsWith('rename') && paths.length === 2) {
      const [from, to] = paths as [string, string];
      lost.push(...pendingAt(from).map((what) => `${what} when it became ${to}`));
      named.push({ path: to, pending: pendingAt(folder).filter((what) => !what.endsWith(` ${from}`)) });
      for (const map of [content, names]) {
        for (const [path, since] of map) {
          if (!below(path, from)) continue;
          map.delete(path);
          map.set(to + path.slice(from.length), since);
        }
      }
      names.set(to, end);
      for (const path of [...exists].filter((path) => below(path, from)))
        exists.add(to + path.slice(from.length));
    } else if (/^(?:mkdir|symlink|link)/.test(name) && paths.length > 0) names.set(paths.at(-1)!, end);
    else if (/^(?:unlink|rmdir)/.test(name) && paths.length > 0) {
      for (const map of [content, names]) map.delete(paths[0]!);
      exists.delete(paths[0]!);
    }
  }
  return { lost, lostAtEnd: pendingAt(folder), named };
}
