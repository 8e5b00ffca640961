import type { Lang } from '../../edition/index.js';
import type { FactSource } from '../facts/view.js';
import { phraseText } from '../sentences/phrase.js';
import { checkClaim, verdictWords } from './checkClaim.js';

/** Most receipts that are written out; `--json` names all. */
const mostReceipts = 6;

/**
 * What a release says to a sentence, in lines for a terminal.
 * @param folder the release as a command names it, where it is not the only one
 */
export function claimText(release: FactSource, sentence: string, lang: Lang, folder?: string): string {
  const { verdict, understood, answer, figures, examples } = checkClaim(release, sentence, lang);
  const references = new Set(Object.values(figures).flatMap((figure) => figure.references));
  const named = folder === undefined ? '' : ` --release ${folder}`;
  const colon = { en: ': ', zh: '：' }[lang];
  return [
    verdictWords[verdict][lang] + (understood === undefined ? '' : colon + understood),
    phraseText(answer),
    ...[...references].slice(0, mostReceipts).map((reference) => `  npx iplus explain ${reference}${named}`),
    ...(references.size > mostReceipts ? [`  … +${references.size - mostReceipts}`] : []),
    ...(examples.length > 0 ? [{ en: 'What can be asked:', zh: '可以这样问：' }[lang]] : []),
    ...examples.map((example) => `  ${example}`),
  ]
    .filter((line) => line !== '')
    .join('\n');
}
