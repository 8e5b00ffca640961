import type { Plan } from '../../edition/index.js';
import { median } from '../../engine/index.js';
import {
  formatNodePoints,
  formatPercent,
  peersAt,
  type SectorShare,
  type Standout,
  sectorShares,
  standoutsOf,
  titleWithin,
} from '../../words/index.js';
import { asWords } from '../compare/comparison.js';
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
  const near = peers.slice(0, named).map((p) => plan.units[p.unit]!);
  const codes = asWords([subject.code, ...near.map((u) => u.code)]);
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
      {strengths.length + weaknesses.length === 0 ? null : (
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
    <table>
      <thead>
        <tr>
          <th scope="col">
            <span class={mark} aria-hidden="true">
              {mark === 'up' ? '▲' : '▼'}
            </span>{' '}
            {title}
          </th>
          <th scope="col" class="n">
            {{ en: 'of the alike', zh: '在相近者中' }[lang]}
          </th>
          <th scope="col" class="n">
            {{ en: 'of all', zh: '在全部中' }[lang]}
          </th>
        </tr>
      </thead>
      <tbody>
        {list.map((s) => (
          <tr key={s.node}>
            <td class="wrap">
              <a href={figureAt(view, subject.code, plan.nodes[s.node]!.id)}>
                {plan.nodes[s.node]!.title[lang]}
              </a>
            </td>
            <td class="n">{rankOf(s.rank, s.of, lang)}</td>
            <td class="n soft">{rankOf(s.among.rank, s.among.of, lang)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Most sectors that are drawn. */
const mostSectors = 12;

/** What each sector gives the place, beside the median of its peers; nothing where the sectors are the parts above. */
export function Sectors({ view }: { view: PlaceView }) {
  const { release, plan, subject, lang, t } = view;
  const peers = peersAt(release, t, subject.number);
  const shares = sectorShares(release, t, subject.number, peers);
  const own = plan.nodes[0]!.children;
  const sameAsParts =
    shares.length === own.length &&
    shares.every(({ sector }) => own.some((g) => sector.nodes.join() === String(g)));
  if (shares.length < 2 || sameAsParts) return null;
  const shown = shares.slice(0, mostSectors);
  const most = Math.max(...shown.flatMap((s) => [s.points, Number.isNaN(s.peers) ? 0 : s.peers])) || 1;
  const left = shares.length - shown.length;
  return (
    <section>
      <h2>
        {{ en: 'Its sectors', zh: '分领域' }[lang]}{' '}
        <small>
          {
            {
              en: `points of the index${peers.length > 0 ? ', the mark is the median of the alike' : ''}`,
              zh: `指数点数${peers.length > 0 ? '，刻线为相近者的中位数' : ''}`,
            }[lang]
          }
        </small>
      </h2>
      <p>{sectorSentence(shares, lang)}</p>
      <table class="sectors">
        <tbody>
          {shown.map(({ sector, points: own, peers: middle }) => (
            <tr key={sector.code}>
              <td class="wrap">{sector.name[lang]}</td>
              <td class="bars">
                <div class="against" aria-hidden="true">
                  <i
                    class={colourOf(plan, sector)}
                    style={`width:${Math.max(0, (100 * own) / most).toFixed(1)}%`}
                  />
                  {Number.isNaN(middle) ? null : <b style={`left:${((100 * middle) / most).toFixed(1)}%`} />}
                </div>
              </td>
              <td class="n">{formatNodePoints(plan, 0, own, lang)}</td>
              <td class="n soft">{Number.isNaN(middle) ? '' : formatNodePoints(plan, 0, middle, lang)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 ? (
        <p class="note">
          {
            {
              en: `The ${left} smallest of ${shares.length} are not drawn.`,
              zh: `另有${left}个较小者未列（共${shares.length}个）。`,
            }[lang]
          }
        </p>
      ) : null}
    </section>
  );
}

/** The colour of the part of the root that a sector lies in; none where it lies in several. */
function colourOf({ nodes }: Plan, { nodes: within }: SectorShare['sector']): string | undefined {
  const parts = new Set(
    within.map((g) => {
      let part = g;
      while (nodes[part]!.depth > 1) part = nodes[part]!.parent;
      return nodes[0]!.children.indexOf(part);
    }),
  );
  const [only] = parts;
  return parts.size === 1 && only! >= 0 ? `p${only! % 6}` : undefined;
}

/** The largest sector, and the one where it is furthest above the peers for its size. */
function sectorSentence(shares: readonly SectorShare[], lang: PlaceView['lang']): string {
  const whole = shares.reduce((s, x) => s + x.points, 0);
  const first = shares[0]!;
  const share = formatPercent(first.points / whole, lang, 0);
  const ratios = shares.filter((s) => s.peers > 0).map((s) => ({ s, ratio: s.points / s.peers }));
  const middle = ratios.length > 0 ? median(ratios.map((r) => r.ratio)) : Number.NaN;
  const top = ratios.reduce<(typeof ratios)[number] | undefined>(
    (a, b) => (a && a.ratio >= b.ratio ? a : b),
    undefined,
  );
  const most = {
    en: `${first.sector.name.en} gives ${share} of its points.`,
    zh: `${first.sector.name.zh}贡献其点数的${share}。`,
  }[lang];
  if (!top || top.ratio <= middle * 1.05) return most;
  const more = {
    en: ` Among the places most like it in structure it is strongest in ${titleWithin(top.s.sector.name.en)}.`,
    zh: `与相近者相比，最突出的是${top.s.sector.name.zh}。`,
  }[lang];
  return most + more;
}
