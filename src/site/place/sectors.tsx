import { median } from '../../engine/index.js';
import { formatPercent, type SectorShare, titleWithin } from '../../words/index.js';
import { PlaceFigure } from './placeFigure.js';
import { sectorsFigure } from './sectorsFigure.js';
import { sectorsShown } from './sectorsShown.js';
import type { PlaceView } from './view.js';

/** What each sector gives the place, beside the median of its peers; nothing where the sectors are the parts above. */
export function Sectors({ view }: { view: PlaceView }) {
  const { lang } = view;
  const { shares, hasPeers } = sectorsShown(view);
  if (shares.length === 0) return null;
  return (
    <section>
      <h2>
        {{ en: 'Its sectors', zh: '分领域' }[lang]}{' '}
        <small>
          {hasPeers
            ? { en: 'the dot is the median of the alike', zh: '圆点为相近者的中位数' }[lang]
            : { en: 'points of the index', zh: '指数点数' }[lang]}
        </small>
      </h2>
      <p>{sectorSentence(shares, lang)}</p>
      <PlaceFigure places={[view]} figure={sectorsFigure(view)} />
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
