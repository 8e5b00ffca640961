import { type Frame, statusOf, style } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import type { Shown } from '../shown.js';

/** The style of a page on its own: the common one without its fonts, which such a page does not have. */
const aloneStyle = style
  .replace(/@font-face \{[^}]*\}\n/g, '')
  .replaceAll("Inter, 'Noto", "Inter, system-ui, 'Noto");

/** The frame of a self-contained page without scripts. */
export function aloneFrame(
  { plan }: Pick<Shown, 'plan'>,
  { title, kind, style: more = '' }: { title: string; kind: string; style?: string },
  lang: Lang,
): Frame {
  return {
    title,
    head: (
      <>
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <style dangerouslySetInnerHTML={{ __html: aloneStyle + more }} />
      </>
    ),
    name: (
      <>
        <strong>{plan.title[lang]}</strong>
        <span>{kind}</span>
      </>
    ),
    end: (
      <>
        <span class="grow" />
        <span class="soft">{statusOf(plan, lang)}</span>
      </>
    ),
  };
}
