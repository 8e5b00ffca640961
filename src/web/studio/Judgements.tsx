import { formatNumber } from '../../words/index.js';
import { type Expert, pairsOf, stepOf, sumOf, withStep } from './ahp.js';
import { lang } from './state.js';
import { word } from './words.js';

/** Whether the points of an expert who counts add up to a hundred. */
export const isWhole = ({ points, counts }: Expert, by: 'ahp' | 'budget') =>
  by === 'ahp' || !counts || Math.abs(sumOf(points) - 100) < 1e-9;

/** A judgement in words. */
export function pairText(names: readonly string[], [i, j]: [number, number], step: number): string {
  const [a, b] = step <= 0 ? [names[i]!, names[j]!] : [names[j]!, names[i]!];
  return word(step === 0 ? 'equalPair' : 'timesPair')
    .replace('{a}', a)
    .replace('{b}', b)
    .replace('{n}', String(Number((1 + Math.abs(step)).toFixed(2))));
}

/** The judgements in pairs, each as a slider. */
export function Pairs({
  names,
  rows,
  onPut,
}: {
  names: readonly string[];
  rows: Expert['rows'];
  onPut: (rows: Expert['rows']) => void;
}) {
  return (
    <ul class="studio-pairs">
      {pairsOf(names.length).map((pair, k) => {
        const [a, b] = pair.map((part) => names[part]!) as [string, string];
        const text = pairText(names, pair, stepOf(rows, pair));
        return (
          <li key={k}>
            <span>{a}</span>
            <input
              type="range"
              min="-8"
              max="8"
              step="1"
              value={stepOf(rows, pair)}
              aria-label={word('compare').replace('{a}', a).replace('{b}', b)}
              aria-valuetext={text}
              onInput={(e) => onPut(withStep(rows, pair, Number(e.currentTarget.value)))}
            />
            <span>{b}</span>
            <small>{text}</small>
          </li>
        );
      })}
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
      <p class={Math.abs(sumOf(points) - 100) < 1e-9 ? 'soft' : 'studio-refused'} role="status">
        {word('pointsSum').replace('{n}', formatNumber(sumOf(points), 0, lang))}
      </p>
    </>
  );
}
