import { signal, useComputed } from '@preact/signals';
import {
  hasTreeInYaml,
  setGroupMethod,
  setWeights,
  weightsAsWritten,
  writtenShares,
} from '../../draft/index.js';
import type { Plan } from '../../edition/index.js';
import { partColour } from '../../figures/index.js';
import { formatPercent } from '../../words/index.js';
import { withShare } from '../lab/settings.js';
import { Details } from './Details.js';
import { Grip } from './Grip.js';
import { landing, openNode } from './moves.js';
import { askStanding, edit, files, lang, looking, plan } from './state.js';
import { both, word } from './words.js';

/** Shares of the children of a node that are being moved and not yet written. */
const moving = signal<{ parent: number; shares: readonly number[] } | undefined>(undefined);

/** A share that was typed and cannot be taken, and the node it was typed for. */
const refused = signal<{ id: string; value: string } | undefined>(undefined);

/** The framework: groups with their indicators, each with its share. */
export function Tree() {
  const of = plan.value;
  if (!of) return null;
  return (
    <section id="studio-weights" class="studio-part">
      <h2>{word('weights')}</h2>
      <p class="note">{word('weightsHelp')}</p>
      <Whole of={of} />
      <Children of={of} g={0} whole={1} />
    </section>
  );
}

/** What is said of the whole index: how its groups are weighed and combined. */
function Whole({ of }: { of: Plan }) {
  const isOpen = openNode.value === of.nodes[0]!.id;
  if (!hasTreeInYaml(files.value)) return null;
  return (
    <div>
      <button
        type="button"
        class="link"
        aria-expanded={isOpen}
        onClick={() => {
          openNode.value = isOpen ? '' : of.nodes[0]!.id;
        }}
      >
        {word('ofIndex')}
      </button>
      {isOpen ? <Details of={of} h={0} /> : null}
    </div>
  );
}

function Children({ of, g, whole }: { of: Plan; g: number; whole: number }) {
  const { children } = of.nodes[g]!;
  // Only the children of this node are drawn again while they are moved.
  const moved = useComputed(() => (moving.value?.parent === g ? moving.value.shares : undefined)).value;
  const shares = moved ?? children.map((h) => of.nodes[h]!.weight);
  return (
    <ul class="studio-tree">
      {children.map((h, i) => (
        <Item key={of.nodes[h]!.id} {...{ of, h, i, shares, whole }} siblings={children} />
      ))}
    </ul>
  );
}

interface Of {
  of: Plan;
  h: number;
  i: number;
  shares: readonly number[];
  siblings: readonly number[];
  whole: number;
}

function Item({ of, h, i, shares, siblings, whole }: Of) {
  const node = of.nodes[h]!;
  const isGroup = node.indicator < 0;
  const { id, title } = node;
  const indicator = isGroup ? undefined : of.indicators[node.indicator];
  const share = shares[i]!;
  const colour = partColour(topOf(of, h), of.nodes[0]!.children.length);
  const isOpen = openNode.value === id;
  const said = [
    indicator?.unit[lang],
    indicator && indicator.denominator >= 0
      ? word('perFigure').replace('{name}', of.indicators[indicator.denominator]!.title[lang])
      : '',
    indicator?.direction === -1 ? word('fewer') : '',
    whole < 1 ? word('ofWhole').replace('{share}', formatPercent(share * whole, lang)) : '',
  ].filter((text) => text);
  return (
    <li data-node={id} class={landing.value?.onto === id ? `onto ${landing.value.side}` : undefined}>
      <div class={isGroup ? 'studio-node group' : 'studio-node'}>
        <Grip id={id} title={title[lang]} />
        <button
          type="button"
          class="studio-name"
          aria-expanded={isOpen}
          onClick={() => {
            openNode.value = isOpen ? '' : id;
          }}
        >
          {isGroup ? <i class={`p${colour}`} /> : null}
          <span>{title[lang]}</span>
          {said.length > 0 ? <small>{said.join(' · ')}</small> : null}
        </button>
        {siblings.length > 1 ? (
          <Share {...{ of, h, i, shares, siblings }} colour={colour} />
        ) : (
          <span class="soft n">{formatPercent(share, lang, 0)}</span>
        )}
      </div>
      {refused.value?.id === id ? (
        <p class="studio-refused" role="alert">
          {word('shareRefused').replace('{value}', refused.value.value)}
        </p>
      ) : null}
      {isOpen ? <Details of={of} h={h} /> : null}
      {isGroup ? <Children of={of} g={h} whole={whole * node.weight} /> : null}
    </li>
  );
}

