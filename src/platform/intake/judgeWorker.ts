import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { keptJudgesIn } from './contracts.js';
import { JudgeSteps, type Step } from './judgeSteps.js';
import type { Answer } from './judgeThread.js';
import { Ledger } from './ledger.js';
import { ledgerFile, logFolder } from './places.js';

// On Linux this is for this thread alone: what was acknowledged can wait, whoever sends cannot. Where it is not allowed, all stays as it is.
try {
  if (process.platform === 'linux') setPriority(10);
} catch {}

const { folder } = workerData as { folder: string };
const ledger = new Ledger(ledgerFile(folder));
const steps = new JudgeSteps(ledger, keptJudgesIn(folder), logFolder(folder));
const port = parentPort!;

port.on('message', (step: Step | 'end') => {
  if (step === 'end') {
    steps.close();
    ledger.close();
    port.close();
    return;
  }
  port.postMessage(answerOf(step));
});

function answerOf(step: Step): Answer {
  try {
    return { done: steps.step(step) };
  } catch (error) {
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { fault, errcode: (error as { errcode?: number }).errcode };
  }
}
