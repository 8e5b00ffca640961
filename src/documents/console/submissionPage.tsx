import {
  type CheckResult,
  checkWords,
  type DataContract,
  type Member,
  type State,
  type SubmissionView,
  stateWords,
} from '../../platform/index.js';
import { paragraph, said, title, useLanguage } from '../blocks/said.js';
import { type ConsoleView, consolePage } from './consoleFrame.js';
import { consoleWord, dayText, formatWhole, momentText, periodText } from './consoleText.js';
import { Questions } from './questions.js';
import { byText, SigningSection } from './signing.js';
import { waitsFor } from './submissionsPage.js';

const usualStages: readonly State[] = [
  'open',
  'received',
  'checked',
  'to-explain',
  'explained',
  'signed',
  'in-release',
];

/** The way of a submission, and where it is. */
function Stages({ of }: { of: SubmissionView }) {
  const at = usualStages.indexOf(of.state);
  const hasQuestions = (of.checked?.questions.length ?? 0) > 0 || !of.checked;
  const stages = usualStages.filter(
    (state) => hasQuestions || (state !== 'to-explain' && state !== 'explained'),
  );
  return (
    <ol class="stages">
      {stages.map((state) => (
        <li
          key={state}
          class={usualStages.indexOf(state) < at ? 'done' : undefined}
          aria-current={state === of.state ? 'step' : undefined}
        >
          {usualStages.indexOf(state) < at ? '✓ ' : ''}
          {said(stateWords[state].title)}
        </li>
      ))}
      {at < 0 ? <li aria-current="step">{said(of.title)}</li> : null}
    </ol>
  );
}

function Checks({ results }: { results: readonly CheckResult[] }) {
  return (
    <div class="checks">
      {results.map(({ check, examined, leftOut, questions }) => (
        <div key={check}>
          <b>{said(checkWords[check].title)}</b>
          <span class="soft">{said(checkWords[check].asks)}</span>
          <span>
            {said({
              en: `${formatWhole(examined, 'en')} ${check === 'macro' ? 'figures' : 'records'}${leftOut > 0 ? `, ${formatWhole(leftOut, 'en')} left out` : ''}`,
              zh: `审核${formatWhole(examined, 'zh')}${check === 'macro' ? '个数字' : '条'}${leftOut > 0 ? `，不计入${formatWhole(leftOut, 'zh')}条` : ''}`,
            })}
          </span>
          <span class={questions > 0 ? 'needs' : 'soft'}>
            {said(
              questions > 0
                ? {
                    en: `${formatWhole(questions, 'en')} ${questions === 1 ? 'question' : 'questions'}`,
                    zh: `${formatWhole(questions, 'zh')}处需要说明`,
                  }
                : { en: 'asks nothing', zh: '无需说明' },
            )}
          </span>
        </div>
      ))}
    </div>
  );
}

function Headline({ of }: { of: SubmissionView }) {
  const lang = useLanguage();
  const period = periodText(of.period, lang);
  if (of.state === 'to-explain') {
    const all = of.checked!.questions.length;
    return lang === 'en' ? (
      <h1>
        {period}: <em class="needs">{formatWhole(of.unanswered, lang)}</em>
        {all > 1 ? ` of ${formatWhole(all, lang)}` : ''} {all === 1 ? 'question' : 'questions'} to explain
      </h1>
    ) : (
      <h1>
        {period}报送有{formatWhole(all, lang)}处需要说明，还差
        <em class="needs">{formatWhole(of.unanswered, lang)}</em>处
      </h1>
    );
  }
  return title({ en: `${period}: ${of.title.en}`, zh: `${period}：${of.title.zh}` });
}

const iso = (at: number) => new Date(at).toISOString().slice(0, 10);

/** One submission: its checks with their questions, what is signed, and what may be done next. */
export function submissionPage(
  view: ConsoleView,
  of: SubmissionView,
  contract: DataContract | undefined,
  signers: readonly Member[],
): string {
  const { lang } = view;
  // For an open period this says by when records are due, as the sentence before it does.
  const more = of.state === 'to-explain' || of.state === 'open' ? '' : waitsFor(of, lang);
  const due =
    of.due === undefined
      ? ''
      : {
          en: `Records due by ${dayText(iso(of.due), 'en')}.`,
          zh: `收数截至${dayText(iso(of.due), 'zh')}。`,
        }[lang];
  return consolePage(
    view,
    `${periodText(of.period, lang)} · ${consoleWord('submissions', lang)}`,
    <>
      <Headline of={of} />
      <p class="soft">
        {[`${contract?.title[lang] ?? of.contract}${lang === 'zh' ? '。' : '.'}`, of.means[lang], due, more]
          .filter(Boolean)
          .join(lang === 'zh' ? '' : ' ')}
      </p>
      <Stages of={of} />
      {of.withdrawn ? (
        <div class="said">
          <p>
            {byText(of.withdrawn.by, lang)} · {momentText(of.withdrawn.at, lang)} UTC
          </p>
          <p>{of.withdrawn.reason}</p>
        </div>
      ) : null}
      <div class="two">
        <section>
          {of.checked ? (
            <>
              <Checks results={of.checked.checks} />
              <Questions of={of} />
            </>
          ) : (
            paragraph({
              en: `${formatWhole(of.received, 'en')} records came for this period, ${formatWhole(of.stored, 'en')} of them are stored.`,
              zh: `本期已收到${formatWhole(of.received, 'zh')}条记录，其中入库${formatWhole(of.stored, 'zh')}条。`,
            })
          )}
        </section>
        <section>
          <SigningSection of={of} contract={contract} signers={signers} />
        </section>
      </div>
    </>,
  );
}
