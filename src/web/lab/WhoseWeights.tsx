import { useSignal } from '@preact/signals';
import type { Lang, Plan } from '../../edition/index.js';
import { moving } from './Grip.js';
import { findNearest, forgetNearest, nearest } from './state.js';
import { sentence, word } from './words.js';

/** Selects two units, and finds the closest weights under which the first ranks above the second. */
export function WhoseWeights({ plan, lang }: { plan: Plan; lang: Lang }) {
  const above = useSignal(Math.min(1, plan.units.length - 1));
  const below = useSignal(0);
  const pick = (of: typeof above, label: string) => (
    <select
      aria-label={label}
      value={of.value}
      onChange={(e) => {
        of.value = Number(e.currentTarget.value);
      }}
    >
      {plan.units.map((u, c) => (
        <option key={u.code} value={c}>
          {u.name[lang]}
        </option>
      ))}
    </select>
  );
  return (
    <section id="whose">
      <p class="lab-row">
        <span>{word('whose', lang)}</span>
        {pick(above, word('unit', lang))}
        <span>{word('above', lang)}</span>
        {pick(below, `${word('above', lang)} …`)}
        <button
          type="button"
          class="button"
          disabled={above.value === below.value}
          onClick={() => findNearest(above.value, below.value)}
        >
          {word('find', lang)}
        </button>
      </p>
      <DragResult plan={plan} lang={lang} />
    </section>
  );
}

/** The target while a row is being moved, then the result; next to the row. */
function DragResult({ plan, lang }: { plan: Plan; lang: Lang }) {
  const [found, move] = [nearest.value, moving.value];
  const moves = move !== undefined && move.unit !== move.onto;
  const nameOf = (c: number) => plan.units[c]!.name[lang];
  const says = moves
    ? sentence('onto', lang)(nameOf(move.unit), nameOf(move.onto))
    : found === 'sought'
      ? word('sought', lang)
      : (found?.says ?? '');
  return (
    <div id="answer" class={says === '' ? undefined : moves ? 'floating passing' : 'floating'}>
      <p role="status">{says}</p>
      {!moves && found && found !== 'sought' ? (
        <>
          <details>
            <summary>{word('full', lang)}</summary>
            <pre class="receipt">{found.text}</pre>
          </details>
          <button type="button" class="button" onClick={forgetNearest}>
            {word('close', lang)}
          </button>
        </>
      ) : null}
    </div>
  );
}
