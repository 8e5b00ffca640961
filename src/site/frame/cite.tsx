import type { Lang } from '../../edition/index.js';
import { apa, bibtex, gbt7714, ris } from '../../release/index.js';
import { citationOfShown, type Shown } from '../shown.js';

/** How to cite the release, as a reader or a program wants it written. */
export function Cite({ release, lang }: { release: Shown; lang: Lang }) {
  const cited = citationOfShown(release);
  const written: [string, string][] = [
    ['APA', apa(cited)],
    ['GB/T 7714', gbt7714(cited)],
  ];
  const records: [string, string][] = [
    ['BibTeX', bibtex(cited, lang)],
    ['RIS', ris(cited, lang)],
  ];
  return (
    <>
      {(lang === 'zh' ? written.toReversed() : written).map(([name, text]) => (
        <p key={name}>
          <span class="soft">{name}</span> {text}
        </p>
      ))}
      {records.map(([name, text]) => (
        <details key={name}>
          <summary>{name}</summary>
          <pre class="receipt">{text}</pre>
        </details>
      ))}
    </>
  );
}
