import { signal } from '@preact/signals';
import { firstIsBest, type Plan } from '../../edition/index.js';
import { partColour } from '../../figures/index.js';
import { alikeInList, formatInList, formatPoints, listDigits } from '../../words/index.js';
import type { Standing } from './messages.js';
import {
  askRanges,
  lang,
  looking,
  period,
  plan,
  ranges as published,
  setPeriod,
  shown,
  stability,
  standing,
} from './state.js';
import { word } from './words.js';

const onlyChanges = signal(false);
const most = signal(40);

/** The ranking, computed from the files as they are. */
export function Ranking() {
  const of = plan.value;
  const now = shown.value;
  if (!of || !now) return null;
  const before = looking.value ? standing.value!.ranks : now.savedRanks;
  const rows = orderOf(now.ranks, before);
  const listed = onlyChanges.value ? rows.filter((c) => before[c] !== now.ranks[c]) : rows;
  return (
    <section id="studio-ranking" class="studio-part">
      <div class="titled">
        <h2>{word('ranking')}</h2>
        <Period of={of} />
      </div>
      <div class="views">
        <span>
          {([false, true] as const).map((only) => (
            <button
              key={String(only)}
              type="button"
              aria-pressed={onlyChanges.value === only}
              onClick={() => {
                onlyChanges.value = only;
              }}
            >
              {word(only ? 'changes' : 'all')}
            </button>
          ))}
        </span>
      </div>
      <HowFar />
      {listed.length === 0 ? <p class="soft">{word('nothingChanges')}</p> : null}
      {listed.length > 0 ? <Rows {...{ of, now, before }} rows={listed.slice(0, most.value)} /> : null}
      {listed.length > most.value ? (
        <button
          type="button"
          class="button"
          onClick={() => {
            most.value = Number.POSITIVE_INFINITY;
          }}
        >
          {{ en: `Show all ${listed.length}`, zh: `显示全部${listed.length}个` }[lang]}
        </button>
      ) : null}
    </section>
  );
}

/** The ranges of ranks as a release will say them, on request: they take longer than those beside the ranking. */
function HowFar() {
  const now = published.value;
  if (looking.value) return null;
  if (now === undefined)
    return (
      <p>
        <button type="button" class="button" onClick={askRanges}>
          {word('rangesDo')}
        </button>
      </p>
    );
  return (
    <p class="soft" role="status">
      {word(now === 'asked' ? 'computing' : 'rangesAbout')}
    </p>
  );
}

/** Units by rank; last those that have lost their score. */
function orderOf(ranks: Int32Array, before: Int32Array): number[] {
  const place = (c: number) => ranks[c] || 1e9 + (before[c] || 1e9);
  return [...ranks.keys()]
    .filter((c) => ranks[c]! > 0 || before[c]! > 0)
    .sort((a, b) => place(a) - place(b) || a - b);
}

function Period({ of }: { of: Plan }) {
  const periods = of.periods.slice(of.first);
  if (periods.length < 2) return <span class="soft">{periods[0]}</span>;
  return (
    <label class="soft">
      {word('period')}{' '}
      <select value={period.value} onChange={(e) => setPeriod(e.currentTarget.value)}>
        {periods.map((p) => (
          <option key={p} value={p}>
            {p}
          </option>
        ))}
      </select>
    </label>
  );
}

interface Of {
  of: Plan;
  now: Standing;
  before: Int32Array;
  rows: readonly number[];
}

function Rows({ of, now, before, rows }: Of) {
  const digits = listDigits(of, 0, now.values);
  const alike = alikeInList(now.values, now.ranks, digits);
  const asked = typeof published.value === 'object' ? published.value : undefined;
  const ranges = looking.value ? undefined : (asked ?? stability.value);
  const units = now.ranks.filter((rank) => rank > 0).length;
  const whole = now.values.reduce((a, b) => (b > a ? b : a), 0);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col" class="n">
            {word('rank')}
          </th>
          <th scope="col">{word(looking.value ? 'preview' : 'change')}</th>
          <th scope="col">{word('name')}</th>
          <th scope="col" class="n">
            {word('score')}
          </th>
          <th scope="col">{word(ranges && ranges === asked ? 'rangesHead' : 'stable')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((c) => (
          <tr key={of.units[c]!.code} class={before[c] === now.ranks[c] ? undefined : 'here'}>
            <td class="n">
              <b>{now.ranks[c] || '—'}</b>
            </td>
            <td>
              <Change of={of} from={before[c]!} to={now.ranks[c]!} />
            </td>
            <td class="wrap">
              {of.units[c]!.name[lang]}
              <Made {...{ of, now, c, whole }} />
            </td>
            <td class="n">{now.ranks[c] ? formatInList(now.values[c]!, digits, alike.has(c), lang) : ''}</td>
            <td class="whisker">
              {ranges && ranges.low[c]! > 0 ? (
                <Range low={ranges.low[c]!} high={ranges.high[c]!} rank={now.ranks[c]!} units={units} />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The parts of a score as a stacked bar, where they add up to it. */
function Made({ of, now, c, whole }: { of: Plan; now: Standing; c: number; whole: number }) {
  const own = now.parts.map((part) => part[c]!);
  if (whole <= 0 || !own.every((x) => x >= 0)) return null;
  const { children } = of.nodes[0]!;
  const said = children.map((h, i) => `${of.nodes[h]!.title[lang]} ${formatPoints(own[i]!, lang)}`);
  return (
    <span class="studio-made" role="img" aria-label={said.join({ en: ', ', zh: '，' }[lang])}>
      {children.map((h, i) => (
        <i
          key={h}
          class={`p${partColour(i, children.length)}`}
          title={said[i]}
          style={{ width: `${((100 * own[i]!) / whole).toFixed(2)}%` }}
        />
      ))}
    </span>
  );
}

function Change({ of, from, to }: { of: Plan; from: number; to: number }) {
  if (from === to) return <span class="soft">{word('same')}</span>;
  if (!to) return <b class="down">{word('noScore')}</b>;
  if (!from) return <span class="soft">{word('isNew')}</span>;
  const isUp = from > to === firstIsBest(of);
  return (
    <span class={isUp ? 'up' : 'down'}>
      {isUp ? '▲' : '▼'} {Math.abs(from - to)}
    </span>
  );
}

function Range({ low, high, rank, units }: { low: number; high: number; rank: number; units: number }) {
  const x = (r: number) => 4 + (112 * (r - 1)) / Math.max(1, units - 1);
  return (
    <svg viewBox="0 0 120 14" role="img" aria-label={low === high ? String(low) : `${low}–${high}`}>
      <path d={`M${x(low)} 7H${x(high)}`} />
      <circle cx={x(rank)} cy="7" r="3.5" />
    </svg>
  );
}
