import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody whom the identity provider knows. */
export interface Account {
  email?: string;
  email_verified?: boolean;
}

/** The client that the site is to the provider. */
export const siteAsClient = { client: 'iplus-console', secret: 'a secret of thirty-two characters' };

/** A new key, as the provider keeps it: private, as a JWK. */
export function newJwk(kid: string): Record<string, string> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    ...(privateKey.export({ format: 'jwk' }) as Record<string, string>),
    kid,
    alg: 'RS256',
    use: 'sig',
  };
}

export interface RunningProvider {
  issuer: string;
  accounts: Map<string, Account>;
  /** Changes the answer to the next code, as a provider that lies, or somebody between it and the site. */
  lies: ((tokens: Record<string, string>) => Record<string, string>) | undefined;
  /** What was asked of the provider. */
  asked: { path: string; method: string }[];
  close: () => Promise<void>;
}

/** Runs an identity provider: `oidc-provider`, which is certified, with its pages for development. */
export async function identityProvider(returnTo: readonly string[]): Promise<RunningProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const running: RunningProvider = {
    issuer,
    accounts: new Map(),
    lies: undefined,
    asked: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const { info, warn } = console;
  console.info = console.warn = () => {}; // It warns of its pages for development, which are what is wanted here.
  const { default: Provider } = await import('oidc-provider');
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: siteAsClient.client,
        client_secret: siteAsClient.secret,
        redirect_uris: [...returnTo],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    cookies: { keys: ['a key of the cookies'] },
    jwks: { keys: [newJwk('first')] },
    claims: { email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    ttl: { Interaction: 60, Session: 60, Grant: 60, AccessToken: 60, IdToken: 60 },
    features: { devInteractions: { enabled: true } },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, ...running.accounts.get(sub) }),
    }),
  });
  Object.assign(console, { info, warn });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    running.asked.push({ path: request.url!, method: request.method! });
    if (running.lies && request.url === '/token') {
      const lie = running.lies;
      running.lies = undefined;
      const end = response.end.bind(response) as (text: string) => typeof response;
      response.end = ((text: Buffer | string) => {
        const changed = JSON.stringify(lie(JSON.parse(String(text)) as Record<string, string>));
        response.removeHeader('Content-Length');
        return end(changed);
      }) as typeof response.end;
    }
    void answer(request, response);
  });
  return running;
}

/** A browser without pages: it keeps cookies, and follows to other addresses. */
export class Visitor {
  readonly #cookies = new Map<string, Map<string, string>>();

  cookies(url: URL): Map<string, string> {
    const jar = this.#cookies.get(url.host) ?? new Map<string, string>();
    this.#cookies.set(url.host, jar);
    return jar;
  }

  /** One request, not followed. */
  async ask(at: string | URL, init: RequestInit = {}): Promise<Response> {
    const url = new URL(at);
    const jar = this.cookies(url);
    const Cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', ...init, headers: { Cookie, ...init.headers } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name!);
      else jar.set(name!, value!);
    }
    return answer;
  }

  /** From the button of the site to the address to which the provider sends people back. */
  async atProvider(logIn: string | URL, login: string, does: 'agree' | 'abort' = 'agree'): Promise<URL> {
    const { origin } = new URL(logIn);
    let answer = await this.ask(logIn);
    for (let i = 0; i < 20; i++) {
      const to = new URL(answer.headers.get('Location')!, answer.url);
      if (to.origin === origin) return to;
      answer = await this.ask(to);
      if (answer.headers.get('Location')) continue;
      const html = await answer.text();
      const [, submit] = /<form[^>]*action="([^"]+)"/.exec(html)!;
      const [, prompt] = /name="prompt" value="(\w+)"/.exec(html)!;
      answer =
        does === 'abort'
          ? await this.ask(`${submit}/abort`.replace(/(?<=[^/])\/\/abort/, '/abort'))
          : await this.ask(submit!, {
              method: 'POST',
              body: new URLSearchParams({ prompt: prompt!, login, password: 'x' }),
            });
    }
    throw new Error('the provider leads nowhere');
  }
}
