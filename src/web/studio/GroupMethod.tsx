import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { hasTreeInYaml, setGroupMethod } from '../../draft/index.js';
import { aggregateNames, dataFamilies, type Plan, type PlanNode } from '../../edition/index.js';
import { familyName } from '../../words/index.js';
import { Experts } from './Experts.js';
import { choiceNames } from './methodWords.js';
import { type Option, Options } from './Options.js';
import { files } from './state.js';
import { both, word, wordIn } from './words.js';

/** Where the weights of the parts of a group come from, and how they are combined: each way with its effect before it is taken. */
export function GroupMethod({ of, node }: { of: Plan; node: PlanNode }) {
  const now = files.value;
  if (!hasTreeInYaml(now)) return null;
  const { id, children } = node;
  const ways: Option[] = (['given', 'equal', ...dataFamilies] as const).map((by) => ({
    key: by,
    title: both((l) => familyName(by, l)),
    put: () => setGroupMethod(now, id, 'weigh', by),
  }));
  const combined: Option[] = [
    {
      key: '',
      title: both((l) => wordIn('sameAsIndex', l)),
      put: () => setGroupMethod(now, id, 'aggregate', undefined),
    },
    ...aggregateNames.map((name): Option => {
      const [title, means] = choiceNames.aggregate[name]!;
      const isForLater = name === 'benefit-of-the-doubt' && node.aggregate !== name;
      return { key: name, title, means, isForLater, put: () => setGroupMethod(now, id, 'aggregate', name) };
    }),
  ];
  return (
    <div class="studio-group">
      {children.length > 1 ? (
        <>
          <Fold summary={word('weighing')}>
            <Options id={`weigh ${id}`} title={titled('weighing', node)} options={ways} of={of} />
          </Fold>
          <Fold summary={word('experts')}>
            <Experts key={partsOf(of, node)} of={of} node={node} />
          </Fold>
        </>
      ) : null}
      <Fold summary={word('combining')}>
        <Options id={`aggregate ${id}`} title={titled('combining', node)} options={combined} of={of} />
      </Fold>
    </div>
  );
}

/** What is made only once it is opened, as its effects take time to compute. */
export function Fold({ summary, children }: { summary: string; children: ComponentChildren }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="studio-fold" onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen ? children : null}
    </details>
  );
}

/** Another group, or other parts of it, have other judgements. */
const partsOf = ({ nodes }: Plan, { id, children }: PlanNode) =>
  [id, ...children.map((h) => nodes[h]!.id)].join(' ');

const titled = (name: 'weighing' | 'combining', { title }: PlanNode) =>
  both((l) => `${title[l]} · ${wordIn(name, l)}`);
