import { type ReadonlySignal, type Signal, useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { firstIsBest, type Lang, type Plan } from '../../edition/index.js';
import { formatInList, formatPercent } from '../../words/index.js';
import type { Outcome, Stability } from './bench.js';
import { Grip, moving } from './Grip.js';
import { folders, resting } from './state.js';
import { word } from './words.js';

const shownAtFirst = 25;

/** An outcome, with what is known of how firm its ranks are. */
export interface Ranking {
  outcome: Outcome;
  /** The published ranges by unit, where these are the edition's own weights. */
  ranges: readonly (readonly [low: number, high: number])[] | undefined;
  stability: Stability | undefined;
}

const range = (low: number, high: number) => (low === high ? String(low) : `${low}–${high}`);

/** The rank in the edition, with how far it is from the rank shown; in one text, which changes without new layout. */
function ownRank(rank: number, by: number, lang: Lang): string {
  if (!rank) return word('missing', lang);
  return by === 0 ? String(rank) : `${rank} ${by > 0 ? '▲' : '▼'}${Math.abs(by)}`;
}

interface Shared {
  plan: Plan;
  ranking: ReadonlySignal<Ranking>;
  lang: Lang;
  root: string;
}

/** The ranking under the reader's weights, next to the edition's own. Its rows are drawn one by one. */
export function Results({ plan, ranking, lang, root }: Shared) {
  const all = useSignal(false);
  const length = useComputed(() => ranking.value.outcome.order.length).value;
  const ranged = useComputed(() => ranking.value.ranges !== undefined).value;
  const rows = all.value ? length : Math.min(length, shownAtFirst);
  return (
    <>
      <table id="lab-ranks">
        <thead>
          <tr>
            <th scope="col">{word('rank', lang)}</th>
            <th scope="col">{word('inEdition', lang)}</th>
            <th scope="col">{word('unit', lang)}</th>
            <th scope="col" class="n">
              {word('score', lang)}
            </th>
            <th scope="col" class="n">
              {word(ranged ? 'published' : 'stable', lang)}
            </th>
            {ranged ? null : (
              <th scope="col" class="n wide">
                {word('held', lang)}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, place) => (
            <Row key={place} {...{ place, rows, ranged, plan, ranking, lang, root }} />
          ))}
        </tbody>
      </table>
      {length > shownAtFirst ? (
        <button
          type="button"
          class="button"
          onClick={() => {
            all.value = !all.value;
          }}
        >
          {word(all.value ? 'fewer' : 'all', lang)}
        </button>
      ) : null}
    </>
  );
}

interface RowOf extends Shared {
  place: number;
  /** How many rows there are, and whether their ranges are the published ones. */
  rows: number;
  ranged: boolean;
}

/** A row of the ranking. Out of sight it waits until the weights rest, so that a drag draws only what can be looked at. */
function Row({ place, rows, ranged, plan, ranking, lang, root }: RowOf) {
  const row = useRef<HTMLTableRowElement>(null);
  const seen = useSignal(true);
  useEffect(() => watch(row.current!, seen), []);
  const drawn = useComputed(() => (seen.value || resting.value ? ranking.value : ranking.peek())).value;
  const { outcome, ranges, stability } = drawn;
  const c = outcome.order[place];
  const move = moving.value;
  if (c === undefined) return null;
  const { code, name } = plan.units[c]!;
  const by = outcome.ownRanks[c]! - outcome.ranks[c]!;
  const known = ranges?.[c] ?? (stability && ([stability.low[c]!, stability.high[c]!] as const));
  return (
    <tr ref={row} data-c={c} class={move?.onto === c && move.unit !== c ? 'onto' : undefined}>
      <td class="gripped">
        <Grip unit={c} name={name[lang]} order={outcome.order.subarray(0, rows)} lang={lang} />
        {outcome.ranks[c]}
      </td>
      <td class={by === 0 ? 'soft' : by > 0 === firstIsBest(plan) ? 'up' : 'down'}>
        <div class="line">{ownRank(outcome.ownRanks[c]!, by, lang)}</div>
      </td>
      <td>
        <div class="line">
          <a href={`${root}/place/${encodeURIComponent(folders.value.get(code) ?? code)}/${outcome.period}`}>
            <b>{name[lang]}</b>
          </a>
        </div>
      </td>
      <td class="n">
        <div class="line">{formatInList(outcome.values[c]!, outcome.digits, outcome.alike.has(c), lang)}</div>
      </td>
      <td class="n soft">{known ? range(...known) : '…'}</td>
      {ranged ? null : (
        <td class="n soft wide">{stability ? formatPercent(stability.held[c]!, lang, 0) : '…'}</td>
      )}
    </tr>
  );
}

const watched = new WeakMap<Element, Signal<boolean>>();
const watcher = new IntersectionObserver((changes) => {
  for (const { target, isIntersecting } of changes) {
    const seen = watched.get(target);
    if (seen) seen.value = isIntersecting;
  }
});

/** Keeps `seen` true while a row is on the screen. */
function watch(row: Element, seen: Signal<boolean>): () => void {
  watched.set(row, seen);
  watcher.observe(row);
  return () => watcher.unobserve(row);
}
