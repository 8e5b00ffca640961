import { type Lang, publishedPeriods, type Text } from '../../edition/index.js';
import { type Choice, type ChoiceKey, choiceQuery } from '../../figures/index.js';
import { periodName } from '../../words/index.js';
import { rootOf, type Shown } from '../shown.js';

const labels: Record<ChoiceKey, Text> = {
  node: { en: 'Of', zh: '指标' },
  by: { en: 'Grouped by', zh: '分组' },
  period: { en: 'Period', zh: '时期' },
  unit: { en: 'Place', zh: '地区' },
  map: { en: 'Map', zh: '地图' },
  as: { en: 'Drawn as', zh: '画法' },
};

interface ChoicesOf {
  release: Shown;
  lang: Lang;
  /** Path of the page behind the language. */
  path: string;
  choice: Choice;
  /** What can be chosen here: numbers of nodes, and whether grouping and period matter. */
  nodes: readonly number[];
  keys: readonly ChoiceKey[];
}

/** The choices of a page, as a form that works without scripts; as links where there is no server. */
export function Choices(of: ChoicesOf) {
  const { release } = of;
  const selects = selectsOf(of).filter((s) => s.options.length > 1);
  if (selects.length === 0) return null;
  return release.files ? <AsLinks {...of} /> : <AsForm {...of} selects={selects} />;
}

interface Select {
  key: ChoiceKey;
  options: { value: string; title: string; on: boolean }[];
}

function selectsOf({ release: { plan }, lang, choice, nodes, keys }: ChoicesOf): Select[] {
  const options: Partial<Record<ChoiceKey, () => Select['options']>> = {
    node: () =>
      nodes.map((g) => ({
        value: plan.nodes[g]!.id,
        title: plan.nodes[g]!.title[lang],
        on: g === choice.node,
      })),
    by: () => plan.groupings.map((g, i) => ({ value: g.column, title: g.title[lang], on: i === choice.by })),
    period: () =>
      publishedPeriods(plan).map((p, t) => ({
        value: p,
        title: periodName(p, lang),
        on: t === choice.period,
      })),
  };
  return keys.flatMap((key) => (options[key] ? [{ key, options: options[key]() }] : []));
}

function AsForm({ release, lang, path, selects }: ChoicesOf & { selects: readonly Select[] }) {
  return (
    <form class="choices" action={`${rootOf(release, lang)}/${path}`} method="get">
      {selects.map(({ key, options }) => (
        <label key={key}>
          <span>{labels[key][lang]}</span>
          <select name={key}>
            {options.map(({ value, title, on }) => (
              <option key={value} value={value} selected={on}>
                {title}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button class="button" type="submit">
        {{ en: 'Show', zh: '显示' }[lang]}
      </button>
    </form>
  );
}

/** On static hosting: a page for the whole and for each of its parts. */
function AsLinks({ release, lang, path, choice, nodes }: ChoicesOf) {
  const { plan } = release;
  const parts = nodes.filter((g) => g === 0 || plan.nodes[0]!.children.includes(g));
  return (
    <nav class="choices" aria-label={labels.node[lang]}>
      {parts.map((g) => (
        <a
          key={g}
          href={`${rootOf(release, lang)}/${path}${choiceQuery(release, { ...choice, node: g }, ['node'])}`}
          aria-current={g === choice.node ? 'page' : undefined}
        >
          {plan.nodes[g]!.title[lang]}
        </a>
      ))}
    </nav>
  );
}
