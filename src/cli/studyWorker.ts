import { parentPort, workerData } from 'node:worker_threads';
import { replicatePartMaker, replicator, type Study, solverOf } from '../analysis/index.js';
import { UserError } from '../edition/index.js';
import type { PartRange, WorkerReply } from './studyPool.js';

/** A worker of a study: receives ranges of parts and returns their results. */
const study = workerData as Study;
const port = parentPort!;
const solve = await solverOf(study);
let doPart: ReturnType<typeof replicatePartMaker> | undefined;

port.on('message', ([from, to]: PartRange) => {
  const answer = answerTo(from, to);
  if ('part' in answer) {
    const { ranks, groups, outputs } = answer.part;
    port.postMessage(answer, [
      ranks.buffer,
      ...groups.map((of) => of.buffer),
      ...outputs.map((s) => s.buffer),
    ]);
  } else port.postMessage(answer);
});

function answerTo(from: number, to: number): WorkerReply {
  try {
    doPart ??= replicatePartMaker(replicator(study, undefined, solve), study);
    return { part: doPart(from, to) };
  } catch (error) {
    if (error instanceof UserError) return { problems: error.problems };
    throw error;
  }
}
