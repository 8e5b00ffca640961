import type { IncomingMessage, Server, ServerResponse } from 'node:http';

interface Exchange {
  incoming: IncomingMessage;
  outgoing: Pick<ServerResponse, 'writeContinue' | 'setHeader'>;
}

/** Requests whose senders wait to be asked for the body (`Expect: 100-continue`). */
const waiting = new WeakSet<IncomingMessage>();

/**
 * Has requests with records answered before their senders are asked for the body, where they wait to be asked: what is refused is then
 * never sent. All others are asked at once.
 */
export function askLater(server: Server): void {
  server.on('checkContinue', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (/^\/v1\/records(?:\?|$)/.test(incoming.url ?? '')) waiting.add(incoming);
    else outgoing.writeContinue();
    server.emit('request', incoming, outgoing);
  });
}

/** Asks the sender of a request for its body, where it waits for that. */
export function letSend({ incoming, outgoing }: Exchange): void {
  if (waiting.delete(incoming)) outgoing.writeContinue();
}

/**
 * Before a refusal: the connection of a sender that was not asked for the body ends with the answer, since nobody knows whether the body
 * comes. What others are still sending is read and dropped by the server, so that they hear the answer and no broken connection.
 */
export function refuseRest({ incoming, outgoing }: Exchange): void {
  if (waiting.delete(incoming)) outgoing.setHeader('Connection', 'close');
}

/** Bytes of a body as they are sent, where the request says so. */
export function lengthOf({ incoming }: Pick<Exchange, 'incoming'>): number | undefined {
  const length = incoming.headers['content-length'];
  return length === undefined ? undefined : Number(length);
}
