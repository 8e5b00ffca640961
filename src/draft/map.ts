import { type Lang, mapFileOf, removeIn, setIn } from '../edition/index.js';
import { type DraftFiles, editionFile, withFile, writtenEdition } from './files.js';

/**
 * Puts a map into an edition, in place of the one before: what the publisher of that one said goes with it.
 *
 * @param layer the object of a TopoJSON with several
 */
export function setMap(files: DraftFiles, file: string, text: string, layer?: string): DraftFiles {
  const isSame = mapFileOf(writtenEdition(files).map)?.file === file;
  const named = isSame ? files : withFile(files, editionFile, (yaml) => setIn(yaml, ['map'], file));
  const layered = setMapKey(named, 'layer', layer ?? '', 'en');
  return new Map([...layered, [file, text]]);
}

/** Draws each unit as a dot at its coordinates. */
export const setDots = (files: DraftFiles): DraftFiles =>
  withFile(files, editionFile, (yaml) => setIn(yaml, ['map'], 'dots'));

/** What the publisher of a map says of it. */
export type MapKey = 'note' | 'scale' | 'licence' | 'approval';

/**
 * Writes what the publisher of the map says, or which layer of its file is drawn; an empty text takes it out.
 *
 * @param lang the language of a note
 */
export function setMapKey(files: DraftFiles, key: MapKey | 'layer', text: string, lang: Lang): DraftFiles {
  const { map } = writtenEdition(files);
  const of = mapFileOf(map);
  if (!of) return files;
  const value = key === 'note' ? withoutEmpty({ ...of.note, [lang]: text }) : text || undefined;
  return withFile(files, editionFile, (yaml) => {
    if (value === undefined) return of[key] === undefined ? yaml : removeIn(yaml, ['map', key]);
    return typeof map === 'string'
      ? setIn(yaml, ['map'], { file: map, [key]: value })
      : setIn(yaml, ['map', key], value);
  });
}

/** The texts of a note; undefined where there is none. */
function withoutEmpty(note: Readonly<Record<string, unknown>>): object | undefined {
  const there = Object.entries(note).filter(([, text]) => text !== '');
  return there.length > 0 ? Object.fromEntries(there) : undefined;
}
