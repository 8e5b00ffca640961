import { problemText } from '../../edition/index.js';
import {
  type CopyState,
  type Counts,
  type Partner,
  type Stopped,
  sinceText,
  standingHeadline,
} from '../../platform/index.js';
import { inBothLanguages } from '../blocks/block.js';
import { note, said, title } from '../blocks/said.js';
import { type ConsoleView, consolePage, consolePath, titleOf, useView } from './consoleFrame.js';
import { agoText, formatWhole, monthText } from './consoleText.js';
import { consoleWords as words } from './consoleWords.js';
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

/** What has stopped of a platform, and how many things were looked at. */
export interface StandingView {
  stopped: readonly Stopped[];
  all: number;
}

const countColumns = ['received', 'stored', 'duplicates', 'conflicts', 'waiting'] as const;

/** What has stopped, since when, and what to do; one line where nothing has. */
function Standing({ stopped, all }: StandingView) {
  const headline = standingHeadline(stopped.length, all);
  if (stopped.length === 0) return note(headline, 'soft');
  return (
    <div class="said needs" role="status">
      <p>
        <b>{said(headline)}</b>
      </p>
      <ul>
        {stopped.map(({ name, what, since, todo }) => (
          <li key={name}>
            {said(what)} <span class="soft">{said(sinceText(since))}</span>
            <br />
            {said(todo)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** How copying to object storage stands. */
function Copies({ complete, problems }: CopyState) {
  const { lang, now } = useView();
  const ago = complete && agoText(now - complete.at, lang);
  const segments = complete && formatWhole(complete.segments, lang);
  return (
    <>
      {note(
        complete
          ? {
              en: `Copies in object storage: all ${segments} sealed segments, copied and read back ${ago}.`,
              zh: `对象存储副本：已封存的 ${segments} 个段均已复制并回读核对（${ago}）。`,
            }
          : {
              en: 'Copies in object storage: not complete since the start of the server.',
              zh: '对象存储副本：服务启动以来尚未完成。',
            },
        problems ? 'needs' : 'soft',
      )}
      {problems ? (
        <div class="said needs" role="status">
          <p>
            <b>{said({ en: 'Copying fails', zh: '复制失败' })}</b>
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

/** For operators: all partners, with what they sent this month. `copies`: where there is object storage; `standing`: of a server that runs. */
export function partnersPage(
  view: ConsoleView,
  partners: readonly PartnerRow[],
  today: Counts,
  { copies, standing }: { copies?: CopyState | undefined; standing?: StandingView | undefined } = {},
): string {
  const { lang, now } = view;
  const month = inBothLanguages((l) => monthText(new Date(now).toISOString().slice(0, 7), l));
  return consolePage(
    view,
    words.partners,
    <>
      {title({
        en: `${formatWhole(partners.length, 'en')} ${partners.length === 1 ? 'partner' : 'partners'}, ${month.en}`,
        zh: `${month.zh}：${formatWhole(partners.length, 'zh')}个参与单位`,
      })}
      <CountsTable
        rows={[
          { name: month, counts: sumCounts(partners.map((one) => one.month)) },
          { name: words.today, counts: today },
        ]}
      />
      {standing ? <Standing {...standing} /> : null}
      {copies ? <Copies {...copies} /> : null}
      <DataTable
        heads={[
          ['partner', 'long'],
          ...countColumns.map((of) => [of, 'n'] as const),
          [{ en: 'set aside, all months', zh: '隔离（全部月份）' }, 'n'],
          'lastRecord',
        ]}
        rows={partners.map(({ partner, month: counts, aside, last }) => [
          <>
            <a href={consolePath(view, `/p/${partner.name}`)}>{titleOf(partner, lang)}</a>{' '}
            {partner.simulated ? <span class="example">{said(words.simulated)}</span> : null}
          </>,
          ...countColumns.map((of) => ({
            shown: formatWhole(counts[of], lang),
            needs: of === 'conflicts' && counts[of] > 0,
          })),
          { shown: formatWhole(aside, lang), needs: aside > 0 },
          last === undefined ? '–' : agoText(now - last, lang),
        ])}
      />
    </>,
  );
}