/** The group below the root that a node belongs to, counted from 0: its colour. */
function topOf({ nodes }: Plan, h: number): number {
  let at = h;
  while (nodes[at]!.parent > 0) at = nodes[at]!.parent;
  return Math.max(0, nodes[0]!.children.indexOf(at));
}

function Share({ of, i, shares, siblings, colour }: Omit<Of, 'whole'> & { colour: number }) {
  const { id, title } = of.nodes[siblings[i]!]!;
  const isRefused = refused.value?.id === id;
  const label = `${word('share')}: ${title[lang]}`;
  const percents = Number((shares[i]! * 100).toFixed(1));
  const next = (text: string) => withShare(shares, i, Number(text) / 100);
  return (
    <>
      <input
        type="range"
        class={`c${colour}`}
        min="0"
        max="100"
        step="1"
        value={percents}
        aria-label={label}
        aria-valuetext={formatPercent(shares[i]!, lang)}
        onInput={(e) => move(of, siblings, next(e.currentTarget.value))}
        onChange={(e) => put(of, siblings, i, next(e.currentTarget.value))}
      />
      <input
        type="number"
        min="0"
        max="100"
        step="any"
        value={percents}
        aria-label={`${label} (%)`}
        aria-invalid={isRefused}
        onChange={(e) => {
          const { validity, value } = e.currentTarget;
          const isTaken = validity.valid && value !== '';
          refused.value = isTaken ? undefined : { id, value: value || '—' };
          if (isTaken) put(of, siblings, i, next(value));
        }}
      />
    </>
  );
}

const idsOf = (of: Plan, siblings: readonly number[]) => siblings.map((h) => of.nodes[h]!.id);

/** While a bar is dragged: only the ranking follows. */
function move(of: Plan, siblings: readonly number[], shares: readonly number[]): void {
  looking.value = undefined;
  moving.value = { parent: of.nodes[siblings[0]!]!.parent, shares };
  askStanding(Object.fromEntries(idsOf(of, siblings).map((id, k) => [id, shares[k]!])));
}

/** Writes shares. */
function put(of: Plan, siblings: readonly number[], i: number, shares: readonly number[]): void {
  const ids = idsOf(of, siblings);
  const { title, weight } = of.nodes[siblings[i]!]!;
  const written = weightsAsWritten(files.peek());
  const before = siblings.map((h) => written.get(of.nodes[h]!.id) ?? of.nodes[h]!.weight);
  const weights = writtenShares(shares, before);
  const name = both((l) => `${title[l]} ${formatPercent(weight, l)} → ${formatPercent(shares[i]!, l)}`);
  const parent = of.nodes[of.nodes[siblings[0]!]!.parent]!;
  const weighed = setWeights(files.peek(), new Map(ids.map((id, k) => [id, weights[k]!])));
  // A share that is moved by hand takes the place of weights from the data or from experts.
  const isGiven = parent.weighing.by === 'given' || parent.weighing.by === 'as-given';
  const next = isGiven ? weighed : setGroupMethod(weighed, parent.id, 'weigh', 'given');
  moving.value = undefined;
  // The plan with the new weights is shown before it is read: nothing jumps back meanwhile.
  const nodes = of.nodes.map((node, h) => {
    const k = siblings.indexOf(h);
    return k < 0 ? node : { ...node, weight: shares[k]! };
  });
  plan.value = { ...of, nodes };
  edit(name, next, `weight ${ids[i]}`);
}
