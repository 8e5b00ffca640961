import {
  type Choice as Answer,
  checkWords,
  choices,
  choiceWords,
  type Question,
  type SubmissionView,
} from '../../platform/index.js';
import { note, said } from '../blocks/said.js';
import { useView } from './consoleFrame.js';
import { formatWhole, momentText } from './consoleText.js';
import { consoleWords as words } from './consoleWords.js';
import { Choice, Form, TextArea } from './forms.js';
import { submissionPath } from './submissionsPage.js';
import { DataTable } from './table.js';

function Examples({ question: { usual, columns, examples, cases } }: { question: Question }) {
  return (
    <>
      {note(usual)}
      {examples.length > 0 ? <DataTable heads={columns} rows={examples} /> : null}
      {cases > examples.length && examples.length > 0
        ? note(
            {
              en: `The first ${formatWhole(examples.length, 'en')} of ${formatWhole(cases, 'en')}.`,
              zh: `共${formatWhole(cases, 'zh')}处，列出前${formatWhole(examples.length, 'zh')}处。`,
            },
            'note',
          )
        : null}
    </>
  );
}

function AnswerForm({
  of,
  question,
  given,
}: {
  of: SubmissionView;
  question: Question;
  given?: { choice: Answer; reason: string; named: boolean } | undefined;
}) {
  return (
    <Form
      to={submissionPath(useView(), of.id, '/explain')}
      hidden={{ question: question.id }}
      send={said({ en: 'Save the explanation', zh: '保存说明' })}
      isMain
    >
      <div class="choosing">
        {choices.map((choice) => (
          <Choice
            key={choice}
            name="choice"
            value={choice}
            isOnly
            checked={given?.choice === choice}
            label={choiceWords[choice]}
          />
        ))}
      </div>
      <TextArea
        label={{
          en: `${words.explanation.en}: the reason, of at least 20 letters; it stands in the provenance of releases`,
          zh: `${words.explanation.zh}：写明原因（不少于10个汉字），随版本溯源公开`,
        }}
        name="reason"
        required
        typed={given?.reason}
      />
      <div class="choosing">
        <Choice
          name="named"
          checked={given?.named ?? false}
          label={{ en: 'My name may stand beside it', zh: '可同时公开我的姓名' }}
        />
      </div>
    </Form>
  );
}

/** What the checks ask, each with its cases, its answer, and a form where it may be answered now. */
export function Questions({ of }: { of: SubmissionView }) {
  const { lang } = useView();
  const mayExplain = of.next.some(({ act, may }) => act === 'explain' && may);
  return (
    <>
      {of.checked!.questions.map((question, i) => {
        const given = of.explanations.find((one) => one.question === question.id);
        const form = <AnswerForm of={of} question={question} given={given} />;
        return (
          <section class="pair" key={question.id} id={`q${i + 1}`}>
            <div>
              <h2>
                {i + 1}. {said(question.found)}
              </h2>
              <Examples question={question} />
            </div>
            <div>
              <p class="soft">
                {said(checkWords[question.check].title)} ·{' '}
                <span class={given ? '' : 'needs'}>
                  {said(
                    given ? { en: 'explained', zh: '已说明' } : { en: 'waits for a reason', zh: '待说明' },
                  )}
                </span>
              </p>
              {given ? (
                <div class="said">
                  <p>
                    <b>{said(choiceWords[given.choice])}</b>
                  </p>
                  <p>{given.reason}</p>
                  <p class="note">
                    {given.by.is === 'person' ? given.by.person.name : ''} · {momentText(given.at, lang)} UTC
                  </p>
                </div>
              ) : null}
              {mayExplain && given ? (
                <details>
                  <summary>{said({ en: 'Change it', zh: '修改' })}</summary>
                  {form}
                </details>
              ) : null}
              {mayExplain && !given ? form : null}
            </div>
          </section>
        );
      })}
    </>
  );
}
