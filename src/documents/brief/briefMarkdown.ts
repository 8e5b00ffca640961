import { removeControls } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import type { Phrase } from '../../words/index.js';
import type { Brief } from './brief.js';
import { briefWords } from './briefWords.js';
import { numberReceipts, receiptHref, referencesText, rootOf } from './receipts.js';

/**
 * A brief as Markdown: every figure a link by its number, the receipts behind the numbers at the end.
 *
 * @param site the address of the release's site, where links lead; without one they lead to the list at the end
 */
export function briefMarkdown(release: Release, brief: Brief, site?: string): string {
  const { lang } = brief;
  const numbered = numberReceipts(brief);
  const href = receiptHref({ receipts: numbered, root: rootOf(site, lang) });
  const text = (phrase: Phrase) =>
    phrase
      .map((piece) => {
        if (typeof piece === 'string') return escapeMarkdown(piece);
        return 'figure' in piece
          ? `[${escapeMarkdown(piece.text)}](${href(piece.figure)})`
          : escapeMarkdown(piece.text);
      })
      .join('');
  const list = [...numbered.values()].map(
    ({ number, figure }) => `${number}. <a id="r${number}"></a>\`${referencesText(figure)}\``,
  );
  return [
    `# ${text(brief.headline)}`,
    ...brief.paragraphs.map(text),
    `## ${briefWords.receipts[lang]}`,
    `${briefWords.how[lang]} (${release.manifest.id})`,
    list.join('\n'),
    '',
  ].join('\n\n');
}

/** Text that Markdown leaves as it is. */
function escapeMarkdown(text: string): string {
  return removeControls(text).replace(/[\\`*_[\]<>#]/g, (mark) => `\\${mark}`);
}
