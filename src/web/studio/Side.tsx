import { problemText } from '../../edition/index.js';
import { Findings } from './Findings.js';
import { askAudit, at, doubts, goTo, lang, objections, problems, steps } from './state.js';
import { word } from './words.js';

/** The problems of the edition, and notes for its makers. */
export function Check() {
  const found = problems.value;
  return (
    <section id="studio-check" class="studio-part">
      <h2>
        {word('problems')} {found.length > 0 ? <span class="studio-count">{found.length}</span> : null}
      </h2>
      {found.length === 0 ? <p class="soft">{word('noProblems')}</p> : <p role="alert">{word('wrong')}</p>}
      <ul class="studio-list">
        {found.map((problem, i) => (
          <li key={i}>
            <pre>{problemText(problem, lang)}</pre>
          </li>
        ))}
      </ul>
      {found.length === 0 && doubts.value.length > 0 ? (
        <>
          <h3>{word('notSure')}</h3>
          <ul class="studio-list">
            {doubts.value.map((doubt) => (
              <li key={doubt.en}>{doubt[lang]}</li>
            ))}
          </ul>
        </>
      ) : null}
      {found.length === 0 ? <Findings /> : null}
      {found.length === 0 ? <Audit /> : null}
    </section>
  );
}

/** The objections of the audit, computed on request. */
function Audit() {
  const now = objections.value;
  return (
    <>
      <h3>{word('audit')}</h3>
      {now === undefined ? (
        <button type="button" class="button" onClick={askAudit}>
          {word('auditDo')}
        </button>
      ) : now === 'asked' ? (
        <p class="soft" role="status">
          {word('computing')}
        </p>
      ) : now.length === 0 ? (
        <p class="soft">{word('noObjections')}</p>
      ) : (
        <ul class="studio-list">
          {now.map((one) => (
            <li key={one.en}>{one[lang]}</li>
          ))}
        </ul>
      )}
    </>
  );
}

const time = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
  hour: '2-digit',
  minute: '2-digit',
});

/** Every step by its name, the newest first; each can be gone back to. */
export function History() {
  const all = steps.value;
  return (
    <section id="studio-history" class="studio-part">
      <h2>{word('history')}</h2>
      <ol class="studio-list" reversed>
        {all
          .map((step, i) => ({ step, i }))
          .reverse()
          .map(({ step, i }) => (
            <li key={i}>
              <button
                type="button"
                class={i > at.value ? 'soft' : undefined}
                aria-current={i === at.value ? 'step' : undefined}
                onClick={() => goTo(i)}
              >
                <time>{time.format(step.at)}</time> <span>{step.name[lang]}</span>
              </button>
            </li>
          ))}
      </ol>
    </section>
  );
}
