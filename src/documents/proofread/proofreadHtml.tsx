import type { Lang } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { type Proofread, phraseText, proofreadSummary, proofWords } from '../../words/index.js';
import { receiptAddress, referencesText, rootOf } from '../brief/receipts.js';
import { filePage } from '../filePage.js';

const marks = `
.proof p { max-width: 46em; line-height: 1.7; }
.proof mark { color: inherit; background: none; border-bottom: 2px solid var(--line); }
.proof mark.true { border-bottom-color: #2c7a4b; }
.proof mark.false { border-bottom: 3px double #b3261e; }
.proof mark.not-distinguishable, .proof mark.no-figure { border-bottom: 2px dashed #a56a00; }
.proof mark.not-understood { border-bottom: 2px dotted currentColor; }
.proof ol li { margin-bottom: 10px; max-width: 46em; } .proof q { display: block; color: var(--soft); }
.proof code { overflow-wrap: anywhere; }
`;

const words = {
  title: { en: 'Proof-read', zh: '校对' },
  notes: { en: 'What was found', zh: '核对结果' },
  receipts: { en: 'Receipts', zh: '数据凭据' },
};

/**
 * A proof-read text as one page: every sentence about the release is marked by its verdict and numbered, and the list below gives
 * what is so with the receipts of its figures.
 *
 * @param site the address of the release's site, where receipts lead
 */
export function proofreadHtml(
  release: Release,
  text: string,
  found: Proofread,
  lang: Lang,
  site?: string,
): string {
  return filePage(
    release,
    lang,
    { title: `${words.title[lang]} · ${release.plan.title[lang]}`, css: marks },
    <article class="proof">
      <h1>{words.title[lang]}</h1>
      <p>{proofreadSummary(found, lang)}</p>
      {paragraphsOf(text, found).map((parts, i) => (
        <p key={i}>
          {parts.map((part) =>
            typeof part === 'string' ? (
              part
            ) : (
              <>
                <mark class={part.verdict} title={proofWords[part.verdict][lang]}>
                  {part.text}
                </mark>
                <sup>
                  <a href={`#s${part.number}`}>{part.number}</a>
                </sup>
              </>
            ),
          )}
        </p>
      ))}
      <h2>{words.notes[lang]}</h2>
      <ol>
        {found.sentences.map(({ text: said, checked }, i) => (
          <li key={i} id={`s${i + 1}`}>
            <strong>{proofWords[checked.verdict][lang]}</strong> <q>{said}</q>
            {phraseText(checked.answer)}
            <Receipts figures={Object.values(checked.figures)} lang={lang} site={site} />
          </li>
        ))}
      </ol>
    </article>,
  );
}

type Figures = readonly Proofread['sentences'][number]['checked']['figures'][string][];

function Receipts({ figures, lang, site }: { figures: Figures; lang: Lang; site: string | undefined }) {
  const cited = figures.filter(({ references }) => references.length > 0);
  const shown = [...new Map(cited.map((figure) => [referencesText(figure), figure])).values()].slice(0, 6);
  if (shown.length === 0) return null;
  return (
    <small>
      {' '}
      {words.receipts[lang]}
      {{ en: ': ', zh: '：' }[lang]}
      {shown.map((figure, i) => (
        <>
          {i > 0 ? ' · ' : ''}
          {site === undefined ? (
            <code>{referencesText(figure)}</code>
          ) : (
            <a href={`${rootOf(site, lang)}/${receiptAddress(figure)}`}>{referencesText(figure)}</a>
          )}
        </>
      ))}
    </small>
  );
}

type Part = string | { text: string; verdict: keyof Proofread['counts']; number: number };

/** The paragraphs of a text with its judged sentences. */
function paragraphsOf(text: string, { sentences }: Proofread): Part[][] {
  const paragraphs: Part[][] = [[]];
  const add = (plain: string) => {
    for (const [i, line] of plain.split(/\n+/).entries()) {
      if (i > 0) paragraphs.push([]);
      if (line !== '') paragraphs.at(-1)!.push(line);
    }
  };
  let from = 0;
  for (const [i, { text: said, at, checked }] of sentences.entries()) {
    add(text.slice(from, at));
    paragraphs.at(-1)!.push({ text: said, verdict: checked.verdict, number: i + 1 });
    from = at + said.length;
  }
  add(text.slice(from));
  return paragraphs.filter((parts) => parts.length > 0);
}
