import type { Text } from '../../edition/index.js';
import {
  type Account,
  type Counts,
  type DataContract,
  type FieldsSeen,
  isBalanced,
  type ReceiptRow,
  type SubmissionView,
} from '../../platform/index.js';
import { formatPercent } from '../../words/index.js';
import { inBothLanguages } from '../blocks/block.js';
import { heading, note, said, title, useLanguage } from '../blocks/said.js';
import { type ConsoleView, consolePage, partnerPath, titleOf, useView } from './consoleFrame.js';
import { agoText, formatWhole, momentText, monthText } from './consoleText.js';
import { consoleWords as words } from './consoleWords.js';
import { CountsTable, sumCounts } from './counts.js';
import { type FedIndicators, Feeds } from './feeds.js';
import { Fields } from './fields.js';
import { ReceiptTable } from './receiptsPage.js';
import { SubmissionTable } from './submissionsPage.js';
import { DataTable } from './table.js';
import { VolumeChart } from './volume.js';

/** What the first page of a partner shows. */
export interface PartnerHome {
  accounts: readonly Account[];
  contracts: readonly {
    contract: DataContract;
    seen?: FieldsSeen | undefined;
    last?: ReceiptRow | undefined;
  }[];
  receipts: readonly ReceiptRow[];
  /** Submissions, the newest first. */
  submissions: readonly SubmissionView[];
  /** What the records are for the live edition, where there is one. */
  fed?: FedIndicators | undefined;
}

/** The one sentence of the page. */
function Headline({ month, counts }: { month: string; counts: Counts }) {
  const lang = useLanguage();
  const name = monthText(month, lang);
  const [n, aside] = [formatWhole(counts.received, lang), formatWhole(counts.quarantined, lang)];
  if (counts.received === 0)
    return title({ en: `Nothing was sent in ${name} yet.`, zh: `${name}尚无报送。` });
  if (!isBalanced(counts))
    return (
      <h1 class="needs">{said({ en: `The sums of ${name} do not add up.`, zh: `${name}的数目不平衡。` })}</h1>
    );
  const isAside = counts.quarantined > 0;
  return lang === 'en' ? (
    <h1>
      {counts.received === 1 ? 'The ' : 'All '}
      <em>{n}</em> {counts.received === 1 ? 'record' : 'records'} sent in {name}{' '}
      {counts.received === 1 ? 'is' : 'are'} accounted for;{' '}
      {isAside ? (
        <>
          <em class="needs">{aside}</em> {counts.quarantined === 1 ? 'is' : 'are'} set aside.
        </>
      ) : (
        'none is set aside.'
      )}
    </h1>
  ) : (
    <h1>
      {name}报送的<em>{n}</em>条记录均有着落
      {isAside ? (
        <>
          ，其中<em class="needs">{aside}</em>条被隔离。
        </>
      ) : (
        '，无一被隔离。'
      )}
    </h1>
  );
}

const hour = 3_600_000;

/** What the contract promises, and whether it is kept. */
function agreedText({ latencyHours, volume }: DataContract): Text {
  const daily = volume ? { en: 'each day', zh: '每日' } : { en: '', zh: '' };
  if (latencyHours === undefined) return volume ? daily : { en: 'nothing', zh: '未约定' };
  const within = {
    en: `within ${formatWhole(latencyHours, 'en')} hours`,
    zh: `${formatWhole(latencyHours, 'zh')}小时内`,
  };
  return {
    en: volume ? `${daily.en}, ${within.en}` : within.en,
    zh: volume ? `${daily.zh}，${within.zh}` : within.zh,
  };
}

function Freshness({ home, month }: { home: PartnerHome; month: string }) {
  const { lang, now } = useView();
  return (
    <DataTable
      heads={[['contract', 'long'], 'lastRecord', 'promised', ['late', 'n']]}
      rows={home.contracts.map(({ contract, last }) => {
        const { late, stored } = sumCounts(
          home.accounts.filter((one) => one.contract === contract.id && one.day.startsWith(month)),
        );
        const age = last ? now - last.at : undefined;
        // Where records are expected every day, a day and the agreed delay may pass.
        const longest = contract.volume ? (24 + (contract.latencyHours ?? 0)) * hour : undefined;
        const share = late > 0 ? ` (${formatPercent(late / stored, lang)})` : '';
        return [
          said(contract.title),
          {
            shown: age === undefined ? said({ en: 'nothing came yet', zh: '尚无报送' }) : agoText(age, lang),
            needs: age !== undefined && longest !== undefined && age > longest,
          },
          said(agreedText(contract)),
          { shown: `${formatWhole(late, lang)}${share}`, needs: late > 0 },
        ];
      })}
    />
  );
}

/** The first page of a partner: what was sent, how it was processed, and what needs attention. */
export function homePage(view: ConsoleView, home: PartnerHome): string {
  const { lang, now } = view;
  const today = new Date(now).toISOString().slice(0, 10);
  const month = today.slice(0, 7);
  const counts = sumCounts(home.accounts.filter(({ day }) => day.startsWith(month)));
  const todays = sumCounts(home.accounts.filter(({ day }) => day === today));
  const last = home.receipts[0];
  return consolePage(
    view,
    titleOf(view.partner!, lang),
    <>
      <Headline month={month} counts={counts} />
      {note(
        last
          ? {
              en: `Last batch ${momentText(last.at, 'en')} UTC, ${agoText(now - last.at, 'en')}. What is acknowledged is on the disk.`,
              zh: `最近一批：${momentText(last.at, 'zh')}（UTC），${agoText(now - last.at, 'zh')}。已确认接收的内容均已落盘。`,
            }
          : { en: 'No batch came yet.', zh: '尚未收到任何一批。' },
      )}
      <div class="two">
        <section>
          <CountsTable
            rows={[
              { name: inBothLanguages((l) => monthText(month, l)), counts },
              { name: words.today, counts: todays },
            ]}
          />
          {home.contracts.map(({ contract, seen }) => (
            <section key={contract.id}>
              {heading(words.volume, said(contract.title))}
              <VolumeChart accounts={home.accounts} contract={contract} />
              {seen ? <Fields seen={seen} contract={contract} /> : null}
            </section>
          ))}
        </section>
        <section>
          {home.submissions.length > 0 ? (
            <>
              {heading(words.submissions)}
              <SubmissionTable
                submissions={home.submissions.slice(0, 6)}
                contracts={home.contracts.map(({ contract }) => contract)}
              />
            </>
          ) : null}
          {home.fed ? <Feeds fed={home.fed} /> : null}
          {heading(words.freshness)}
          <Freshness home={home} month={month} />
          {heading(words.lastReceipts)}
          <ReceiptTable rows={home.receipts.slice(0, 5)} />
          <p>
            <a href={partnerPath(view, '/receipts')}>{said(words.allReceipts)}</a>
          </p>
        </section>
      </div>
    </>,
  );
}
