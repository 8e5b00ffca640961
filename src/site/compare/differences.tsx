import { formatSigned } from '../../words/index.js';
import { FigureTitle, PlaceFigure } from '../place/placeFigure.js';
import type { Comparison } from './comparison.js';
import { differencesFigure, differenceText } from './differencesFigure.js';
import { differencesOf } from './differencesOf.js';

/** The difference between the first place and each other one, part by part. */
export function Differences({ of }: { of: Comparison }) {
  const { lang } = of;
  const first = of.places[0];
  const found = differencesOf(of.places);
  if (!first || found.length === 0) return null;
  const figure = differencesFigure(of.places);
  const digits = first.plan.nodes[first.g]!.digits ?? 3;
  return (
    <section id="differences">
      <FigureTitle
        figure={figure}
        lang={lang}
        note={{ en: 'The unrounded parts add up to the difference', zh: '各项在舍入前之和等于总差异' }}
      />
      {found.length > 1 ? (
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
              {differenceText(whole, steps, digits)[lang]}
            </li>
          ))}
        </ul>
      ) : null}
      <PlaceFigure places={of.places} figure={figure} />
    </section>
  );
}
