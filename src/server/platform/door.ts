import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { may, type Platform, type Sender, type Senders } from '../../platform/index.js';
import { languageFor } from '../api/negotiate.js';
import type { Admission } from './admission.js';
import { headersOfProblem } from './answer.js';
import { lengthOf, refuseRest } from './expect.js';
import { IntakeProblem, problemText } from './problem.js';
import type { Refusals } from './refusals.js';

/** Whose token a header `Authorization` has; undefined where it is nobody's. */
export function senderOf(authorization: string | undefined, senders: Senders) {
  const token = /^Bearer ([\w-]+)$/.exec(authorization ?? '')?.[1];
  return token === undefined ? undefined : senders.of(token);
}

/** @throws IntakeProblem where a token does not allow something under a contract, or its member's roles do not */
export function mustBeAllowed({ who, partner }: Sender, right: 'send' | 'erase', contract: string): void {
  if (!may(who, right, { partner, contract })) throw new IntakeProblem('not-allowed');
}

/** The answer to a request for which there is no place. */
export const noPlace = new IntakeProblem('busy', { headers: { 'Retry-After': '1' } });

/** The same, made once. */
const answers = Object.fromEntries(
  (['en', 'zh'] as const).map((lang) => {
    const body = problemText(noPlace, lang);
    const headers = {
      ...headersOfProblem(lang),
      ...noPlace.more.headers,
      'Content-Length': Buffer.byteLength(body),
    };
    return [lang, { headers, body }];
  }),
);

/** What a door knows. */
interface Doorway {
  platform: Platform;
  senders: Senders;
  admission: Admission;
  refusals?: Refusals | undefined;
}

/**
 * Has a server refuse records of partners for which there is no place as soon as their head is read, before anything else is done for
 * them, so that refusing takes next to nothing of what those inside need. All else, and signed requests, are answered by what listened
 * until now.
 *
 * @param refused called for each request that is refused
 */
export function keepDoor(
  server: Server,
  { platform, senders, admission, refusals }: Doorway,
  refused: () => void = () => {},
): void {
  const refusedTo = (incoming: IncomingMessage): Sender | undefined => {
    if (incoming.method !== 'POST' || !/^\/v1\/records(?:\?|$)/.test(incoming.url ?? '')) return undefined;
    const sender = senderOf(incoming.headers.authorization, senders);
    if (!sender) return undefined;
    const hasPlace = !platform.isBusy && admission.hasPlace(sender.partner, lengthOf({ incoming }));
    return hasPlace ? undefined : sender;
  };
  const answer = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const sender = refusedTo(incoming);
    if (!sender) {
      for (const listener of answer) listener(incoming, outgoing);
      return;
    }
    refuseRest({ incoming, outgoing });
    const { headers, body } = answers[languageFor(incoming.headers['accept-language'])]!;
    outgoing.writeHead(503, headers).end(body);
    refusals?.add(sender.partner, noPlace.kind);
    refused();
  });
}
