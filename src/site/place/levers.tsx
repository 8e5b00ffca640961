import { headlinePeriod } from '../../analysis/index.js';
import { type FactKind, placeSheet } from '../../words/index.js';
import { Paragraph, Points } from '../frame/says.js';
import type { PlaceView } from './view.js';

/** Which places were close to a unit, rose and are ahead, and where their progress in single indicators would bring it. */
export function Levers({ view: { release, subject, lang, receipt, g, t } }: { view: PlaceView }) {
  const sheet = g === 0 && t === headlinePeriod(release) ? placeSheet(release, subject) : undefined;
  if (!sheet) return null;
  const of = (...kinds: FactKind[]) => sheet.facts.filter(({ kind }) => kinds.includes(kind));
  const on = { release, lang, period: receipt.period };
  // One that moves no rank is told with all others alone.
  const levers = [...of('lever').filter((fact) => fact.kind === 'lever' && !fact.same), ...of('levers')];
  return (
    <section id="levers">
      <h2>{{ en: 'What raised others', zh: '别人升在哪里' }[lang]}</h2>
      <Paragraph {...on} facts={of('risen', 'rose-in')} />
      {levers.length === 0 ? null : (
        <>
          <h3>{{ en: 'What it would do here', zh: '放在这里会怎样' }[lang]}</h3>
          <Points {...on} facts={levers} />
          <p class="note">
            {
              {
                en: 'Each change alone, all other places standing still: no forecast, and no word on cost.',
                zh: '每次只改一项，其他地区不动；不是预测，也不计成本。',
              }[lang]
            }
          </p>
        </>
      )}
    </section>
  );
}
