import { formatPercent, formatSigned, titleWithin } from '../../words/index.js';
import type { Step } from '../place/changeOf.js';
import { PlaceFigure } from '../place/placeFigure.js';
import type { PlaceView } from '../place/view.js';
import type { Comparison } from './comparison.js';
import { differencesFigure } from './differencesFigure.js';
import { differencesOf } from './differencesOf.js';

/** The difference between the first place and each other one, part by part. */
export function Differences({ of }: { of: Comparison }) {
  const { lang } = of;
  const first = of.places[0];
  const found = differencesOf(of.places);
  if (!first || found.length === 0) return null;
  const digits = first.plan.nodes[first.g]!.digits ?? 3;
  return (
    <section id="differences">
      <h2>
        {{ en: 'What they differ most in', zh: '差异来源' }[lang]}{' '}
        <small>
          {{ en: 'the unrounded parts add up to the difference', zh: '各项在舍入前之和等于总差异' }[lang]}
        </small>
      </h2>
      <ul>
        {found.map(({ other, whole, steps }) => (
          <li key={other.subject.code}>
            <b>
              {
                {
                  en: `${first.receipt.unit.name.en} against ${other.receipt.unit.name.en} (${formatSigned(whole, digits, 'en')}):`,
                  zh: `${first.receipt.unit.name.zh}与${other.receipt.unit.name.zh}相比（${formatSigned(whole, digits, 'zh')}）：`,
                }[lang]
              }
            </b>{' '}
            {sentence(whole, steps, digits, lang)}
          </li>
        ))}
      </ul>
      <PlaceFigure places={of.places} figure={differencesFigure(of.places)} />
    </section>
  );
}

function sentence(whole: number, steps: readonly Step[], digits: number, lang: PlaceView['lang']): string {
  const most = steps.reduce((best, s) => (Math.abs(s.points) > Math.abs(best.points) ? s : best));
  const share = most.points / whole;
  const by = formatSigned(most.points, digits, lang);
  if (whole === 0 || share < 0 || share > 1)
    return {
      en: `They differ most in ${titleWithin(most.title)} (${by}).`,
      zh: `差异最大的是${most.title}（${by}）。`,
    }[lang];
  return {
    en: `They differ most in ${titleWithin(most.title)}: ${by}, ${formatPercent(share, 'en', 0)} of the difference.`,
    zh: `差异最大的是${most.title}：${by}，占总差异的${formatPercent(share, 'zh', 0)}。`,
  }[lang];
}
