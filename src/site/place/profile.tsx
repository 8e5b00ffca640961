import { Table } from '../../documents/index.js';
import { wordsOf } from '../../figures/index.js';
import { subjectsOf } from '../../release/index.js';
import { peersAt, type Standout, standoutsOf } from '../../words/index.js';
import { comparePath } from '../shown.js';
import { rankOf } from './strips.js';
import { figureAt, type PlaceView } from './view.js';

/** How many peers are named. */
const named = 5;

/** The units nearest in structure, with a link to a comparison; and the strengths and weaknesses of the place among them. */
export function Profile({ view }: { view: PlaceView }) {
  const { release, plan, subject, lang, t, root, receipt } = view;
  const peers = peersAt(release, t, subject.number);
  const { strengths, weaknesses } = standoutsOf(release, t, subject.number, peers);
  // Where no part is made of others, the picture of the parts has said it.
  const isDeep = plan.nodes[0]!.children.some((h) => plan.nodes[h]!.children.length > 0);
  // The units come first among all subjects.
  const near = peers.slice(0, named).map((p) => subjectsOf(plan)[p.unit]!);
  const codes = wordsOf(release, [subject, ...near]);
  return (
    <>
      {near.length === 0 ? null : (
        <section>
          <h2>
            {{ en: 'Most alike', zh: '最相近者' }[lang]}{' '}
            <small>{{ en: 'in structure, whatever the size', zh: '按结构而非规模' }[lang]}</small>
          </h2>
          <p class="peers">
            {near.map((u, i) => (
              <span key={u.code}>
                {i === 0 ? '' : lang === 'zh' ? '、' : ', '}
                <a href={figureAt(view, u.code)}>{u.name[lang]}</a>
              </span>
            ))}
            {lang === 'zh' ? '。' : '. '}
            {release.files === 'whole' ? null : (
              <a class="onward" href={`${root}/${comparePath}?of=${codes}&period=${receipt.period}`}>
                {{ en: 'Compare them', zh: '进行比较' }[lang]} →
              </a>
            )}
          </p>
        </section>
      )}
      {!isDeep || strengths.length + weaknesses.length === 0 ? null : (
        <section class="standouts">
          <h2>
            {{ en: 'What stands out', zh: '突出之处' }[lang]}{' '}
            <small>
              {peers.length > 0
                ? { en: `against the ${peers.length} most alike`, zh: `与最相近的${peers.length}个相比` }[
                    lang
                  ]
                : { en: 'among all', zh: '与全部相比' }[lang]}
            </small>
          </h2>
          <Standouts view={view} list={strengths} title={{ en: 'Strong in', zh: '长处' }[lang]} mark="up" />
          <Standouts view={view} list={weaknesses} title={{ en: 'Weak in', zh: '短板' }[lang]} mark="down" />
        </section>
      )}
    </>
  );
}

function Standouts({
  view,
  list,
  title,
  mark,
}: {
  view: PlaceView;
  list: readonly Standout[];
  title: string;
  mark: string;
}) {
  const { plan, lang, subject } = view;
  if (list.length === 0) return null;
  return (
    <Table
      rows={list}
      columns={[
        {
          title: (
            <>
              <span class={mark} aria-hidden="true">
                {mark === 'up' ? '▲' : '▼'}
              </span>{' '}
              {title}
            </>
          ),
          cell: 'wrap',
          of: ({ node }) => (
            <a href={figureAt(view, subject.code, plan.nodes[node]!.id)}>{plan.nodes[node]!.title[lang]}</a>
          ),
        },
        {
          title: { en: 'of the alike', zh: '在相近者中' }[lang],
          class: 'n',
          of: ({ rank, of }) => rankOf(rank, of, lang),
        },
        {
          title: { en: 'of all', zh: '在全部中' }[lang],
          class: 'n',
          of: ({ among }) => rankOf(among.rank, among.of, lang),
          cell: 'soft',
        },
      ]}
    />
  );
}
