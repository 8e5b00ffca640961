import { problemText } from '../../edition/index.js';
import type { CopyState, Counts, Partner } from '../../platform/index.js';
import { type ConsoleView, consolePage, consolePath, titleOf } from './consoleFrame.js';
import { agoText, consoleWord, formatWhole, monthText } from './consoleText.js';
import { CountsTable, sumCounts } from './counts.js';
import { DataTable } from './table.js';

/** A partner with its sums. */
export interface PartnerRow {
  partner: Pick<Partner, 'name' | 'title' | 'simulated'>;
  month: Counts;
  /** Records in quarantine, of all times. */
  aside: number;
  last?: number | undefined;
}

const countColumns = ['received', 'stored', 'duplicates', 'conflicts', 'waiting'] as const;

/** How copying to object storage stands. */
function Copies({ view, state: { complete, problems } }: { view: ConsoleView; state: CopyState }) {
  const { lang, now } = view;
  const ago = complete && agoText(now - complete.at, lang);
  const segments = complete && formatWhole(complete.segments, lang);
  const said = complete
    ? {
        en: `Copies in object storage: all ${segments} sealed segments, copied and read back ${ago}.`,
        zh: `对象存储副本：已封存的 ${segments} 个段均已复制并回读核对（${ago}）。`,
      }
    : {
        en: 'Copies in object storage: not complete since the start of the server.',
        zh: '对象存储副本：服务启动以来尚未完成。',
      };
  return (
    <>
      <p class={problems ? 'needs' : 'soft'}>{said[lang]}</p>
      {problems ? (
        <div class="said needs" role="status">
          <p>
            <b>{{ en: 'Copying fails', zh: '复制失败' }[lang]}</b>
          </p>
          {problems.map((problem) => (
            <code class="raw" key={problemText(problem, lang)}>
              {problemText(problem, lang)}
            </code>
          ))}
        </div>
      ) : null}
    </>
  );
}

/** For operators: all partners, with what they sent this month. `copies`: where there is object storage. */
export function partnersPage(
  view: ConsoleView,
  partners: readonly PartnerRow[],
  today: Counts,
  copies?: CopyState,
): string {
  const { lang, now } = view;
  const month = new Date(now).toISOString().slice(0, 7);
  return consolePage(
    view,
    consoleWord('partners', lang),
    <>
      <h1>
        {
          {
            en: `${formatWhole(partners.length, 'en')} ${partners.length === 1 ? 'partner' : 'partners'}, ${monthText(month, 'en')}`,
            zh: `${monthText(month, 'zh')}：${formatWhole(partners.length, 'zh')}个参与单位`,
          }[lang]
        }
      </h1>
      <CountsTable
        lang={lang}
        rows={[
          { name: monthText(month, lang), counts: sumCounts(partners.map((one) => one.month)) },
          { name: consoleWord('today', lang), counts: today },
        ]}
      />
      {copies ? <Copies view={view} state={copies} /> : null}
      <DataTable
        columns={[
          { title: consoleWord('partner', lang), isLong: true },
          ...countColumns.map((of) => ({ title: consoleWord(of, lang), isNumber: true })),
          { title: { en: 'set aside, all months', zh: '隔离（全部月份）' }[lang], isNumber: true },
          { title: consoleWord('lastRecord', lang) },
        ]}
        rows={partners.map(({ partner, month: counts, aside, last }) => ({
          key: partner.name,
          cells: [
            <>
              <a href={consolePath(view, `/p/${partner.name}`)}>{titleOf(partner, lang)}</a>{' '}
              {partner.simulated ? <span class="example">{consoleWord('simulated', lang)}</span> : null}
            </>,
            ...countColumns.map((of) => ({
              shown: formatWhole(counts[of], lang),
              needs: of === 'conflicts' && counts[of] > 0,
            })),
            { shown: formatWhole(aside, lang), needs: aside > 0 },
            last === undefined ? '–' : agoText(now - last, lang),
          ],
        }))}
      />
    </>,
  );
}
