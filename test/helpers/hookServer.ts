import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as a partner receives it. */
export interface Received {
  id: string;
  body: { type: string; timestamp: string; data: Record<string, unknown> };
  text: string;
  headers: IncomingHttpHeaders;
}

/** The server of a partner, which answers with a status that can be changed. */
export async function hookServer() {
  const received: Received[] = [];
  const answer = { status: 204, headers: {} as Record<string, string> };
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    if (answer.status < 300)
      received.push({
        id: `${request.headers['webhook-id']}`,
        body: JSON.parse(text),
        text,
        headers: request.headers,
      });
    response.writeHead(answer.status, answer.headers).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return { url, received, answer, close: () => new Promise((done) => server.close(done)) };
}

/** The signature of a message, computed from the text of the convention with no library. */
export const signatureOf = (secret: string, { id, text, headers }: Received): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
    .update(`${id}.${headers['webhook-timestamp']}.${text}`)
    .digest('base64')}`;
