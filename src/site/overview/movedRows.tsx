import type { Lang } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { formatCount, hasPerHead } from '../../words/index.js';

/** The part that moved a place most, with its colour: a cell, and in narrow windows a line below the name in its place. */
export function MovedPart({
  part,
  below,
}: {
  part: { text: string; hue: number } | undefined;
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
  return part ? <span class="moved-small">{said}</span> : null;
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

/** What stands below the names in narrow windows. */
export function MovedNote({ lang }: { lang: Lang }) {
  const text = { en: 'Below each name: the part that moved it most.', zh: '名称下方为主要变动领域。' };
  return <p class="note moved-small">{text[lang]}</p>;
}
