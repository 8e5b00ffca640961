import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { problemText, UserError } from '../../../src/edition/index.js';
import { IdentityProvider } from '../../../src/server/console/provider.js';

let server: Server | undefined;
let sent = 0;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Sends JSON without an end, as quickly as it is read. */
function endless(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.write('{"issuer":"');
  const part = Buffer.alloc(1 << 16, 'a');
  const more = () => {
    while (!response.destroyed && sent < 1 << 28) {
      sent += part.length;
      if (!response.write(part)) return;
    }
  };
  response.on('drain', more);
  more();
}

/** A provider one of whose answers has no end. */
async function provider(which: string): Promise<IdentityProvider> {
  sent = 0;
  const made = createServer((request, response) => {
    if (request.url!.includes(which)) return endless(response);
    const { port } = made.address() as AddressInfo;
    const issuer = `http://127.0.0.1:${port}`;
    response.setHeader('Content-Type', 'application/json');
    const tokens = { access_token: 'x', token_type: 'bearer', id_token: 'a.b.c' };
    const metadata = {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
    };
    response.end(JSON.stringify(request.url === '/token' ? tokens : metadata));
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const { port } = made.address() as AddressInfo;
  return new IdentityProvider({ issuer: `http://127.0.0.1:${port}`, client: 'x' }, undefined);
}

it.each(['openid-configuration', 'token'])(
  'reads no more than some MB of an answer without an end (%s), and says so to the operator',
  async (which) => {
    const asked = await provider(which);
    const returnTo = 'http://127.0.0.1:1/console/returned';
    const refused = await asked
      .begin(returnTo)
      .then(({ begun }) => asked.end(new URL(`${returnTo}?code=x&state=${begun.state}`), begun))
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UserError);
    expect(problemText((refused as UserError).problems[0]!, 'en')).toContain('TOO_LARGE');
    expect(sent).toBeLessThan(1 << 25);
  },
);
