import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { keptJudgesIn } from './contracts.js';
import { checkFolder } from './ledgerCheck.js';

// On Linux this is for this thread alone: everything else goes before it.
try {
  if (process.platform === 'linux') setPriority(19);
} catch {}

const { folder, keysKept, stop } = workerData as { folder: string; keysKept: number; stop: Int32Array };
const how = { keysSince: () => Date.now() - keysKept, mayGoOn: () => Atomics.load(stop, 0) === 0 };
parentPort!.postMessage(await checkFolder(folder, keptJudgesIn(folder), how));
