import { Computing } from './computing.js';
import type { StudioReply, StudioRequest } from './messages.js';
import type { DroppedSheet } from './sheet.js';

let sheet: Promise<DroppedSheet> | undefined;

/** The engine in a worker: requests are answered one after the other, in the order in which they come. */
let computing = new Computing();

/** The map that the page has. */
let given: object | undefined;

const say = (reply: StudioReply) => postMessage(reply);

/** Reads a spreadsheet; what is needed for that is loaded when the first one comes. */
async function readSheet({
  turn,
  opened,
  answers,
  recipe,
  edition,
  name,
}: StudioRequest & { ask: 'sheet' }): Promise<void> {
  const { DroppedSheet } = await import('./sheet.js');
  if (opened) sheet = DroppedSheet.open(opened.file, opened.bytes);
  const read = await (await sheet)?.under(answers, recipe, edition, name);
  if (read) say({ is: 'sheet', turn, read });
}

async function answer(question: StudioRequest): Promise<void> {
  if (question.ask === 'begin') {
    computing = new Computing(question.measured);
    return;
  }
  if (question.ask === 'sheet') return readSheet(question);
  const { turn } = question;
  if (question.ask === 'read') {
    const { map, ...read } = await computing.read(question.files, question.isSaved);
    const isOther = read.plan !== undefined && map !== given;
    if (isOther) given = map;
    return say({ is: 'read', turn, ...read, ...(isOther ? { map: map ?? null } : {}) });
  }
  if (question.ask === 'try') {
    const { id, files, period } = question;
    return say({ is: 'tried', turn, id, consequence: await computing.tried(files, period) });
  }
  if (question.ask === 'vet')
    return say({ is: 'vetted', turn, problems: computing.problemsOf(question.files) });
  if (question.ask === 'standing') {
    const standing = computing.standing(question.period, question.shares);
    if (standing) say({ is: 'standing', turn, standing });
    return;
  }
  if (question.ask === 'judge') return say({ is: 'judged', turn, findings: computing.judged() ?? [] });
  if (question.ask === 'audit')
    return say({ is: 'audited', turn, objections: computing.audited(question.period) ?? [] });
  if (question.ask === 'ranges') {
    const isWanted = newest;
    const ranges = await computing.ranges(question.period, async () => {
      await new Promise((resolve) => setTimeout(resolve));
      return newest === isWanted;
    });
    return say({ is: 'ranges', turn, ...(ranges ? { ranges } : {}) });
  }
  const stability = computing.stability(question.period);
  if (stability) say({ is: 'stability', turn, stability });
}

/** Counts the requests for which a long study is interrupted. */
let newest = 0;

let last: Promise<void> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<StudioRequest>) => {
  if (data.ask === 'read' || data.ask === 'standing') newest++;
  last = last
    .then(() => answer(data))
    .catch((error: unknown) => {
      say({ is: 'trouble', text: error instanceof Error ? error.message : String(error) });
    });
});
