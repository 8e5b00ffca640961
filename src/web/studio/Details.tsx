import { useEffect } from 'preact/hooks';
import {
  choices,
  type DraftFiles,
  hasTreeInYaml,
  setGroupTitle,
  setIndicator,
  setIndicatorScale,
  writtenNumber,
} from '../../draft/index.js';
import type { Plan, PlanIndicator, Text } from '../../edition/index.js';
import { AddTo, Remove } from './AddRemove.js';
import { Effect } from './Effect.js';
import { Fold, GroupMethod } from './GroupMethod.js';
import { choiceNames } from './methodWords.js';
import { moveTo, putInGroup } from './moves.js';
import { type Option, Options } from './Options.js';
import { askTry, edit, files, lang, trouble } from './state.js';
import { both, word, wordIn } from './words.js';

/** Name, unit, direction and group of a node. */
export function Details({ of, h }: { of: Plan; h: number }) {
  const node = of.nodes[h]!;
  const indicator = of.indicators[node.indicator];
  const rename = (to: 'en' | 'zh', text: string) =>
    edit(
      both((l) => `${node.title[l]}: “${text}”`),
      indicator
        ? setIndicator(files.peek(), node.id, to === 'en' ? 'title_en' : 'title_zh', text)
        : setGroupTitle(files.peek(), node.id, to, text),
    );
  return (
    <div class="studio-details">
      <Field label={word('nameEn')} value={written(node.title, 'en')} onPut={(text) => rename('en', text)} />
      <Field label={word('nameZh')} value={written(node.title, 'zh')} onPut={(text) => rename('zh', text)} />
      {indicator ? <OfIndicator of={of} indicator={indicator} /> : null}
      <Group of={of} h={h} />
      {indicator ? <Remove node={node} /> : <GroupMethod of={of} node={node} />}
      {indicator ? null : <AddTo of={of} node={node} />}
    </div>
  );
}

/** A text where it is written in this language; empty where another language is used instead. */
export const written = (text: Text, of: 'en' | 'zh') => (text.from?.[of] === undefined ? text[of] : '');

export function Field({
  label,
  value,
  mayBeEmpty = false,
  isNumber = false,
  onPut,
}: {
  label: string;
  value: string;
  mayBeEmpty?: boolean;
  isNumber?: boolean;
  onPut: (text: string) => void;
}) {
  return (
    <label>
      <span>{label}</span>
      <input
        value={value}
        inputMode={isNumber ? 'decimal' : undefined}
        onChange={(e) => {
          const text = e.currentTarget.value.trim();
          if (isNumber && Number.isNaN(Number(text))) {
            trouble.value = word('noNumber').replace('{text}', text);
            return;
          }
          if ((mayBeEmpty || text !== '') && text !== value) onPut(text);
        }}
      />
    </label>
  );
}

function OfIndicator({ of, indicator }: { of: Plan; indicator: PlanIndicator }) {
  const { id, title, unit, direction, formula } = indicator;
  const turned = setIndicator(files.value, id, 'direction', String(-direction));
  return (
    <>
      <Field
        label={word('unit')}
        value={unit[lang]}
        onPut={(text) =>
          edit(
            both((l) => `${title[l]}: ${text}`),
            setIndicator(files.peek(), id, lang === 'zh' ? 'unit_zh' : 'unit', text),
          )
        }
      />
      {formula === undefined ? null : (
        <p class="formula">
          {word('formula')}: <code>{formula}</code>
        </p>
      )}
      <Goalposts indicator={indicator} />
      <Scale of={of} indicator={indicator} />
      <fieldset>
        <legend>{word('direction')}</legend>
        {([1, -1] as const).map((d) => (
          <label key={d}>
            <input
              type="radio"
              name={`direction-${id}`}
              checked={d === direction}
              onChange={() =>
                edit(
                  both((l) => `${title[l]}: ${directions[d][l]}`),
                  turned,
                )
              }
            />{' '}
            {directions[d][lang]}
            {d === direction ? null : <Tried id={`direction ${id}`} of={of} files={turned} />}
          </label>
        ))}
      </fieldset>
    </>
  );
}

/** The values with no points and with all of them. */
function Goalposts({ indicator: { id, title } }: { indicator: PlanIndicator }) {
  return (
    <>
      {(['low', 'high'] as const).map((key) => (
        <Field
          key={key}
          label={word(key === 'low' ? 'goalLow' : 'goalHigh')}
          value={writtenNumber(files.value, id, key)}
          mayBeEmpty
          isNumber
          onPut={(text) =>
            edit(
              both(
                (l) => `${title[l]} · ${wordIn(key === 'low' ? 'goalLow' : 'goalHigh', l)} ${text || '—'}`,
              ),
              setIndicator(files.peek(), id, key, text),
            )
          }
        />
      ))}
    </>
  );
}

/** The scale of one indicator: goalposts among them, once it has both. */
function Scale({ of, indicator: { id, title } }: { of: Plan; indicator: PlanIndicator }) {
  const now = files.value;
  const hasEnds = writtenNumber(now, id, 'low') !== '' && writtenNumber(now, id, 'high') !== '';
  const options: Option[] = [
    {
      key: '',
      title: both((l) => wordIn('sameAsIndex', l)),
      put: () => setIndicatorScale(now, id, undefined),
    },
    ...Object.keys(choices.normalise).flatMap((key): Option[] => {
      const [name, means] = choiceNames.normalise[key]!;
      const isPossible =
        key !== 'base-share' && (hasEnds || !['goalposts', 'log-goalposts', 'scaled'].includes(key));
      return isPossible ? [{ key, title: name, means, put: () => setIndicatorScale(now, id, key) }] : [];
    }),
  ];
  return (
    <Fold summary={word('ownScale')}>
      <Options
        id={`scale ${id}`}
        title={both((l) => `${title[l]} · ${wordIn('ownScale', l)}`)}
        options={options}
        of={of}
      />
    </Fold>
  );
}

const directions = {
  1: { en: 'more is better', zh: '越高越好' },
  [-1]: { en: 'less is better', zh: '越低越好' },
} as const;

/** The effect of a change, requested when it is first shown. */
function Tried({ id, of, files: other }: { id: string; of: Plan; files: DraftFiles }) {
  useEffect(() => askTry(id, () => other), [id, other]);
  return <Effect id={id} of={of} />;
}

function Group({ of, h }: { of: Plan; h: number }) {
  const { id, parent, indicator } = of.nodes[h]!;
  if (indicator < 0) return null;
  const groups = of.nodes.filter((node) => node.indicator < 0);
  const nested = hasTreeInYaml(files.value);
  return (
    <label>
      <span>{word('group')}</span>
      <select
        value={of.nodes[parent]!.id}
        onChange={(e) => {
          const to = e.currentTarget.value;
          if (to === '') putInGroup(id);
          else moveTo(id, to, of.nodes.find((node) => node.id === to)!.children.length);
        }}
      >
        {groups.map((node) => (
          <option key={node.id} value={node.id}>
            {node.title[lang]}
          </option>
        ))}
        {nested ? <option value="">{word('newGroup')}</option> : null}
      </select>
    </label>
  );
}
