import type { ComponentChildren } from 'preact';
import type { Lang } from '../edition/index.js';
import type { Release } from '../release/index.js';
import { type Frame, framedPage, statusOf } from './frame.js';
import { style } from './style/style.js';

/** Fonts are files of the site. */
export const withoutFonts = style.replace(/@font-face \{[^}]*\}\n?/g, '');

interface FilePageOf extends Partial<Pick<Frame, 'name' | 'end'>> {
  title: string;
  css?: string;
  /** Where the name of the index leads, unless another name stands there. */
  home?: string | undefined;
}

/** A page about a release as one file, which needs no other: the style with `css` stands in it. */
export function filePage(
  release: Release,
  lang: Lang,
  { title, css = '', home, name, end }: FilePageOf,
  children: ComponentChildren,
): string {
  const { plan } = release;
  const index = plan.title[lang];
  const frame = {
    title,
    head: <style dangerouslySetInnerHTML={{ __html: withoutFonts + css }} />,
    name: name ?? <strong>{home === undefined ? index : <a href={home}>{index}</a>}</strong>,
    end: end ?? <span class="soft">{statusOf(plan, lang)}</span>,
  };
  return framedPage(release, lang, frame, children);
}
