import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type ChoiceStep, choiceSteps, choices, setChoice } from '../../draft/index.js';
import type { Plan } from '../../edition/index.js';
import { Effect, effectText } from './Effect.js';
import { choiceNames, stepNames } from './methodWords.js';
import { askTry, edit, files, lang, looking, plan, tried } from './state.js';
import { word } from './words.js';

/** The steps that are open, for which the effects of their choices are computed. */
const open = signal<readonly ChoiceStep[]>(['aggregate']);

/** The choices of the method, each with its effect on these data. */
export function Method() {
  const of = plan.value;
  if (!of) return null;
  return (
    <section id="studio-method" class="studio-part">
      <h2>{word('method')}</h2>
      <p class="note">{word('methodHelp')}</p>
      {[...choiceSteps].reverse().map((step) => (
        <Step key={step} step={step} of={of} />
      ))}
    </section>
  );
}

const idOf = (step: ChoiceStep, name: string) => `${step} ${name}`;

/** Whether the effect of a choice is computed only when it is selected: each unit has weights of its own, which takes seconds. */
const isForLater = (step: ChoiceStep, name: string, { nodes }: Plan) =>
  name === 'benefit-of-the-doubt' &&
  looking.value?.id !== idOf(step, name) &&
  !nodes.some(({ aggregate }) => aggregate === name);

function Step({ step, of }: { step: ChoiceStep; of: Plan }) {
  const isOpen = open.value.includes(step);
  const names = Object.keys(choices[step]);
  const now = files.value;
  const tryable = names.filter((name) => !isForLater(step, name, of));
  useEffect(() => {
    if (isOpen) for (const name of tryable) askTry(idOf(step, name), () => setChoice(now, step, name));
  });
  const inUse = names.find((name) => tried.value.get(idOf(step, name))?.same);
  const isKnown = tryable.every((name) => tried.value.has(idOf(step, name)));
  return (
    <details
      open={isOpen}
      onToggle={(e) => {
        const others = open.peek().filter((one) => one !== step);
        open.value = e.currentTarget.open ? [...others, step] : others;
      }}
    >
      <summary>
        <b>{stepNames[step][lang]}</b>{' '}
        <span class="soft">{inUse ? choiceNames[step][inUse]![0][lang] : ''}</span>
      </summary>
      <div class="studio-choices" role="radiogroup" aria-label={stepNames[step][lang]}>
        {isKnown && inUse === undefined ? <Choice {...{ step, of }} name="" isInUse={true} /> : null}
        {names.map((name) => (
          <Choice key={name} {...{ step, of, name }} isInUse={name === inUse} />
        ))}
      </div>
    </details>
  );
}

function Choice({ step, name, of, isInUse }: { step: ChoiceStep; name: string; of: Plan; isInUse: boolean }) {
  const id = idOf(step, name);
  const [title, means] = choiceNames[step][name] ?? [];
  const looked = looking.value?.id;
  const isOfStep = looked?.startsWith(`${step} `) ?? false;
  const impossible = (tried.value.get(id)?.problems.length ?? 0) > 0;
  return (
    <label class={looked === id ? 'looked' : undefined}>
      <input
        type="radio"
        name={`choice-${step}`}
        checked={isOfStep ? looked === id : isInUse}
        disabled={impossible}
        onChange={() => {
          looking.value = isInUse
            ? undefined
            : {
                id,
                name: { en: nameOf(step, name, 'en'), zh: nameOf(step, name, 'zh') },
                files: setChoice(files.peek(), step, name),
              };
        }}
      />
      <span>
        <b>{title?.[lang] ?? word('asWritten')}</b>{' '}
        {isInUse ? <small class="soft">{word('inUse')}</small> : null}
        {means ? <small>{means[lang]}</small> : null}
        {isInUse ? null : isForLater(step, name, of) && !tried.value.has(id) ? (
          <small class="soft">{word('onChoice')}</small>
        ) : (
          <Effect id={id} of={of} />
        )}
      </span>
    </label>
  );
}

const nameOf = (step: ChoiceStep, name: string, l: 'en' | 'zh') =>
  `${stepNames[step][l]}${{ en: ': ', zh: '：' }[l]}${choiceNames[step][name]![0][l]}`;

/** The choice that is previewed, with its effect: to be taken or left. */
export function Preview() {
  const looked = looking.value;
  const of = plan.value;
  if (!looked || !of) return null;
  const found = tried.value.get(looked.id);
  return (
    <div class="floating studio-preview" role="status">
      <p>
        <b>{looked.name[lang]}</b> {found ? effectText(of, found) : word('computing')}
      </p>
      <button type="button" class="button strong" onClick={() => edit(looked.name, looked.files)}>
        {word('choose')}
      </button>
      <button
        type="button"
        class="button"
        onClick={() => {
          looking.value = undefined;
        }}
      >
        {word('keep')}
      </button>
    </div>
  );
}
