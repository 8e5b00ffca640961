import type { Plan } from '../../edition/index.js';
import { buildIndex, solverFor } from '../../engine/index.js';
import { verify } from '../../packages/index.js';
import { countsOf, indexFiles, readPanel } from '../../release/index.js';
import type { VerifyReply, VerifyRequest } from './messages.js';

const say = (reply: VerifyReply) => postMessage(reply);

/** Verifies a release, and then calculates its index again from the bytes that were verified. */
async function answer({ from, ...trusted }: VerifyRequest): Promise<void> {
  const begun = performance.now();
  const kept = new Map<string, Uint8Array>();
  const { id, checks } = await verify(from, {
    ...trusted,
    get: (url) => fetchedOnce(String(url), kept),
    progress: (done, of, file) => say({ is: 'file', file, done, of }),
  });
  say({ is: 'computing' });
  const trouble = await recompute((path) => kept.get(`${from}release/${path}`) ?? kept.get(from + path)).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const milliseconds = performance.now() - begun;
  say({ is: 'done', id, checks, milliseconds, ...(trouble !== undefined && { trouble }) });
}

/** Fetches a file and keeps its bytes: they are calculated with, whatever the server would send later. */
async function fetchedOnce(url: string, kept: Map<string, Uint8Array>): Promise<Response> {
  const response = await fetch(url, { cache: 'no-cache' });
  if (!response.ok) return response;
  const bytes = new Uint8Array(await response.arrayBuffer());
  kept.set(url, bytes);
  return new Response(bytes);
}

/** Says of each file of the index whether it comes out the same from plan and panel. */
async function recompute(bytesOf: (path: string) => Uint8Array | undefined): Promise<void> {
  const [ofPlan, ofPanel] = [bytesOf('plan.json'), bytesOf('panel.parquet')];
  if (!ofPlan || !ofPanel) throw new Error('plan.json, panel.parquet');
  const plan = JSON.parse(new TextDecoder().decode(ofPlan)) as Plan;
  const { panel, ...records } = await readPanel(ofPanel, plan);
  const index = buildIndex(plan, panel, await solverFor(plan.nodes));
  const compare = ({ path, content }: { path: string; content: string | Uint8Array }) => {
    const there = bytesOf(path);
    const made = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const isRecomputed = there !== undefined && isSame(there, made);
    say({ is: 'file', file: { path, isRecomputed }, done: 0, of: 0 });
  };
  indexFiles({ plan, panel, index }, countsOf({ plan, panel, ...records })).forEach(compare);
}

const isSame = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, n) => byte === b[n]);

addEventListener('message', ({ data }: MessageEvent<VerifyRequest>) => {
  answer(data).catch((error: unknown) =>
    say({ is: 'trouble', text: error instanceof Error ? error.message : String(error) }),
  );
});
