import { consolePath, partnersPage, sumCounts } from '../../documents/index.js';
import { lastReceipts, partnerOf, partnersOf } from '../../platform/index.js';
import { accessRoutes } from './accessRoutes.js';
import type { Answer, Asked, ConsoleRoute } from './asked.js';
import { enterRoutes } from './enter.js';
import { eraseRoutes } from './eraseRoutes.js';
import { sentRoutes } from './sentRoutes.js';
import { submissionRoutes } from './submissionRoutes.js';

/** The first page: a member's own partner; for operators, all partners. */
function start({ console, view, member }: Asked): Answer {
  if (member!.partner !== undefined) return { to: consolePath(view, `/p/${member!.partner}`) };
  const { platform } = console;
  const today = new Date(console.now()).toISOString().slice(0, 10);
  const accounts = platform.account();
  const rows = partnersOf(platform.folder).map((name) => {
    const mine = accounts.filter((one) => one.partner === name);
    const last = lastReceipts(platform.ledger, name).map(({ at }) => at);
    return {
      partner: partnerOf(platform.folder, name),
      month: sumCounts(mine.filter(({ day }) => day.startsWith(today.slice(0, 7)))),
      aside: sumCounts(mine).quarantined,
      last: last.length > 0 ? Math.max(...last) : undefined,
    };
  });
  const sums = sumCounts(accounts.filter(({ day }) => day === today));
  return {
    html: partnersPage(view, rows, sums, { copies: console.copying?.state, standing: console.standing?.() }),
  };
}

/** Every address of the console below `/console/LANGUAGE`. */
export const consoleTable = (): readonly ConsoleRoute[] => [
  ...enterRoutes(),
  { method: 'GET', path: '/', right: 'member', answer: start },
  ...sentRoutes,
  ...submissionRoutes,
  ...eraseRoutes,
  ...accessRoutes,
];
