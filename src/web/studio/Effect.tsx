import { type Plan, problemText } from '../../edition/index.js';
import type { Consequence } from './messages.js';
import { lang, tried } from './state.js';
import { word } from './words.js';

/** The effect of a change on the ranking, in words. */
export function Effect({ id, of }: { id: string; of: Plan }) {
  const found = tried.value.get(id);
  if (!found) return <small class="soft">{word('computing')}</small>;
  if (found.problems.length > 0) {
    return (
      <small class="soft">
        {word('cannot')} {problemText(found.problems[0]!, lang).split('\n').slice(0, 1).join(' ')}{' '}
        {found.problems[0]!.found[lang]}
      </small>
    );
  }
  return (
    <small class={found.moved + found.lost.length > 0 ? 'studio-effect' : 'soft'}>
      {effectText(of, found)}
    </small>
  );
}

export function effectText({ units }: Plan, { moved, most, lost, gained }: Consequence): string {
  const names = (of: readonly number[]) =>
    of
      .slice(0, 3)
      .map((c) => units[c]?.name[lang] ?? '')
      .join({ en: ', ', zh: '、' }[lang]);
  const parts: string[] = [];
  if (moved > 0 && most) {
    const by = Math.abs(most.by);
    const name = units[most.unit]?.name[lang] ?? '';
    parts.push(
      {
        en: `${moved} ${moved === 1 ? 'rank changes' : 'ranks change'}, ${name} by ${by}`,
        zh: `${moved}个位次有变，${name}变动${by}位`,
      }[lang],
    );
  }
  if (lost.length > 0)
    parts.push(
      {
        en: `${lost.length} ${lost.length === 1 ? 'loses its' : 'lose their'} score: ${names(lost)}${lost.length > 3 ? ' …' : ''}`,
        zh: `${lost.length}个失去得分：${names(lost)}${lost.length > 3 ? '等' : ''}`,
      }[lang],
    );
  if (gained.length > 0)
    parts.push({ en: `${gained.length} more get a score`, zh: `新增${gained.length}个有得分` }[lang]);
  if (parts.length === 0) return { en: 'No rank changes.', zh: '位次不变。' }[lang];
  return `${parts.join({ en: '; ', zh: '；' }[lang])}${{ en: '.', zh: '。' }[lang]}`;
}
