import { type Text, writtenIn } from '../../edition/index.js';

/** A text in all of its languages, as JSON-LD. */
export const inLanguages = (text: Text) =>
  Object.entries(writtenIn(text)).map(([tag, words]) => ({ '@language': tag, '@value': words }));
