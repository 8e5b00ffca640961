import { median } from '../../engine/index.js';
import { formatNodePoints, formatPercent, type SectorShare, titleWithin } from '../../words/index.js';
import { TakePlaces } from '../compare/takePlaces.js';
import { sectorsFigure } from './sectorsFigure.js';
import { sectorsShown } from './sectorsShown.js';
import type { PlaceView } from './view.js';

/** Most sectors that are drawn. */
const mostSectors = 12;

/** What each sector gives the place, beside the median of its peers; nothing where the sectors are the parts above. */
export function Sectors({ view }: { view: PlaceView }) {
  const { plan, lang } = view;
  const { shares, hasPeers } = sectorsShown(view);
  if (shares.length === 0) return null;
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
              en: `points of the index${hasPeers ? ', the mark is the median of the alike' : ''}`,
              zh: `指数点数${hasPeers ? '，刻线为相近者的中位数' : ''}`,
            }[lang]
          }
        </small>
      </h2>
      <p>{sectorSentence(shares, lang)}</p>
      <table class="sectors">
        <tbody>
          {shown.map(({ sector, hue, points: own, peers: middle }) => (
            <tr key={sector.code}>
              <td class="wrap">{sector.name[lang]}</td>
              <td class="bars">
                <div class="against" aria-hidden="true">
                  <i
                    class={hue === undefined ? undefined : `p${hue}`}
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
      <TakePlaces places={[view]} figure={sectorsFigure(view)} />
    </section>
  );
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
