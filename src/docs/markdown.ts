import GithubSlugger from 'github-slugger';
import MarkdownIt, { type Token } from 'markdown-it';
import type { Text } from '../edition/index.js';

/** A heading of a page below its title. */
export interface Heading {
  level: number;
  /** Its anchor, as GitHub makes it. */
  id: string;
  text: string;
}

/** A page of Markdown as HTML. */
export interface RenderedPage {
  /** The first heading of the file, which the page shows by itself: as HTML and as text. */
  title: { html: string; text: string };
  html: string;
  headings: readonly Heading[];
  /** The words between a heading and the next one; the first are those below the title. */
  sections: readonly { heading: Heading | undefined; text: string }[];
}

const words = {
  here: { en: 'Link to this heading:', zh: '本节链接：' },
  table: { en: 'Table', zh: '表' },
} satisfies Record<string, Text>;

/** Raw HTML is shown as it is written and never run; addresses that could run something are not made links. */
const markdown = new MarkdownIt({ html: false, linkify: false });

interface RenderContext {
  lang: 'en' | 'zh';
  /** Where a link of the file leads on the site; undefined where the site has no such page: then it is text. */
  to: (href: string) => string | undefined;
}

/** A Markdown file as a page. */
export function renderMarkdown(source: string, { lang, to }: RenderContext): RenderedPage {
  const tokens = markdown.parse(source, {});
  const slugger = new GithubSlugger();
  const headings: Heading[] = [];
  const sections: { heading: Heading | undefined; text: string }[] = [{ heading: undefined, text: '' }];
  let title = { html: '', text: '' };
  const body: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    relink(token, to);
    if (token.type === 'heading_open') {
      const inline = tokens[i + 1]!;
      const heading = { level: Number(token.tag.slice(1)), id: '', text: textOf(inline) };
      heading.id = slugger.slug(heading.text);
      if (heading.level === 1) {
        relink(inline, to);
        title = { html: inlineHtml(inline), text: heading.text };
        i += 2;
        continue;
      }
      headings.push(heading);
      sections.push({ heading, text: '' });
      token.attrSet('id', heading.id);
      inline.children!.push(...anchor(heading, lang));
    } else sections.at(-1)!.text += ` ${textOf(token)}`;
    body.push(token);
  }
  const html = withScrollFrames(markdown.renderer.render(body, markdown.options, {}), lang);
  return { title, html, headings, sections };
}

const inlineHtml = (inline: Token) => markdown.renderer.renderInline(inline.children!, markdown.options, {});

/** The visible text of a token. */
function textOf({ type, content, children }: Token): string {
  if (type === 'fence' || type === 'code_block') return content;
  const parts = (children ?? []).filter((one) => ['text', 'code_inline', 'softbreak'].includes(one.type));
  return parts.map((one) => (one.type === 'softbreak' ? ' ' : one.content)).join('');
}

/** Leads the links of an inline token to pages of the site; one that leads nowhere becomes text. */
function relink(token: Token, to: RenderContext['to']): void {
  let open: Token | undefined;
  for (const child of token.children ?? []) {
    // Pictures stand in the repository alone.
    if (child.type === 'image') Object.assign(child, { type: 'text', content: child.content });
    else if (child.type === 'link_open') {
      const there = to(String(child.attrGet('href') ?? ''));
      if (there !== undefined) child.attrSet('href', there);
      else {
        Object.assign(child, { tag: 'span', attrs: null });
        open = child;
      }
    } else if (child.type === 'link_close' && open) {
      child.tag = 'span';
      open = undefined;
    }
  }
}

/** The link of a heading to itself. */
function anchor({ id, text }: Heading, lang: 'en' | 'zh'): Token[] {
  const [paragraph] = markdown.parse(`[#](#${encodeURIComponent(id)})`, {}).slice(1);
  const [open] = paragraph!.children!;
  open!.attrSet('class', 'anchor');
  open!.attrSet('aria-label', `${words.here[lang]} ${text}`);
  return paragraph!.children!;
}

/** Tables and blocks of code that may be wider than a screen can be scrolled, by keys too. */
function withScrollFrames(html: string, lang: 'en' | 'zh'): string {
  let tables = 0;
  return html
    .replaceAll('<table>', () => {
      tables++;
      return `<div class="scroll" tabindex="0" role="region" aria-label="${words.table[lang]} ${tables}"><table>`;
    })
    .replaceAll('</table>', '</table></div>')
    .replaceAll('<pre><code', '<pre tabindex="0"><code');
}
