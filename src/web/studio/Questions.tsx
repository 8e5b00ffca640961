import type { Question } from '../../office/index.js';
import { answer } from './importing.js';
import type { SheetRead } from './messages.js';
import { lang } from './state.js';
import { word } from './words.js';

/** At most so many cells or names are listed with a question. */
const listed = 8;

/** The questions about a sheet, each with the usual answer until another one is chosen. */
export function Questions({ read }: { read: SheetRead }) {
  if (read.questions.length === 0) return <p>{word('noQuestions')}</p>;
  const all = read.questions.map((question, i) => ({ question, number: i + 1 }));
  const decided = all.filter(({ question }) => question.decided);
  const list = (some: typeof all) =>
    some.map(({ question, number }) => (
      <One key={question.id} question={question} number={number} chosen={read.answers[question.id]} />
    ));
  return (
    <div class="studio-questions">
      {list(all.filter(({ question }) => !question.decided))}
      {decided.length > 0 ? (
        <details>
          <summary>{word('decided')}</summary>
          {list(decided)}
        </details>
      ) : null}
    </div>
  );
}

/** What a question is about: where it begins with a cell, a button that shows it. */
function About({ text }: { text: string }) {
  const [, cell, rest] = /^((?:[^:]*!)?[A-Z]{1,3}\d+)(: .*)$/su.exec(text) ?? [];
  if (cell === undefined) return <>{text}</>;
  const show = () =>
    document.getElementById(`cell-${cell}`)?.scrollIntoView({ block: 'center', inline: 'center' });
  return (
    <>
      <button type="button" class="cell" onClick={show}>
        {cell}
      </button>
      {rest}
    </>
  );
}

function One({
  question,
  number,
  chosen,
}: {
  question: Question;
  number: number;
  chosen: string | undefined;
}) {
  const { id, text, about, options, usual } = question;
  const more = about.length - listed;
  return (
    <fieldset>
      <legend>
        <b class="asked">{number}</b> {text[lang]}
      </legend>
      <p class="note">
        {about.slice(0, listed).map((text, i) => (
          <span key={text}>
            {i > 0 ? { en: '; ', zh: '；' }[lang] : ''}
            <About text={text} />
          </span>
        ))}
        {more > 0 ? ` … (${about.length})` : ''}
      </p>
      {options.length === 0 ? (
        <label>
          <span class="soft">{word('periodExample')}</span>{' '}
          <input
            type="text"
            size={10}
            value={chosen ?? ''}
            placeholder="2024"
            aria-label={text[lang]}
            onChange={(e) => answer(id, e.currentTarget.value.trim())}
          />
        </label>
      ) : (
        options.map((option) => (
          <label key={option.id} class="choice">
            <input
              type="radio"
              name={`question-${id}`}
              checked={option.id === chosen}
              onChange={() => answer(id, option.id)}
            />{' '}
            {option.text[lang]} {option.id === usual ? <small class="soft">{word('usual')}</small> : null}
          </label>
        ))
      )}
    </fieldset>
  );
}
