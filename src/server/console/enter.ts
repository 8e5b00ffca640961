import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { consolePath, enterPage } from '../../documents/index.js';
import { same } from '../../edition/index.js';
import { logIn, logOut, memberOfLink, partnerOf } from '../../platform/index.js';
import { type Asked, ConsoleProblem, type ConsoleRoute } from './asked.js';
import { cookieOf } from './session.js';

/** Links that are not valid which one reader may try in ten minutes. */
const attempts = { points: 20, duration: 600 };

/** Log-in and log-out. */
export function enterRoutes(): ConsoleRoute[] {
  const limiter = new RateLimiterMemory(attempts);
  const isBlocked = async ({ reader }: Asked) =>
    ((await limiter.get(reader))?.consumedPoints ?? 0) >= attempts.points;
  /** @throws ConsoleProblem, always */
  const refuse = async ({ reader }: Asked): Promise<never> => {
    const counted = await limiter.consume(reader).catch((refused: unknown) => refused);
    if (!(counted instanceof RateLimiterRes)) throw counted;
    throw new ConsoleProblem('bad-link', 403);
  };
  return [
    {
      method: 'GET',
      path: '/enter',
      right: 'anybody',
      async answer(asked) {
        if (await isBlocked(asked)) throw new ConsoleProblem('too-many', 429);
        const { url, console, view } = asked;
        const link = url.searchParams.get('link') ?? '';
        const member = memberOfLink(console.people, link);
        if (!member) return refuse(asked);
        const { partner } = member;
        const of =
          partner === undefined
            ? { en: 'Operator of the platform', zh: '平台运营方' }
            : (partnerOf(console.platform.folder, partner).title ?? same(partner));
        return { html: enterPage({ ...view, member: undefined }, link, member, of) };
      },
    },
    {
      method: 'POST',
      path: '/enter',
      right: 'anybody',
      async answer(asked) {
        if (await isBlocked(asked)) throw new ConsoleProblem('too-many', 429);
        const { console, form, session, view } = asked;
        const entered = logIn(console.people, form.get('link') ?? '', session);
        if (!entered) return refuse(asked);
        return { to: consolePath(view, '/'), headers: cookieOf(entered.session, console.isSecure) };
      },
    },
    {
      method: 'POST',
      path: '/leave',
      right: 'member',
      answer({ console, session, view }) {
        logOut(console.people, session!);
        return { to: consolePath(view, '/'), headers: cookieOf(undefined, console.isSecure) };
      },
    },
  ];
}
