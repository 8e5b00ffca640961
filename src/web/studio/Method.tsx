import { signal } from '@preact/signals';
import { type ChoiceStep, choiceSteps, choices, type DraftFiles, setChoice } from '../../draft/index.js';
import type { Plan } from '../../edition/index.js';
import { effectText } from './Effect.js';
import { choiceNames, stepNames } from './methodWords.js';
import { inUse, type Option, Options } from './Options.js';
import { edit, files, lang, looking, plan, tried } from './state.js';
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

/** The choices of a step. Benefit of the doubt takes seconds, since each unit has weights of its own. */
const optionsOf = (step: ChoiceStep, now: DraftFiles, { nodes }: Plan): Option[] =>
  Object.keys(choices[step]).map((key) => {
    const [title, means] = choiceNames[step][key]!;
    const isForLater = key === 'benefit-of-the-doubt' && !nodes.some(({ aggregate }) => aggregate === key);
    return { key, title, means, isForLater, put: () => setChoice(now, step, key) };
  });

function Step({ step, of }: { step: ChoiceStep; of: Plan }) {
  const isOpen = open.value.includes(step);
  const options = optionsOf(step, files.value, of);
  return (
    <details
      open={isOpen}
      onToggle={(e) => {
        const others = open.peek().filter((one) => one !== step);
        open.value = e.currentTarget.open ? [...others, step] : others;
      }}
    >
      <summary>
        <b>{stepNames[step][lang]}</b> <span class="soft">{inUse(step, options)?.title[lang] ?? ''}</span>
      </summary>
      {isOpen ? <Options id={step} title={stepNames[step]} options={options} of={of} /> : null}
    </details>
  );
}

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
