import { useEffect, useState } from 'preact/hooks';
import { setGroupMethod, writtenWeigh } from '../../draft/index.js';
import { maxConsistencyRatio, type Plan, type PlanNode } from '../../edition/index.js';
import { formatNumber } from '../../words/index.js';
import {
  type Expert,
  expertsIn,
  type Judged,
  judge,
  leastChange,
  newExpert,
  stepOf,
  written,
} from './ahp.js';
import { Together } from './JudgedWeights.js';
import { isWhole, Pairs, Points, pairText } from './Judgements.js';
import { askStanding, edit, files, lang } from './state.js';
import { both, word, wordIn } from './words.js';

/** Judgements of several experts on the parts of a group; weights, consistency and ranking follow at once. */
export function Experts({ of, node }: { of: Plan; node: PlanNode }) {
  const names = node.children.map((h) => of.nodes[h]!.title[lang]);
  const n = names.length;
  const was = writtenWeigh(files.peek(), node.id);
  const [by, setBy] = useState<'ahp' | 'budget'>(
    typeof was === 'object' && was.by === 'budget' ? 'budget' : 'ahp',
  );
  const [experts, setExperts] = useState<Expert[]>(
    () => expertsIn(was, n, (k) => nameOf(k)) ?? [newExpert(nameOf(0), n)],
  );
  const [at, setAt] = useState(0);
  const judged = judge(experts, by);
  // What is not taken shows in the ranking only while this is open.
  useEffect(() => () => askStanding(), []);
  const put = (next: Expert[], way = by) => {
    setExperts(next);
    const now = judge(next, way);
    if (now)
      askStanding(Object.fromEntries(node.children.map((h, k) => [of.nodes[h]!.id, now.together[k]!])));
  };
  const expert = experts[at]!;
  const change = (part: Partial<Expert>) => put(experts.with(at, { ...expert, ...part }));
  const drop = () => {
    setAt(0);
    put(experts.filter((one) => one !== expert));
  };
  const take = () =>
    edit(
      both((l) => `${node.title[l]}: ${wordIn(by === 'ahp' ? 'inPairs' : 'points', l)}`),
      setGroupMethod(files.peek(), node.id, 'weigh', written(experts, by)),
    );
  return (
    <div class="studio-experts">
      <p class="note">{word('expertsAbout')}</p>
      <Ways
        by={by}
        onPut={(way) => {
          setBy(way);
          put(experts, way);
        }}
      />
      <Who
        {...{ experts, at, setAt, judged, by }}
        onAdd={() => {
          put([...experts, newExpert(nameOf(experts.length), n)]);
          setAt(experts.length);
        }}
      />
      <OfExpert {...{ expert, names, by, change }} onDrop={experts.length > 1 ? drop : undefined} />
      {by === 'ahp' ? <Advice {...{ expert, names, judged, at }} /> : null}
      {judged ? <Together {...{ experts, judged, names, by }} /> : null}
      <button
        type="button"
        class="button strong"
        disabled={!judged || judged.ratio > maxConsistencyRatio || !experts.every((one) => isWhole(one, by))}
        onClick={take}
      >
        {word('takeWeights')}
      </button>
    </div>
  );
}

/** In pairs, or by points. */
const Ways = ({ by, onPut }: { by: 'ahp' | 'budget'; onPut: (by: 'ahp' | 'budget') => void }) => (
  <div class="views" role="group" aria-label={word('experts')}>
    {(['ahp', 'budget'] as const).map((way) => (
      <button key={way} type="button" aria-pressed={by === way} onClick={() => onPut(way)}>
        {word(way === 'ahp' ? 'inPairs' : 'points')}
      </button>
    ))}
  </div>
);

const nameOf = (k: number) => word('expert').replace('{n}', String(k + 1));

/** What one expert says: a name, the judgements, and whether they count. */
function OfExpert({
  expert,
  names,
  by,
  change,
  onDrop,
}: {
  expert: Expert;
  names: readonly string[];
  by: 'ahp' | 'budget';
  change: (part: Partial<Expert>) => void;
  onDrop: (() => void) | undefined;
}) {
  return (
    <>
      <label>
        {word('expertName')}{' '}
        <input
          value={expert.name}
          onChange={(e) => change({ name: e.currentTarget.value.trim() || expert.name })}
        />
      </label>
      {by === 'ahp' ? (
        <Pairs names={names} rows={expert.rows} onPut={(rows) => change({ rows })} />
      ) : (
        <Points names={names} points={expert.points} onPut={(points) => change({ points })} />
      )}
      <label>
        <input
          type="checkbox"
          checked={expert.counts}
          onChange={(e) => change({ counts: e.currentTarget.checked })}
        />{' '}
        {word('counts')}
      </label>
      {onDrop ? (
        <p>
          <button type="button" class="link" onClick={onDrop}>
            {word('dropExpert')}
          </button>
        </p>
      ) : null}
    </>
  );
}

/** The experts, each with the consistency of the judgements. */
function Who({
  experts,
  at,
  setAt,
  judged,
  by,
  onAdd,
}: {
  experts: readonly Expert[];
  at: number;
  setAt: (at: number) => void;
  judged: Judged | undefined;
  by: 'ahp' | 'budget';
  onAdd: () => void;
}) {
  return (
    <p class="studio-who">
      {experts.map(({ name, counts }, e) => {
        const ratio = judged?.each[e]?.ratio ?? 0;
        return (
          <button key={e} type="button" aria-pressed={e === at} onClick={() => setAt(e)}>
            {name}
            <small class={ratio > maxConsistencyRatio ? 'wrong' : 'soft'}>
              {by === 'ahp' ? ` ${formatNumber(ratio, 2, lang)}` : ''}
              {counts ? '' : ' —'}
            </small>
          </button>
        );
      })}
      <button type="button" class="link" onClick={onAdd}>
        {word('addExpert')}
      </button>
    </p>
  );
}

/** Which judgement of an expert fits the others least, and what would. */
function Advice({
  expert,
  names,
  judged,
  at,
}: {
  expert: Expert;
  names: readonly string[];
  judged: Judged | undefined;
  at: number;
}) {
  const ratio = judged?.each[at]?.ratio ?? 0;
  const change = ratio > maxConsistencyRatio ? leastChange(expert.rows) : undefined;
  return (
    <p class={ratio > maxConsistencyRatio ? 'studio-advice' : 'soft'} role="status">
      {word('consistency')} {formatNumber(ratio, 2, lang)}. {word('consistencyAbout')}{' '}
      {change
        ? word('contradicts')
            .replace('{name}', expert.name)
            .replace('{pair}', pairText(names, change.pair, stepOf(expert.rows, change.pair)))
            .replace('{other}', pairText(names, change.pair, change.step))
            .replace('{ratio}', formatNumber(change.ratio, 2, lang))
        : null}
    </p>
  );
}
