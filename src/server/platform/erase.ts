import { z } from 'zod';
import { same } from '../../edition/index.js';
import { eventKey, type People, type Platform, writeDown } from '../../platform/index.js';
import { headersOfAnswer } from './answer.js';
import { bodyOf } from './body.js';
import { mustBeAllowed } from './door.js';
import { IntakeProblem } from './problem.js';
import type { Asked } from './route.js';

/** The records to be erased: those with a key, by its values in the order of the contract, or one record of a receipt. */
export const toErase = z.union([
  z.strictObject({
    contract: z.string(),
    key: z.array(z.union([z.string(), z.number(), z.boolean()])).min(1),
  }),
  z.strictObject({ contract: z.string(), event: z.strictObject({ source: z.string(), id: z.string() }) }),
  z.strictObject({ contract: z.string(), receipt: z.string(), line: z.int().positive() }),
]);

const longest = 1 << 16;

/** Erases records at the request of their partner. */
export async function erase(
  { platform, people }: { platform: Platform; people?: People | undefined },
  { request, env, sender, lang, quota }: Asked,
): Promise<Response> {
  const left = await quota.take(sender, 'requests', 1);
  if (request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase() !== 'application/json')
    throw new IntakeProblem('bad-erasure');
  const body = await bodyOf(env.incoming);
  const read = body.length > longest ? undefined : toErase.safeParse(jsonOf(body));
  if (!read?.success)
    throw new IntakeProblem('bad-erasure', read ? { found: same(read.error.issues[0]!.message) } : {});
  const asked = read.data;
  mustBeAllowed(sender, 'erase', asked.contract);
  const whose = { partner: sender.partner, contract: asked.contract };
  const what =
    'key' in asked
      ? { key: `key\n${JSON.stringify(asked.key)}` }
      : 'event' in asked
        ? { key: `event\n${eventKey(asked.event.source, asked.event.id)}` }
        : { receipt: asked.receipt, line: asked.line };
  const { receipt, records } = await platform.erasing.erase(whose, what);
  if (records === 0) throw new IntakeProblem('no-such-record');
  const about = { contract: asked.contract, receipt, records: String(records), token: sender.token };
  if (people)
    writeDown(people, { who: sender.member ?? sender.token, act: 'erased', partner: sender.partner, about });
  return new Response(JSON.stringify({ receipt, contract: asked.contract, records }), {
    headers: { ...headersOfAnswer(lang), ...left },
  });
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
