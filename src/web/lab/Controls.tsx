import type { Lang, Plan } from '../../edition/index.js';
import { partColour } from '../../figures/index.js';
import { copyFrom } from '../copyText.js';
import { AsEdition } from './AsEdition.js';
import { weightsWith } from './bench.js';
import { Choices, nodeAt } from './Choices.js';
import { withShare } from './settings.js';
import { canUndo, change, reset, settings, undo } from './state.js';
import { WeightBar } from './WeightBar.js';
import { word } from './words.js';

/** Bar, shares and other settings. */
export function Controls({ plan, lang }: { plan: Plan; lang: Lang }) {
  const now = settings.value;
  const g = nodeAt(plan, now.at);
  const all = weightsWith(plan, now);
  const children = plan.nodes[g]!.children.filter((h) => !now.dropped.includes(plan.nodes[h]!.id));
  const shares = children.map((h) => all[h]!);
  const put = (next: readonly number[], step: boolean) => {
    const weights = Object.fromEntries(children.map((h, i) => [plan.nodes[h]!.id, next[i]!]));
    change({ weights: { ...now.weights, ...weights } }, step);
  };
  return (
    <>
      <Choices plan={plan} lang={lang} />
      <WeightBar
        titles={children.map((h) => plan.nodes[h]!.title[lang])}
        hues={children.map((h) =>
          partColour(plan.nodes[g]!.children.indexOf(h), plan.nodes[g]!.children.length),
        )}
        shares={shares}
        lang={lang}
        onChange={put}
      />
      <ul class="shares">
        {plan.nodes[g]!.children.map((h) => {
          const { id, title } = plan.nodes[h]!;
          const i = children.indexOf(h);
          return (
            <li key={id}>
              <label>
                <span>{title[lang]}</span>
                <input
                  type="number"
                  min="0"
                  max="100"
                  step="1"
                  disabled={i < 0}
                  aria-label={`${word('share', lang)} ${title[lang]} (%)`}
                  value={i < 0 ? '' : Number((shares[i]! * 100).toFixed(1))}
                  onChange={(e) => put(withShare(shares, i, Number(e.currentTarget.value) / 100), true)}
                />{' '}
                %
              </label>
              <label class="soft">
                <input
                  type="checkbox"
                  checked={i < 0}
                  disabled={i >= 0 && children.length === 1}
                  onChange={(e) =>
                    change({
                      dropped: e.currentTarget.checked
                        ? [...now.dropped, id]
                        : now.dropped.filter((d) => d !== id),
                    })
                  }
                />{' '}
                {word('drop', lang)}
              </label>
            </li>
          );
        })}
      </ul>
      <div class="lab-row">
        <button type="button" class="button" disabled={!canUndo.value} onClick={undo}>
          {word('undo', lang)}
        </button>
        <button type="button" class="button" onClick={reset}>
          {word('reset', lang)}
        </button>
        <Copy lang={lang} />
        <label>
          {word('name', lang)}{' '}
          <input maxLength={60} value={now.name} onChange={(e) => change({ name: e.currentTarget.value })} />
        </label>
      </div>
      <AsEdition plan={plan} lang={lang} />
    </>
  );
}

function Copy({ lang }: { lang: Lang }) {
  return (
    <button type="button" class="button" onClick={(e) => copyFrom(e.currentTarget, location.href, lang)}>
      {word('link', lang)}
    </button>
  );
}
