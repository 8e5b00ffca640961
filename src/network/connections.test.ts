import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { limitConnections } from './connections.js';

let server: Server | undefined;
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server?.closeAllConnections();
  server?.close();
});

async function limited(
  most: number,
  answer = (response: ServerResponse): unknown => response.end('ok'),
): Promise<number> {
  const made = createServer((request, response) => request.resume().on('end', () => answer(response)));
  limitConnections(made, most);
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return (made.address() as AddressInfo).port;
}

/** Opens a connection, sends some text, and collects what comes back until it ends or a text is there. */
function sent(port: number, text: string, until = '\r\n\r\nok'): Promise<string> {
  return new Promise((resolve) => {
    let got = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    sockets.push(socket);
    socket.on('error', () => {});
    socket.on('data', (part) => {
      got += part;
      if (got.includes(until)) resolve(got);
    });
    socket.on('close', () => resolve(got));
  });
}

const whole = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
const unfinished = {
  nothing: '',
  'half of the head': 'GET / HTTP/1.1\r\nHost:',
  'half of the body': 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab',
  'a whole request before, and nothing after it': whole,
};

it.each(Object.entries(unfinished))(
  'answers whole requests of an address whose other connections have sent %s',
  async (_, text) => {
    const port = await limited(5);
    const waiting = Array.from({ length: 12 }, () => sent(port, text, 'never'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (let i = 0; i < 3; i++) expect(await sent(port, whole)).toMatch(/^HTTP\/1\.1 200 .*ok$/s);
    const open = await new Promise((resolve) => server!.getConnections((_error, count) => resolve(count)));
    expect(open).toBeLessThanOrEqual(5);
    server!.closeAllConnections();
    await Promise.all(waiting);
  },
);

it('closes no connection whose request is being answered', async () => {
  const held: (() => void)[] = [];
  const port = await limited(3, (response) => held.push(() => response.end('ok')));
  const answers = Array.from({ length: 3 }, () => sent(port, whole));
  while (held.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await sent(port, whole)).toBe('');
  for (const end of held) end();
  for (const answer of await Promise.all(answers)) expect(answer).toContain('200 OK');
});
