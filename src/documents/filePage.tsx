import type { ComponentChildren } from 'preact';
import type { Lang } from '../edition/index.js';
import type { Release } from '../release/index.js';
import { word } from '../words/index.js';
import { framedPage } from './frame.js';
import { style } from './style/style.js';

/** Fonts are files of the site. */
export const withoutFonts = style.replace(/@font-face \{[^}]*\}\n?/g, '');

/** A page about a release as one file, which needs no other: the style with `css` stands in it. */
export function filePage(
  release: Release,
  lang: Lang,
  { title, css = '' }: { title: string; css?: string },
  children: ComponentChildren,
): string {
  const { plan } = release;
  return framedPage(
    release,
    lang,
    {
      title,
      head: <style dangerouslySetInnerHTML={{ __html: withoutFonts + css }} />,
      name: <strong>{plan.title[lang]}</strong>,
      end: <span class="soft">{word(plan.dataStatus, lang)}</span>,
    },
    children,
  );
}
