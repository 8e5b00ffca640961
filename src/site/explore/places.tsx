import { maxLengths, publishedPeriods } from '../../edition/index.js';
import { likeOf, membersOf, mostExplored, wordOf } from '../../figures/index.js';
import { type Subject, subjectsOf } from '../../release/index.js';
import { addressOf, mostPlaces } from '../compare/comparison.js';
import { rootOf } from '../shown.js';
import { ExploreForm, type ExploreOf } from './exploreForm.js';

/** The places on the chart, the first in the foreground; one more by name, a group, or places like the first. */
export function Places(of: ExploreOf) {
  const { release, lang, state, to } = of;
  const { places } = state;
  const words = {
    places: { en: 'Places', zh: '地区' },
    front: { en: 'to the foreground', zh: '置于前景' },
    off: { en: 'Leave out', zh: '移除' },
  };
  const codes = places.map((s) => wordOf(release, s));
  return (
    <section>
      <h2>{words.places[lang]}</h2>
      <ul class="places">
        {places.map((place, i) => {
          const others = places.filter((s) => s !== place);
          const name = place.name[lang];
          return (
            <li key={codes[i]} class={i === 0 ? 'first' : undefined}>
              {i === 0 ? (
                <b>{name}</b>
              ) : (
                <a
                  href={to({ places: [place, ...others] })}
                  data-swap
                  title={`${name}: ${words.front[lang]}`}
                >
                  {name}
                </a>
              )}
              {others.length === 0 ? null : (
                <a
                  class="off"
                  href={to({ places: others })}
                  data-swap
                  aria-label={`${words.off[lang]} ${name}`}
                >
                  ×
                </a>
              )}
            </li>
          );
        })}
      </ul>
      {places.length >= mostExplored ? null : <Add {...of} />}
      <Sets {...of} />
    </section>
  );
}

/** Most names that are offered while one is typed: more would make the page heavy, and any can be typed. */
const mostNames = 420;

function Add(of: ExploreOf) {
  const { release, lang } = of;
  const all = subjectsOf(release.plan);
  const title = { en: 'Add a place', zh: '添加地区' }[lang];
  return (
    <ExploreForm {...of} without={['add']}>
      <label class="add">
        <span class="quiet">{title}</span>
        <input name="add" list="names" placeholder={title} autocomplete="off" maxLength={maxLengths.name} />
      </label>
      <datalist id="names">
        {all.slice(0, mostNames).map((s) => (
          <option key={`${s.level} ${s.code}`} value={s.name[lang]} />
        ))}
      </datalist>
      <button type="submit" class="button">
        {{ en: 'Add', zh: '添加' }[lang]}
      </button>
    </ExploreForm>
  );
}

/** Groups, and places like the one in the foreground. */
function Sets({ release, lang, state, to }: ExploreOf) {
  const { plan } = release;
  const [first] = state.places as [Subject];
  const like = first.level === 'total' ? [] : likeOf(release, first, state.to);
  return (
    <div class="sets">
      {like.length < 2 ? null : (
        <a href={to({ places: like })} data-swap>
          {{ en: `Places like ${first.name.en}`, zh: `与${first.name.zh}相近的地区` }[lang]}
        </a>
      )}
      {plan.groupings.map(({ column, title }, grouping) => {
        const groups = subjectsOf(plan).filter((s) => s.level === column);
        return (
          <details key={column}>
            <summary>{title[lang]}</summary>
            <a href={to({ places: groups.slice(0, mostExplored) })} data-swap>
              {{ en: 'Side by side', zh: '各组对比' }[lang]}
            </a>
            {groups.map((group) => (
              <a key={group.code} href={to({ places: membersOf(release, grouping, group) })} data-swap>
                {group.name[lang]}
              </a>
            ))}
          </details>
        );
      })}
      <a
        href={addressOf(
          {
            release,
            root: rootOf(release, lang),
            period: publishedPeriods(plan)[state.to]!,
            node: state.node,
          },
          state.places.filter((s) => s.level === first.level).slice(0, mostPlaces),
        )}
      >
        {{ en: 'Compare part by part', zh: '逐项比较' }[lang]}
      </a>
    </div>
  );
}
