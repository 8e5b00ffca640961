import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Lang, Text } from '../../edition/index.js';

const Language = createContext<Lang>('en');

/** The language of the page that is drawn. */
export const useLanguage = (): Lang => useContext(Language);

/** A page whose texts are written in a language. */
export function InLanguage({ lang, children }: { lang: Lang; children: ComponentChildren }) {
  return <Language.Provider value={lang}>{children}</Language.Provider>;
}

function Said({ text }: { text: Text }) {
  return <>{text[useLanguage()]}</>;
}

/** A text in the language of its page. */
export const said = (text: Text) => <Said text={text} />;

/** What a page says first. */
export const title = (text: Text) => <h1>{said(text)}</h1>;

/** A paragraph; what explains a page is soft. */
export const note = (text: Text, name: 'soft' | 'note' | 'needs' | undefined = 'soft') => (
  <p class={name}>{said(text)}</p>
);

/** The title of a section, with what is said small beside it. */
export const heading = (text: Text, small?: ComponentChildren) => (
  <h2>
    {said(text)}
    {small === undefined ? null : <small>{small}</small>}
  </h2>
);

/** Terms with what they mean, side by side; what does not apply is undefined. */
export const facts = (rows: readonly (readonly [term: Text, means: ComponentChildren] | undefined)[]) => (
  <dl class="facts">
    {rows
      .filter((row) => row !== undefined)
      .map(([term, means]) => (
        <>
          <dt>{said(term)}</dt>
          <dd>{means}</dd>
        </>
      ))}
  </dl>
);

/** A paragraph of the page itself. */
export const paragraph = (text: Text) => <p>{said(text)}</p>;
