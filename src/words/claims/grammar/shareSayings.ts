import { moreThan } from './amounts.js';
import type { Adjunct, Amount, Mention, Predicate } from './draft.js';
import { type Saying, saying } from './patterns.js';
import { betweenPeriods } from './slotValues.js';

/** "Rose from 12% in 2015 to 15% in 2023": of a share. */
function shareTo(v: {
  place?: Mention | undefined;
  fraction?: Amount | undefined;
  fraction2: Amount;
  grew?: boolean | undefined;
  grewTo?: boolean | undefined;
  t?: number | undefined;
  t2?: number | undefined;
  yearBefore?: Adjunct | undefined;
}): { predicate: Predicate; with: readonly Adjunct[] } {
  const predicate = {
    kind: 'share-to',
    of: v.place,
    from: v.fraction,
    to: v.fraction2,
    up: v.grew ?? v.grewTo,
  } as const;
  return { predicate, with: v.yearBefore ? [v.yearBefore] : betweenPeriods(v) };
}

/** Shares, and how they change. The first patterns are written. */
export const shareSayings = {
  share: saying(
    'P',
    `{aux} held {fraction} {whole}
      | {aux} account_for/accounts_for/accounted_for/make_up/makes_up/made_up {fraction} {whole}?
      | {aux} hold/holds/held/have/has/had/represent/represents/represented/contribute/contributes/contributed {fraction} {whole}
      | {aux} have/has/had a share of {fraction} {whole}?`,
    `占 {place} 的 {fraction} | {not} 贡献 了? {place} 的? {fraction} | {not} 一省/一市/一地/一国? 占 了? {place}? 的? 指数/总量/比重/份额/指数总量? 的? 比重/份额? 合计? 为/达/是/达到? {fraction}
      | {not} 在 {place} 的 占比/比重/份额 为/达/是/达到? {fraction} | 的? 占比/所占比重/所占份额/份额/比重 合计? {not} 为/达/是/达到? {fraction}`,
    (v) => ({ kind: 'share', of: v.place ?? (v.whole === 'all' ? undefined : v.whole), percent: v.fraction }),
  ),
  isShare: saying(
    'H',
    '{be} {fraction} | {aux} reach/reached/stand_at/stood_at/come_to/came_to {fraction}',
    '',
    ({ fraction }) => ({ kind: 'share', of: undefined, percent: fraction }),
  ),
  exceedsShare: saying(
    'H',
    '{aux} exceed/exceeds/exceeded/top/topped/surpass/surpassed {fraction}',
    '',
    ({ fraction }) => {
      const percent = moreThan(fraction);
      return percent && { kind: 'share', of: undefined, percent };
    },
  ),
  shareChange: saying('H', '{aux} {changed} | {aux} {grew} by? {pp}', '', ({ grew, changed, pp }) => ({
    kind: 'share-change',
    of: undefined,
    by: pp,
    up: changed ?? grew!,
  })),
  shareChangeOf: saying(
    'P',
    '',
    `占 {place} 的 比重 {not} {went} {pp}? | 占 {place}? 的? 比重/份额 {not} {grew} 了? {pp}?
      | 占 {place}? 的? 比重/份额 {not} 比/较 {t} {grew} 了? {pp}? | 的? 占比/所占比重/份额 {not} 比/较 {t} {grew} 了? {pp}?
      | 的? 占比/所占比重/份额 {not} {grew} 了? {pp}?`,
    ({ place, pp, grew, went, t }) => ({
      predicate: { kind: 'share-change', of: place, by: pp, up: went ?? grew! },
      with: betweenPeriods({ t }),
    }),
  ),
  shareTo: saying(
    'H',
    `{aux} {grewTo} {fraction2} | {aux} {grewTo} {fraction2} from {fraction} | {aux} {grewTo} {fraction2} from {fraction} in {t}
      | {aux} {grewTo} {fraction2} in {t2} from {fraction} in {t}
      | {aux} {grewTo} {fraction2} from {fraction} {yearBefore} | {aux} {grew} from {fraction} to {fraction2}
      | {aux} {grew} from {fraction} in {t} to {fraction2} in {t2} | {aux} went/moved from {fraction} to {fraction2}
      | {aux} went/moved from {fraction} in {t} to {fraction2} in {t2}`,
    '',
    shareTo,
  ),
  shareToOf: saying(
    'P',
    '',
    `占 {place}? 的? 比重/份额/比例 {not} {grewTo} {fraction2} | 的? 占比/所占比重/份额 {not} {grewTo} {fraction2}
      | 占 {place}? 的? 比重/份额/比例 {not} 由/从 {fraction} {grewTo} {fraction2} | 的? 占比/所占比重/份额 {not} 由/从 {fraction} {grewTo} {fraction2}
      | 占 {place}? 的? 比重/份额/比例 由/从 {t} 的? {fraction} {grewTo} {t2} 的? {fraction2}
      | 的? 占比/所占比重/份额 由/从 {t} 的? {fraction} {grewTo} {t2} 的? {fraction2}`,
    shareTo,
  ),
} satisfies Record<string, Saying>;
