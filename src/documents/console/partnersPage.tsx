import type { Counts, Partner } from '../../platform/index.js';
import { type ConsoleView, consolePage, consolePath, titleOf } from './consoleFrame.js';
import { agoText, monthText, say, whole } from './consoleText.js';
import { Sums, sumOf } from './sums.js';
import { DataTable } from './table.js';

/** A partner with its sums. */
export interface PartnerRow {
  partner: Pick<Partner, 'name' | 'title' | 'simulated'>;
  month: Counts;
  /** Records in quarantine, of all times. */
  aside: number;
  last?: number | undefined;
}

const counted = ['received', 'stored', 'duplicates', 'conflicts', 'waiting'] as const;

/** For operators: all partners, with what they sent this month. */
export function partnersPage(view: ConsoleView, partners: readonly PartnerRow[], today: Counts): string {
  const { lang, now } = view;
  const month = new Date(now).toISOString().slice(0, 7);
  return consolePage(
    view,
    say('partners', lang),
    <>
      <h1>
        {
          {
            en: `${whole(partners.length, 'en')} ${partners.length === 1 ? 'partner' : 'partners'}, ${monthText(month, 'en')}`,
            zh: `${monthText(month, 'zh')}：${whole(partners.length, 'zh')}个参与单位`,
          }[lang]
        }
      </h1>
      <Sums
        lang={lang}
        rows={[
          { name: monthText(month, lang), counts: sumOf(partners.map((one) => one.month)) },
          { name: say('today', lang), counts: today },
        ]}
      />
      <DataTable
        columns={[
          { title: say('partner', lang), isLong: true },
          ...counted.map((of) => ({ title: say(of, lang), isNumber: true })),
          { title: { en: 'set aside, all months', zh: '隔离（全部月份）' }[lang], isNumber: true },
          { title: say('lastRecord', lang) },
        ]}
        rows={partners.map(({ partner, month: counts, aside, last }) => ({
          key: partner.name,
          cells: [
            <>
              <a href={consolePath(view, `/p/${partner.name}`)}>{titleOf(partner, lang)}</a>{' '}
              {partner.simulated ? <span class="example">{say('simulated', lang)}</span> : null}
            </>,
            ...counted.map((of) => ({
              shown: whole(counts[of], lang),
              needs: of === 'conflicts' && counts[of] > 0,
            })),
            { shown: whole(aside, lang), needs: aside > 0 },
            last === undefined ? '–' : agoText(now - last, lang),
          ],
        }))}
      />
    </>,
  );
}
