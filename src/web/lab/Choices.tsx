import { useComputed } from '@preact/signals';
import type { Lang, Plan } from '../../edition/index.js';
import { aggregateNamed, scaleNamed } from './settings.js';
import { change, methods, outcome, settings } from './state.js';
import { word } from './words.js';

/** The node whose children are on the bar: the root where the address names none with children. */
export const nodeAt = (plan: Plan, at: string) =>
  Math.max(
    0,
    plan.nodes.findIndex((n) => n.id === at && n.children.length > 1),
  );

/** Settings other than weights; does not depend on values that change during a drag. */
export function Choices({ plan, lang }: { plan: Plan; lang: Lang }) {
  const at = useComputed(() => settings.value.at).value;
  const period = useComputed(() => settings.value.period || (outcome.value?.period ?? '')).value;
  const aggregate = useComputed(() => settings.value.aggregate).value;
  const scale = useComputed(() => settings.value.scale).value;
  return (
    <div class="lab-row">
      <Choice
        label={word('weightsOf', lang)}
        value={plan.nodes[nodeAt(plan, at)]!.id}
        options={plan.nodes.filter((n) => n.children.length > 1).map((n) => [n.id, n.title[lang]])}
        onPick={(pick) => change({ at: pick })}
      />
      <Choice
        label={word('period', lang)}
        value={period}
        options={plan.periods.slice(plan.first).map((p) => [p, p])}
        onPick={(pick) => change({ period: pick })}
      />
      <Choice
        label={word('aggregate', lang)}
        value={aggregate?.aggregate ?? ''}
        options={[
          ['', word('own', lang)],
          ...methods.aggregates.map(({ title, choice }) => [choice.aggregate, title[lang]] as const),
        ]}
        onPick={(pick) => change({ aggregate: aggregateNamed(methods, pick) })}
      />
      <Choice
        label={word('scale', lang)}
        value={scale?.method ?? ''}
        options={[
          ['', word('own', lang)],
          ...methods.scales.map(({ title, choice }) => [choice.method, title[lang]] as const),
        ]}
        onPick={(pick) => change({ scale: scaleNamed(methods, pick) })}
      />
    </div>
  );
}

function Choice({
  label,
  value,
  options,
  onPick,
}: {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onPick: (value: string) => void;
}) {
  return (
    <label class="choice">
      <span>{label}</span>
      <select value={value} onChange={(e) => onPick(e.currentTarget.value)}>
        {options.map(([id, title]) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
