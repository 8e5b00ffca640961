import type { ComponentChildren } from 'preact';
import type { Lang } from '../../edition/index.js';
import { type Explored, exploredQuery, type Figure, wordOf } from '../../figures/index.js';
import { chartsPath, rootOf, type Shown } from '../shown.js';

export interface ExploreOf {
  release: Shown;
  lang: Lang;
  state: Explored;
  figure: Figure;
  /** The address of another chart. */
  to: (change: Partial<Explored>) => string;
}

/** A form that keeps all of the chart that it does not ask for itself. */
export function ExploreForm({
  release,
  lang,
  state,
  without,
  children,
}: ExploreOf & { without: readonly string[]; children: ComponentChildren }) {
  const kept = new URLSearchParams(exploredQuery(release, state));
  const of = state.places.map((s) => wordOf(release, s)).join(' ');
  return (
    <form class="explored" action={`${rootOf(release, lang)}/${chartsPath}`} data-swap>
      <input type="hidden" name="of" value={of} />
      {[...kept]
        .filter(([name]) => name !== 'of' && !without.includes(name))
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      {children}
    </form>
  );
}
