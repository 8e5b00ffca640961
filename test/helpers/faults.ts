import fs, { type promises } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** A fault of the file system: the code of the error, whether it stays, and whether half of what is written arrives. */
export interface Fault {
  code: 'EIO' | 'ENOSPC' | 'EMFILE';
  lasting: boolean;
  short?: boolean;
}

export const faults: readonly Fault[] = [
  ...(['EIO', 'ENOSPC', 'EMFILE'] as const).flatMap((code) => [
    { code, lasting: false },
    { code, lasting: true },
  ]),
  { code: 'ENOSPC', lasting: false, short: true },
];

/** A fault in words. */
export const faultName = ({ code, lasting, short }: Fault) =>
  `${short ? 'a short write, then ' : ''}${code} ${lasting ? 'from then on' : 'once'}`;

const writing = ['writeFile'] as const;
const calls = [
  'open',
  'writeFile',
  'rename',
  'mkdir',
  'readFile',
  'readdir',
  'rm',
  'copyFile',
  'link',
  'symlink',
  'unlink',
] as const;
const callsOfFiles = ['writeFile', 'write', 'sync', 'chmod', 'read', 'readFile'] as const;

type Call = (...args: unknown[]) => Promise<unknown>;

/** Lets the n-th call of the file system fail; says what came of it and which calls there were. */
export async function withFault(
  n: number,
  fault: Fault,
  work: () => Promise<unknown>,
): Promise<{ error: unknown; reached: boolean; calls: string[] }> {
  const made: string[] = [];
  const failing = (name: string, call: Call, contentAt: number): Call =>
    async function (this: unknown, ...args) {
      const isWrite = (writing as readonly string[]).includes(name);
      if (fault.short && !isWrite) return Reflect.apply(call, this, args);
      const count = made.push(name);
      if (count !== n && !(fault.lasting && count > n)) return Reflect.apply(call, this, args);
      if (fault.short) {
        const content = Buffer.from(args[contentAt] as string | Uint8Array);
        const half = args.with(contentAt, content.subarray(0, content.length / 2));
        await Reflect.apply(call, this, half);
      }
      throw Object.assign(new Error(`${fault.code}: ${name}`), { code: fault.code });
    };
  const ofFiles = await handles();
  const undo = [
    ...calls.map((name) => replaced(fs.promises, name, (call) => failing(name, call, 1))),
    ...callsOfFiles.map((name) => replaced(ofFiles, name, (call) => failing(name, call, 0))),
  ];
  syncBuiltinESMExports();
  try {
    const error: unknown = await work().then(
      () => undefined,
      (e: unknown) => e,
    );
    return { error, reached: made.length >= n, calls: made };
  } finally {
    for (const back of undo) back();
    syncBuiltinESMExports();
  }
}

/** What all open files inherit their calls from. */
async function handles(): Promise<promises.FileHandle> {
  const handle = await fs.promises.open('/dev/null');
  await handle.close();
  return Object.getPrototypeOf(handle) as promises.FileHandle;
}

function replaced<T extends object>(of: T, name: keyof T, by: (call: Call) => Call): () => void {
  const real = of[name];
  of[name] = by(real as Call) as T[keyof T];
  return () => {
    of[name] = real;
  };
}
