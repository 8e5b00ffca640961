import type { Lang } from '../../edition/index.js';

/** The part that moved a place most, with its colour; in narrow windows a line below the name in its place. */
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
  if (!below) return said;
  return part ? <span class="moved-small">{said}</span> : null;
}

/** What stands below the names in narrow windows. */
export function MovedNote({ lang }: { lang: Lang }) {
  const text = { en: 'Below each name: the part that moved it most.', zh: '名称下方为主要变动领域。' };
  return <p class="note moved-small">{text[lang]}</p>;
}
