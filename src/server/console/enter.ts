import { consolePath, enterPage, loggedOutPage } from '../../documents/index.js';
import { same } from '../../edition/index.js';
import { identitiesOf, logIn, logOut, memberOfLink, partnerOf } from '../../platform/index.js';
import { ConsoleProblem, type ConsoleRoute } from './asked.js';
import { Attempts } from './attempts.js';
import { logInRoutes } from './logIn.js';
import { cookieOf } from './session.js';

/** Log-in and log-out. */
export function enterRoutes(): ConsoleRoute[] {
  const attempts = new Attempts();
  return [
    {
      method: 'GET',
      path: '/enter',
      right: 'anybody',
      answer({ url, console, view }) {
        const link = url.searchParams.get('link') ?? '';
        const member = memberOfLink(console.people, link);
        if (!member) throw new ConsoleProblem('bad-link', 403);
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
      async answer({ console, form, session, view, reader }) {
        const entered = logIn(console.people, form.get('link') ?? '', session);
        if (!entered) return attempts.refuse(reader);
        return { to: consolePath(view, '/'), headers: cookieOf(entered.session, console.isSecure) };
      },
    },
    {
      method: 'POST',
      path: '/leave',
      right: 'member',
      async answer({ console, member, session, view }) {
        logOut(console.people, session!);
        const headers = cookieOf(undefined, console.isSecure);
        const known = identitiesOf(console.people).get(member!.id)?.issuer;
        const leave = known !== undefined && known === console.provider?.file.issuer;
        const to = leave ? await console.provider!.leave() : undefined;
        if (to === undefined) return { to: consolePath(view, '/'), headers };
        return { html: loggedOutPage({ ...view, member: undefined }, to), headers };
      },
    },
    ...logInRoutes(),
  ];
}
