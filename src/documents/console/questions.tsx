import {
  type Choice,
  checkWords,
  choices,
  choiceWords,
  type Question,
  type SubmissionView,
} from '../../platform/index.js';
import { type ConsoleView, FormToken } from './consoleFrame.js';
import { consoleWord, formatWhole, momentText } from './consoleText.js';
import { submissionPath } from './submissionsPage.js';
import { DataTable } from './table.js';

function Examples({ view: { lang }, question }: { view: ConsoleView; question: Question }) {
  const { columns, examples, cases } = question;
  return (
    <>
      <p class="soft">{question.usual[lang]}</p>
      {examples.length > 0 ? (
        <DataTable
          columns={columns.map((title) => ({ title: title[lang] }))}
          rows={examples.map((cells, i) => ({ key: String(i), cells }))}
        />
      ) : null}
      {cases > examples.length && examples.length > 0 ? (
        <p class="note">
          {
            {
              en: `The first ${formatWhole(examples.length, 'en')} of ${formatWhole(cases, 'en')}.`,
              zh: `共${formatWhole(cases, 'zh')}处，列出前${formatWhole(examples.length, 'zh')}处。`,
            }[lang]
          }
        </p>
      ) : null}
    </>
  );
}

function AnswerForm({
  view,
  of,
  question,
  given,
}: {
  view: ConsoleView;
  of: SubmissionView;
  question: Question;
  given?: { choice: Choice; reason: string; named: boolean } | undefined;
}) {
  const { lang } = view;
  return (
    <form class="form" method="post" action={submissionPath(view, of.id, '/explain')}>
      <FormToken view={view} />
      <input type="hidden" name="question" value={question.id} />
      <div class="choosing">
        {choices.map((choice) => (
          <label key={choice}>
            <input type="radio" name="choice" value={choice} required checked={given?.choice === choice} />
            {choiceWords[choice][lang]}
          </label>
        ))}
      </div>
      <label>
        <span>
          {consoleWord('explanation', lang)}
          {
            {
              en: ': the reason, of at least 20 letters; it stands in the provenance of releases',
              zh: '：写明原因（不少于10个汉字），随版本溯源公开',
            }[lang]
          }
        </span>
        <textarea name="reason" required maxLength={2000}>
          {given?.reason ?? ''}
        </textarea>
      </label>
      <div class="choosing">
        <label>
          <input type="checkbox" name="named" value="yes" checked={given?.named ?? false} />
          {{ en: 'My name may stand beside it', zh: '可同时公开我的姓名' }[lang]}
        </label>
      </div>
      <div>
        <button type="submit" class="button main">
          {{ en: 'Save the explanation', zh: '保存说明' }[lang]}
        </button>
      </div>
    </form>
  );
}

/** What the checks ask, each with its cases, its answer, and a form where it may be answered now. */
export function Questions({ view, of }: { view: ConsoleView; of: SubmissionView }) {
  const { lang } = view;
  const mayExplain = of.next.some(({ act, may }) => act === 'explain' && may);
  return (
    <>
      {of.checked!.questions.map((question, i) => {
        const given = of.explanations.find((one) => one.question === question.id);
        return (
          <section class="pair" key={question.id} id={`q${i + 1}`}>
            <div>
              <h2>
                {i + 1}. {question.found[lang]}
              </h2>
              <Examples view={view} question={question} />
            </div>
            <div>
              <p class="soft">
                {checkWords[question.check].title[lang]} ·{' '}
                <span class={given ? '' : 'needs'}>
                  {given
                    ? { en: 'explained', zh: '已说明' }[lang]
                    : { en: 'waits for a reason', zh: '待说明' }[lang]}
                </span>
              </p>
              {given ? (
                <div class="said">
                  <p>
                    <b>{choiceWords[given.choice][lang]}</b>
                  </p>
                  <p>{given.reason}</p>
                  <p class="note">
                    {given.by.is === 'person' ? given.by.person.name : ''} · {momentText(given.at, lang)} UTC
                  </p>
                </div>
              ) : null}
              {mayExplain && given ? (
                <details>
                  <summary>{{ en: 'Change it', zh: '修改' }[lang]}</summary>
                  <AnswerForm view={view} of={of} question={question} given={given} />
                </details>
              ) : null}
              {mayExplain && !given ? <AnswerForm view={view} of={of} question={question} /> : null}
            </div>
          </section>
        );
      })}
    </>
  );
}
