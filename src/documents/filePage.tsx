import type { ComponentChildren } from 'preact';
import type { Lang } from '../edition/index.js';
import type { Release } from '../release/index.js';
import { type Frame, framedPage, statusOf } from './frame.js';
import { style } from './style/style.js';

/** Fonts are files of the site. */
const withoutFonts = style.replace(/@font-face \{[^}]*\}\n?/g, '');

/** The same for screens alone, where the font of the system stands in for ours. */
const onScreen = withoutFonts.replaceAll("Inter, 'Noto", "Inter, system-ui, 'Noto");

interface FilePageOf extends Partial<Pick<Frame, 'name' | 'end'>> {
  title: string;
  css?: string;
  /** What it is, beside the name of the index, where it is made for screens. */
  kind?: string;
  /** Where the name of the index leads, unless another name stands there. */
  home?: string | undefined;
}

/** A page about a release as one file without scripts, which needs no other: the style with `css` stands in it. */
export function filePage(
  release: Release,
  lang: Lang,
  { title, css = '', kind, home, name, end }: FilePageOf,
  children: ComponentChildren,
): string {
  const { plan } = release;
  const index = plan.title[lang];
  const frame = {
    title,
    head: (
      <>
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <style dangerouslySetInnerHTML={{ __html: (kind === undefined ? withoutFonts : onScreen) + css }} />
      </>
    ),
    name: name ?? (
      <>
        <strong>{home === undefined ? index : <a href={home}>{index}</a>}</strong>
        {kind === undefined ? null : <span>{kind}</span>}
      </>
    ),
    end: end ?? (
      <>
        <span class="grow" />
        <span class="soft">{statusOf(plan, lang)}</span>
      </>
    ),
  };
  return framedPage(release, lang, frame, children);
}
