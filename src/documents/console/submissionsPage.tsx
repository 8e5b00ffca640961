import type { DataContract, State, SubmissionView } from '../../platform/index.js';
import { note, said, title } from '../blocks/said.js';
import { type ConsoleView, consolePage, partnerPath, useView } from './consoleFrame.js';
import { dayText, formatWhole, periodText } from './consoleText.js';
import { consoleWords as words } from './consoleWords.js';
import { DataTable } from './table.js';

const iso = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The address of a submission. */
export const submissionPath = (view: ConsoleView, id: string, more = '') =>
  partnerPath(view, `/submissions/${encodeURIComponent(id)}${more}`);

const good: readonly State[] = ['signed', 'in-release'];

/** The state of a submission, as a mark. */
function StateTag({ of }: { of: SubmissionView }) {
  const { lang } = useView();
  const name = of.state === 'to-explain' ? 'tag needs' : good.includes(of.state) ? 'tag ok' : 'tag';
  return (
    <span class={name} title={of.means[lang]}>
      {of.title[lang]}
    </span>
  );
}

/** What a submission waits for, or its outcome. */
export function waitsFor(of: SubmissionView, lang: 'en' | 'zh'): string {
  if (of.state === 'to-explain') {
    return {
      en: `${formatWhole(of.unanswered, 'en')} ${of.unanswered === 1 ? 'question waits' : 'questions wait'} for a reason`,
      zh: `${formatWhole(of.unanswered, 'zh')}处待说明`,
    }[lang];
  }
  if (of.releases.length > 0) {
    const names = of.releases.map(({ edition, release }) => `${edition} ${release}`);
    return [...new Set(names)].join(lang === 'zh' ? '、' : ', ');
  }
  if (of.state === 'open' && of.due !== undefined)
    return {
      en: `records due by ${dayText(iso(of.due), 'en')}`,
      zh: `收数截至${dayText(iso(of.due), 'zh')}`,
    }[lang];
  if (of.state === 'checked' || of.state === 'explained')
    return { en: 'waits to be signed', zh: '待签署' }[lang];
  return of.later > 0
    ? {
        en: `${formatWhole(of.later, 'en')} records came after the closing`,
        zh: `截止后又收到${formatWhole(of.later, 'zh')}条`,
      }[lang]
    : '';
}

/** The periods of a partner, the newest first. */
export function SubmissionTable({
  submissions,
  contracts,
}: {
  submissions: readonly SubmissionView[];
  contracts: readonly DataContract[];
}) {
  const view = useView();
  const { lang } = view;
  const titleOf = (id: string) => contracts.find((one) => one.id === id)?.title[lang] ?? id;
  return (
    <DataTable
      heads={['period', ['contract', 'long'], 'state', ['stored', 'n'], ['next', 'long']]}
      rows={submissions.map((one) => [
        <a href={submissionPath(view, one.id)}>
          {periodText(one.period, lang)}
          {one.number > 1 ? said({ en: `, no. ${one.number}`, zh: `（第${one.number}次）` }) : ''}
        </a>,
        titleOf(one.contract),
        <StateTag of={one} />,
        formatWhole(one.stored, lang),
        { shown: waitsFor(one, lang), needs: one.state === 'to-explain' },
      ])}
    />
  );
}

/** All submissions of a partner. */
export function submissionsPage(
  view: ConsoleView,
  submissions: readonly SubmissionView[],
  contracts: readonly DataContract[],
): string {
  const asking = submissions.filter(({ state }) => state === 'to-explain').length;
  const unsigned = submissions.filter(({ state }) => state === 'checked' || state === 'explained').length;
  return consolePage(
    view,
    words.submissions,
    <>
      {title({
        en: `${formatWhole(asking, 'en')} to explain, ${formatWhole(unsigned, 'en')} to sign`,
        zh: `待说明${formatWhole(asking, 'zh')}份，待签署${formatWhole(unsigned, 'zh')}份`,
      })}
      {note({
        en: 'What was sent for a period is closed, checked, explained where a check asks, and signed by a named person. Only what is signed counts in dated releases.',
        zh: '每期报送先截止、审核，审核有疑问处由报送单位说明，再由具名人员签署。只有已签署的内容计入定期版本。',
      })}
      <SubmissionTable submissions={submissions} contracts={contracts} />
    </>,
  );
}
