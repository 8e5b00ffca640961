import { PhraseText, receiptAddress } from '../../documents/index.js';
import { type Lang, maxLengths } from '../../edition/index.js';
import type { Query } from '../../figures/index.js';
import { checkClaim, examplesOf, verdictWords } from '../../words/index.js';
import { page } from '../frame/layout.js';
import { claimsPath, rootOf, type Shown } from '../shown.js';

const words = {
  title: { en: 'Is it true?', zh: '核对说法' },
  ask: { en: 'A sentence about the index', zh: '一句关于本指数的话' },
  check: { en: 'Check', zh: '核对' },
  examples: { en: 'For example', zh: '例如' },
};

/** A sentence, whether it is true of the release, and what can be asked. */
export function claimsPage(release: Shown, lang: Lang, query: Query): string {
  const root = rootOf(release, lang);
  const sentence = query('q')?.trim() ?? '';
  const checked = sentence === '' ? undefined : checkClaim(release, sentence, lang);
  const path = sentence === '' ? claimsPath : `${claimsPath}?q=${encodeURIComponent(sentence)}`;
  const examples = checked?.examples ?? [];
  const shown = examples.length > 0 ? examples : examplesOf(release, lang);
  return page(
    release,
    lang,
    `${checked ? verdictWords[checked.verdict][lang] : words.title[lang]} · ${release.plan.title[lang]}`,
    path,
    <div class="claim">
      <h1>{checked ? verdictWords[checked.verdict][lang] : words.title[lang]}</h1>
      {checked ? (
        <p aria-live="polite">
          {checked.understood ? <q class="soft">{checked.understood}</q> : null}
          <PhraseText phrase={checked.answer} href={(figure) => `${root}/${receiptAddress(figure)}`} />
        </p>
      ) : null}
      {release.files ? null : (
        <form action={`${root}/${claimsPath}`}>
          <label>
            {words.ask[lang]}
            <input type="search" name="q" value={sentence} maxLength={maxLengths.sentence} />
          </label>
          <button class="button" type="submit">
            {words.check[lang]}
          </button>
        </form>
      )}
      <h2>{words.examples[lang]}</h2>
      <ul>
        {shown.map((example) => (
          <li key={example}>
            {release.files === 'whole' ? (
              example
            ) : (
              <a href={`${root}/${claimsPath}?q=${encodeURIComponent(example)}`}>{example}</a>
            )}
          </li>
        ))}
      </ul>
    </div>,
  );
}
