import { type EditionSource, type Lang, setAllIn, setIn } from '../edition/index.js';
import { type DraftFiles, editionFile, withFile, writtenEdition } from './files.js';

/** Changes the title of an edition, and that of the first node of its framework where it is the same. */
export function setTitle(files: DraftFiles, lang: Lang, text: string): DraftFiles {
  const { title, tree } = writtenEdition(files) as { title?: Written; tree?: { title?: Written } };
  const isSame = tree?.title !== undefined && textIn(tree.title, lang) === textIn(title, lang);
  const places = [['title', lang], ...(isSame ? [['tree', 'title', lang]] : [])];
  return withFile(files, editionFile, (yaml) =>
    setAllIn(
      yaml,
      places.map((path) => [path, text] as const),
    ),
  );
}

type Written = Partial<Record<Lang, string>>;

const textIn = (title: Written | undefined, lang: Lang) => title?.[lang];

/** Says whether the figures are real, simulated, or an example. */
export function setStatus(files: DraftFiles, status: EditionSource['data-status']): DraftFiles {
  return withFile(files, editionFile, (yaml) => setIn(yaml, ['data-status'], status));
}
