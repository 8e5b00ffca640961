import { isSignedNote, parseNote, type Signer } from './note.js';

/** The entry of a release in a log: its id, and the hash of its list of files. */
export interface Entry {
  release: string;
  sha256: string;
}

/** Its first line, which no state of a log has. */
const first = 'iplus recomputed v1';

/** What a witness says in a note: who recomputed which release when; undefined where it says nothing of this one. */
function statementIn(text: string, of: Entry) {
  const note = parseNote(text);
  const [head, json = ''] = note?.body.split('\n') ?? [];
  const { at, from, version, witness } = (objectIn(json) ?? {}) as Record<string, unknown>;
  const isStatement =
    head === first &&
    note?.body === `${first}\n${JSON.stringify({ at, from, ...of, version, witness })}\n` &&
    /^\d{4}-\d\d-\d\dT[\d:.]{8,16}Z$/.test(String(at)) &&
    Date.parse(String(at)) > 0 &&
    (from === 'panel' || from === 'records') &&
    typeof version === 'string' &&
    note.signatures.length === 1 &&
    note.signatures[0]!.name === witness;
  return isStatement ? { note, witness } : undefined;
}

/**
 * Which witnesses say that they recomputed a release, and how many statements there are; undefined where the file was changed, is about
 * another release, or has a line that names the key of a witness and is false.
 */
export async function recomputedBy(text: string, of: Entry, witnesses: readonly Signer[]) {
  const notes = objectIn(text);
  if (!Array.isArray(notes) || `${JSON.stringify([...new Set(notes)].sort(), null, 1)}\n` !== text)
    return undefined;
  const statements = notes.map((note) => statementIn(String(note), of));
  if (statements.includes(undefined)) return undefined;
  const by: string[] = [];
  for (const signer of witnesses) {
    const own = statements.filter((one) => one!.witness === signer.name);
    const valid = await Promise.all(own.map((one) => isSignedNote(signer, one!.note)));
    if (valid.includes(true)) by.push(signer.name);
  }
  return { by, statements: statements.length };
}

function objectIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
