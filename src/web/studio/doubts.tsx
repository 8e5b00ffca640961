import { computed } from '@preact/signals';
import type { FigureKey } from '../../draft/index.js';
import { findings, lang } from './state.js';

const cellKey = ({ unit, period, indicator }: FigureKey) => `${indicator} ${period} ${unit}`;

/** The first finding of each cell: the one that says most comes first. */
const byCell = computed(() => {
  const all = (findings.value ?? []).flatMap((one) => (one.cell ? [[cellKey(one.cell), one] as const] : []));
  return new Map(all.reverse());
});

/** What is found about a figure. */
export const doubtAt = (key: FigureKey) => byCell.value.get(cellKey(key));

/** What is found about the figure at hand, what it would be, and what that moves in the ranks. */
export function Doubt({ at }: { at: FigureKey }) {
  const found = doubtAt(at);
  const colon = { en: ': ', zh: '：' }[lang];
  return (
    <p class="studio-doubt note" role="status">
      {found ? `${found.where[lang]}${colon}${found.text[lang]}${found.moves[lang]}` : ''}
    </p>
  );
}
