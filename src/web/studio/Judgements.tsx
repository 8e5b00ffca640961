import { formatNumber } from '../../words/index.js';
import { type Expert, pairsOf } from './ahp.js';
import { lang } from './state.js';
import { word } from './words.js';

const sum = (points: readonly number[]) => points.reduce((a, b) => a + b, 0);

/** Whether the points of an expert who counts add up to a hundred. */
export const isWhole = ({ points, counts }: Expert, by: 'ahp' | 'budget') =>
  by === 'ahp' || !counts || Math.abs(sum(points) - 100) < 1e-9;

/** A judgement in words. */
export function pairText(names: readonly string[], [i, j]: [number, number], step: number): string {
  const [a, b] = step <= 0 ? [names[i]!, names[j]!] : [names[j]!, names[i]!];
  return word(step === 0 ? 'equalPair' : 'timesPair')
    .replace('{a}', a)
    .replace('{b}', b)
    .replace('{n}', String(1 + Math.abs(step)));
}

/** The judgements in pairs, each as a slider. */
export function Pairs({
  names,
  steps,
  onPut,
}: {
  names: readonly string[];
  steps: readonly number[];
  onPut: (steps: number[]) => void;
}) {
  return (
    <ul class="studio-pairs">
      {pairsOf(names.length).map(([i, j], k) => (
        <li key={k}>
          <span>{names[i]}</span>
          <input
            type="range"
            min="-8"
            max="8"
            step="1"
            value={steps[k]}
            aria-label={word('compare').replace('{a}', names[i]!).replace('{b}', names[j]!)}
            aria-valuetext={pairText(names, [i, j], steps[k]!)}
            onInput={(e) => onPut([...steps.with(k, Number(e.currentTarget.value))])}
          />
          <span>{names[j]}</span>
          <small>{pairText(names, [i, j], steps[k]!)}</small>
        </li>
      ))}
    </ul>
  );
}

/** A hundred points over the parts. */
export function Points({
  names,
  points,
  onPut,
}: {
  names: readonly string[];
  points: readonly number[];
  onPut: (points: number[]) => void;
}) {
  return (
    <>
      <ul class="studio-points">
        {names.map((name, k) => (
          <li key={name}>
            <label>
              {name}{' '}
              <input
                type="number"
                min="0"
                max="100"
                value={points[k]}
                aria-label={word('pointsOf').replace('{name}', name)}
                onInput={(e) => {
                  const { valueAsNumber: value } = e.currentTarget;
                  if (value >= 0) onPut([...points.with(k, value)]);
                }}
              />
            </label>
          </li>
        ))}
      </ul>
      <p class={Math.abs(sum(points) - 100) < 1e-9 ? 'soft' : 'studio-refused'} role="status">
        {word('pointsSum').replace('{n}', formatNumber(sum(points), 0, lang))}
      </p>
    </>
  );
}
