import type { Lang } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { formatCount, hasPerHead } from '../../words/index.js';
import { movedTitle } from './viewed.js';

/** The part that moved a place most, with its colour: a cell, and in narrow windows a line below the name in its place. */
export function MovedPart({
  part,
  lang,
  below,
}: {
  part: { text: string; hue: number } | undefined;
  lang: Lang;
  /** Whether it is the line below the name. */
  below?: boolean;
}) {
  const said = part ? (
    <>
      <i class={`p${part.hue}`} aria-hidden="true" />
      {part.text}
    </>
  ) : (
    '–'
  );
  if (!below) return <td class="moved">{said}</td>;
  return part ? (
    <span class="moved-small">
      {movedTitle[lang]}
      {{ en: ' ', zh: '：' }[lang]}
      {said}
    </span>
  ) : null;
}

/** A row in place of those that are left out, with a cell in each column. */
export function LeftOut({
  release,
  left,
  moved,
  lang,
}: {
  release: Release;
  left: number;
  /** Whether there is a column of what moved them. */
  moved: boolean;
  lang: Lang;
}) {
  return (
    <tr class="soft">
      <td>…</td>
      {release.index.periods < 2 ? null : <td />}
      <td>{{ en: `${formatCount(left, 'en')} more`, zh: `其间另有${formatCount(left, 'zh')}个` }[lang]}</td>
      {moved ? null : <td class="wide" />}
      <td />
      {hasPerHead(release) ? <td /> : null}
      {moved ? <td class="moved" /> : null}
      <td />
    </tr>
  );
}
