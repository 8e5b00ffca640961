import { createHmac, timingSafeEqual } from 'node:crypto';
import { sessionLife } from '../../platform/index.js';
import { ConsoleProblem } from './asked.js';

/** The name of the cookie; with TLS one that other hosts and plain connections cannot set. */
const cookieName = (of: string, isSecure: boolean) => `${isSecure ? '__Host-' : ''}iplus-${of}`;

const cookiePlace = (isSecure: boolean) => (isSecure ? 'Path=/; Secure' : 'Path=/console');

/** The secret of a session, as the browser sent it. */
export const sessionOf = (request: Request, isSecure: boolean) => cookieIn(request, 'console', isSecure);

/** The value of one of our cookies. */
export function cookieIn(request: Request, of: string, isSecure: boolean): string | undefined {
  const name = cookieName(of, isSecure);
  const found = (request.headers.get('Cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

/** The header that gives the browser a session, or takes it away. */
export function cookieOf(session: string | undefined, isSecure: boolean): Record<string, string> {
  const until = `Max-Age=${session === undefined ? 0 : sessionLife.whole / 1000}`;
  return {
    'Set-Cookie': `${cookieName('console', isSecure)}=${session ?? ''}; ${cookiePlace(isSecure)}; HttpOnly; SameSite=Strict; ${until}`,
  };
}

/** The header that lets the browser keep something while its user is at another site, and bring it back from there; 0 seconds: no longer. */
export const passingCookie = (of: string, text: string, isSecure: boolean, seconds: number) => ({
  'Set-Cookie': `${cookieName(of, isSecure)}=${text}; ${cookiePlace(isSecure)}; HttpOnly; SameSite=Lax; Max-Age=${seconds}`,
});

/** The token in forms of a session, which cannot be computed without the session. */
export const formTokenOf = (session: string | undefined): string =>
  session === undefined ? '' : createHmac('sha256', session).update('form').digest('base64url');

/** @throws ConsoleProblem where a form was not sent from a page of this site */
export function fromThisSite(request: Request): void {
  const site = request.headers.get('Sec-Fetch-Site');
  const origin = request.headers.get('Origin');
  const host = request.headers.get('Host') ?? new URL(request.url).host;
  const isOurs =
    site === null
      ? origin === null || (URL.canParse(origin) && new URL(origin).host === host)
      : site === 'same-origin';
  if (!isOurs) throw new ConsoleProblem('other-site', 403);
}

/** @throws ConsoleProblem where a form does not carry the token of the session */
export function ofThisSession(form: URLSearchParams, session: string | undefined): void {
  const [given, wanted] = [Buffer.from(form.get('form') ?? ''), Buffer.from(formTokenOf(session))];
  const isOurs = session !== undefined && given.length === wanted.length && timingSafeEqual(given, wanted);
  if (!isOurs) throw new ConsoleProblem('other-site', 403);
}

/** Bytes of a form. */
const largestForm = 64 << 10;

/** What a form sent. @throws ConsoleProblem */
export async function formOf(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') throw new ConsoleProblem('other-site', 415);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > largestForm) throw new ConsoleProblem('too-large', 413);
    parts.push(part);
  }
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
}
