import type { ComponentChildren } from 'preact';
import { formatPercent, formatPoints, isAdditive } from '../../words/index.js';
import type { PlaceView } from './view.js';

/** Most parts that are written out. */
const mostParts = 6;

/** The receipt, folded up below a line that reads as arithmetic; open on the page of a part, which is asked for because of it. */
export function Computed({ view, children }: { view: PlaceView; children: ComponentChildren }) {
  const { lang, g } = view;
  const sum = sumOf(view);
  return (
    <details class="computed" open={g > 0}>
      <summary>
        <b>{{ en: 'How this is computed', zh: '计算过程' }[lang]}</b>
        {sum === undefined ? null : <span class="soft"> {sum}</span>}
      </summary>
      {children}
    </details>
  );
}

/** “1.83 = 42.9% of 1.55 + 42.9% of 1.48 + 14.3% of 3.70”, with ≈ where these rounded figures add up to another; undefined where the figure is no such sum. */
function sumOf({ receipt: r, lang }: PlaceView): string | undefined {
  const parts = r.parts.filter(({ value }) => value !== null);
  if (!isAdditive(r) || r.value === null || parts.length < 2 || parts.length > mostParts) return undefined;
  if (parts.some(({ weight }) => weight === null)) return undefined;
  const sum = parts.reduce((all, { weight, value }) => all + weight! * value!, 0);
  if (Math.abs(sum - r.value) > 1e-9 * Math.max(1, Math.abs(r.value))) return undefined;
  const digits = parts.every(({ weight }) => Number.isInteger(Math.round(1e9 * weight!) / 1e7)) ? 0 : 1;
  const shown = parts.map(({ weight, value }) => ({
    of: formatPercent(weight!, lang, digits),
    is: formatPoints(value!, lang),
    points: Number(weight!.toFixed(digits + 2)) * Number(formatPoints(value!, 'en').replaceAll(',', '')),
  }));
  const whole = formatPoints(r.value, lang);
  const adds =
    formatPoints(
      shown.reduce((sum, term) => sum + term.points, 0),
      lang,
    ) === whole;
  const terms = shown.map(({ of, is }) => ({ en: `${of} of ${is}`, zh: `${is}×${of}` })[lang]);
  return `${whole} ${adds ? '=' : '≈'} ${terms.join(' + ')}`;
}
