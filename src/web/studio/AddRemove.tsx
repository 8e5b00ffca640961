import { useState } from 'preact/hooks';
import {
  addIndicator,
  type DraftFiles,
  hasTreeInYaml,
  indicatorIds,
  isJudged,
  removeIndicator,
  unusedId,
  withLeaf,
} from '../../draft/index.js';
import type { Plan, PlanNode, Text } from '../../edition/index.js';
import { refusing } from './refusing.js';
import { files, lang, plan } from './state.js';
import { both, word, wordIn } from './words.js';

/** Takes an indicator away, where the edition can be computed without it. */
export function Remove({ node }: { node: PlanNode }) {
  if (!hasTreeInYaml(files.value)) return null;
  const name = both((l) => wordIn('removed', l).replace('{name}', node.title[l]));
  return (
    <p>
      <button
        type="button"
        class="link"
        onClick={() => void refusing(name, (now) => removeIndicator(now, node.id))}
      >
        {word('remove')}
      </button>
    </p>
  );
}

/** Adds to a group a computed indicator, or figures that are outside the framework. */
export function AddTo({ of, node }: { of: Plan; node: PlanNode }) {
  const [title, setTitle] = useState('');
  const [formula, setFormula] = useState('');
  const [unit, setUnit] = useState('');
  const [direction, setDirection] = useState<1 | -1>(1);
  if (!hasTreeInYaml(files.value)) return null;
  if (isJudged(files.value, node.id)) return <p class="note">{word('judgedGroup')}</p>;
  const isReady = title.trim() !== '' && formula.trim() !== '';
  const add = async () => {
    const id = newId(files.peek());
    const named = { [lang]: title.trim() };
    const made = { id, title: named, unit: unit.trim() || '1', direction, formula: formula.trim() };
    const isDone = await refusing(addedText({ en: title, zh: title }), (now) =>
      addIndicator(now, node.id, made),
    );
    if (isDone) for (const empty of [setTitle, setFormula, setUnit]) empty('');
  };
  return (
    <details class="studio-add">
      <summary>{word('addIndicator')}</summary>
      <p class="note">{word('addAbout')}</p>
      <label>
        <span>{word(lang === 'en' ? 'nameEn' : 'nameZh')}</span>
        <input value={title} onInput={(e) => setTitle(e.currentTarget.value)} />
      </label>
      <label>
        <span>{word('formula')}</span>
        <input value={formula} onInput={(e) => setFormula(e.currentTarget.value)} />
      </label>
      <Names of={of} onPut={(id) => setFormula(`${formula}${formula ? ' ' : ''}${id}`)} />
      <label>
        <span>{word('unit')}</span>
        <input value={unit} onInput={(e) => setUnit(e.currentTarget.value)} />
      </label>
      <label>
        <span>{word('direction')}</span>
        <select value={direction} onChange={(e) => setDirection(e.currentTarget.value === '-1' ? -1 : 1)}>
          <option value="1">{word('more')}</option>
          <option value="-1">{word('fewer')}</option>
        </select>
      </label>
      <button
        type="button"
        class="button"
        disabled={!isReady}
        title={isReady ? undefined : word('addNeeds')}
        onClick={() => void add()}
      >
        {word('addDo')}
      </button>
      <Outside of={of} node={node} />
    </details>
  );
}

/** The figures that a formula may use, by name. */
const Names = ({ of, onPut }: { of: Plan; onPut: (id: string) => void }) => (
  <p class="studio-names">
    {of.indicators.map(({ id, title: name }) => (
      <button key={id} type="button" class="link" onClick={() => onPut(id)}>
        {name[lang]}
      </button>
    ))}
  </p>
);

/** Figures that the framework does not use, such as denominators: each can be put into the group. */
function Outside({ of, node }: { of: Plan; node: PlanNode }) {
  const inTree = new Set(of.nodes.map(({ indicator }) => indicator));
  const outside = of.indicators.filter((_, k) => !inTree.has(k));
  return (
    <>
      {outside.length > 0 ? <p class="note">{word('putBack')}</p> : null}
      {outside.map(({ id, title: name }) => (
        <button
          key={id}
          type="button"
          class="button"
          onClick={() => void refusing(addedText(name), (now) => withLeaf(now, node.id, id))}
        >
          {name[lang]}
        </button>
      ))}
    </>
  );
}

const addedText = (title: Text) => both((l) => wordIn('added', l).replace('{name}', title[l]));

/** An id that neither a node nor an indicator has. */
function newId(now: DraftFiles): string {
  const taken = new Set([...indicatorIds(now), ...(plan.peek()?.nodes.map(({ id }) => id) ?? [])]);
  for (let n = 1; ; n++) {
    const id = unusedId(now, `computed-${n}`);
    if (!taken.has(id)) return id;
  }
}
