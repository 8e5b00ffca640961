import { useSignal } from '@preact/signals';
import { firstIsBest, type Lang, type Plan } from '../../edition/index.js';
import { formatPercent, formatPoints, listDigits } from '../../words/index.js';
import type { Outcome, Stability } from './bench.js';
import { Grip, moving } from './Grip.js';
import { folders } from './state.js';
import { word } from './words.js';

const shownAtFirst = 25;

/** Indices of the units in order of their ranks; those without a score are omitted. */
export const inOrder = (ranks: Int32Array): number[] =>
  [...ranks.keys()].filter((c) => ranks[c]! > 0).sort((a, b) => ranks[a]! - ranks[b]! || a - b);

const range = (low: number, high: number) => (low === high ? String(low) : `${low}–${high}`);

/** The rank in the edition, with how far it is from the rank shown; in one text, which changes without new layout. */
function ownRank(rank: number, by: number, lang: Lang): string {
  if (!rank) return word('missing', lang);
  return by === 0 ? String(rank) : `${rank} ${by > 0 ? '▲' : '▼'}${Math.abs(by)}`;
}

/** The ranking under the reader's weights, next to the edition's own. */
export function Results({
  plan,
  outcome,
  ranges,
  stability,
  lang,
  root,
}: {
  plan: Plan;
  outcome: Outcome;
  /** The published ranges by unit, where these are the edition's own weights. */
  ranges: readonly (readonly [low: number, high: number])[] | undefined;
  stability: Stability | undefined;
  lang: Lang;
  root: string;
}) {
  const all = useSignal(false);
  const order = inOrder(outcome.ranks);
  const move = moving.value;
  const digits = listDigits(plan, 0, outcome.values, outcome.ranks);
  const rows = all.value ? order : order.slice(0, shownAtFirst);
  const spans = (c: number): string => {
    if (ranges) return range(...ranges[c]!);
    return stability ? range(stability.low[c]!, stability.high[c]!) : '…';
  };
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
              {word(ranges ? 'published' : 'stable', lang)}
            </th>
            {ranges ? null : (
              <th scope="col" class="n wide">
                {word('held', lang)}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((c, place) => {
            const { code, name } = plan.units[c]!;
            const by = outcome.ownRanks[c]! - outcome.ranks[c]!;
            return (
              <tr key={place} data-c={c} class={move?.onto === c && move.unit !== c ? 'onto' : undefined}>
                <td class="gripped">
                  <Grip unit={c} name={name[lang]} order={rows} lang={lang} />
                  {outcome.ranks[c]}
                </td>
                <td class={by === 0 ? 'soft' : by > 0 === firstIsBest(plan) ? 'up' : 'down'}>
                  <div class="line">{ownRank(outcome.ownRanks[c]!, by, lang)}</div>
                </td>
                <td>
                  <div class="line">
                    <a
                      href={`${root}/place/${encodeURIComponent(folders.value.get(code) ?? code)}/${outcome.period}`}
                    >
                      <b>{name[lang]}</b>
                    </a>
                  </div>
                </td>
                <td class="n">
                  <div class="line">{formatPoints(outcome.values[c]!, lang, digits[c])}</div>
                </td>
                <td class="n soft">{spans(c)}</td>
                {ranges ? null : (
                  <td class="n soft wide">{stability ? formatPercent(stability.held[c]!, lang, 0) : '…'}</td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {order.length > shownAtFirst ? (
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
