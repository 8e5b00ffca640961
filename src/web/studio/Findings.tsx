import { signal } from '@preact/signals';
import { acceptFigure } from '../../draft/index.js';
import { showCell } from './Data.js';
import type { SeenFinding } from './messages.js';
import { edit, files, findings, lang } from './state.js';
import { both, word } from './words.js';

/** The finding whose form is open. */
const open = signal('');
/** The name that was typed last: one person often accepts several. */
const name = signal('');
const mostShown = signal(6);

const idOf = ({ where, text }: SeenFinding) => `${where.en} ${text.en}`;

/** Figures that cannot be true or look unlikely: each can be looked at, corrected at its cell, or accepted with a reason and a name. */
export function Findings() {
  const all = findings.value;
  if (!all) return null;
  const more = all.length - mostShown.value;
  return (
    <>
      <h3>
        {word('findings')} {all.length > 0 ? <span class="studio-count">{all.length}</span> : null}
      </h3>
      {all.length === 0 ? <p class="soft">{word('noFindings')}</p> : null}
      <ul class="studio-list">
        {all.slice(0, mostShown.value).map((one) => (
          <Finding key={idOf(one)} one={one} />
        ))}
      </ul>
      {more > 0 ? (
        <button
          type="button"
          class="button"
          onClick={() => {
            mostShown.value += 30;
          }}
        >
          {word('moreFindings').replace('{n}', String(more))}
        </button>
      ) : null}
    </>
  );
}

function Finding({ one }: { one: SeenFinding }) {
  const { where, text, moves, level, cell } = one;
  // What someone accepted and is otherwise now is corrected in the list of what is accepted.
  const isOther = one.accepts.kind === 'accepted-other';
  const id = idOf(one);
  const isOpen = open.value === id;
  return (
    <li>
      <b>{where[lang]}</b>{' '}
      <span class={level === 'impossible' ? 'studio-effect' : 'soft'}>{word(level)}</span>
      <div>
        {text[lang]}
        {moves[lang]}
      </div>
      {isOther ? null : (
        <div class="studio-decide">
          {cell ? (
            <button type="button" class="link" onClick={() => showCell(cell)}>
              {word('lookAtCell')}
            </button>
          ) : null}
          <button
            type="button"
            class="link"
            aria-expanded={isOpen}
            onClick={() => {
              open.value = isOpen ? '' : id;
            }}
          >
            {word('accept')}
          </button>
        </div>
      )}
      {isOpen ? <Accept one={one} /> : null}
    </li>
  );
}

function Accept({ one }: { one: SeenFinding }) {
  return (
    <form
      class="studio-accept"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const reason = String(form.get('reason')).trim();
        const by = String(form.get('by')).trim();
        if (reason === '' || by === '') return;
        name.value = by;
        open.value = '';
        edit(
          both((l) => `${one.where[l]}: ${word('accepted')} (${by})`),
          acceptFigure(files.peek(), { ...one.accepts, reason: { [lang]: reason }, by }),
        );
      }}
    >
      <label>
        <span>{word('acceptWhy')}</span>
        <input name="reason" required />
      </label>
      <label>
        <span>{word('acceptBy')}</span>
        <input name="by" required value={name.value} autocomplete="name" />
      </label>
      <button type="submit" class="button strong">
        {word('acceptDo')}
      </button>
    </form>
  );
}
