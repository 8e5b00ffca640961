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
  return (
    <div class="studio-questions">
      {read.questions.map((question, i) => (
        <One key={question.id} question={question} number={i + 1} chosen={read.answers[question.id]} />
      ))}
    </div>
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
        {about.slice(0, listed).join({ en: '; ', zh: '；' }[lang])}
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
