import { join } from 'node:path';
import { z } from 'zod';
import { problems, type Text, UserError } from '../../../edition/index.js';
import { type Manifest, manifestText } from '../../manifest.js';
import { listLimit, sourceOf } from '../../source.js';
import { attestations } from '../../store/attestations.js';
import { putFile, sha256 } from '../../store/store.js';
import type { SecretKey } from '../ed25519.js';
import { isNoteOf, isOrigin, keyHashOf, type Note, parseNote, signaturesOf, signNote } from '../log/note.js';
import { jsonOf } from '../log/receiptProof.js';
import { type Party, type Policy, type Witnessed, witnessedBy } from './policy.js';

/** What a witness says of a release: that recomputing it gave the same bytes. */
export interface Recomputed {
  /** When: ISO 8601, UTC. */
  at: string;
  /** From the panel of the release, or from records and data. */
  from: 'panel' | 'records';
  release: string;
  /** Of release.json, which names the hash of every other file. */
  sha256: string;
  /** The version of the program. */
  version: string;
  /** The name of the witness, as it signs. */
  witness: string;
}

/** Its first line. As no name of a log has spaces, it is never mistaken for a checkpoint. */
const first = 'iplus recomputed v1';

/** What is signed: names in the order of the alphabet. */
const bodyOf = ({ at, from, release, sha256: hash, version, witness }: Recomputed) =>
  `${first}\n${JSON.stringify({ at, from, release, sha256: hash, version, witness })}\n`;

const shape = z.strictObject({
  at: z.iso.datetime(),
  from: z.enum(['panel', 'records']),
  release: z.string(),
  sha256: z.string(),
  version: z.string(),
  witness: z.string(),
});

/** A statement and the note that says it. */
interface Statement extends Recomputed {
  note: Note;
}

/** Signs that a release was recomputed with the same bytes. */
export function signRecomputed(
  key: SecretKey,
  manifest: Manifest,
  how: Pick<Recomputed, 'at' | 'from' | 'version' | 'witness'>,
): string {
  const hash = sha256(manifestText(manifest));
  return signNote(key, how.witness, bodyOf({ ...how, release: manifest.id, sha256: hash })).text;
}

/** The statement in a note; undefined unless it has exactly the required form. Its signature is not checked. */
function statementOf(text: string): Statement | undefined {
  const note = parseNote(text);
  const [head, json = ''] = note?.body.split('\n') ?? [];
  const found = head === first ? shape.safeParse(jsonOf(json)).data : undefined;
  if (!note || !found || bodyOf(found) !== note.body || !isOrigin(found.witness)) return undefined;
  const isOne = note.signatures.length === 1 && note.signatures[0]!.name === found.witness;
  return isOne && Date.parse(found.at) > 0 ? { ...found, note } : undefined;
}

/** The file of statements: notes in the order of their text, each once. */
const fileText = (notes: readonly string[]) => `${JSON.stringify([...new Set(notes)].sort(), null, 1)}\n`;

/** The most statements of one release. */
const mostStatements = 256;

/** The statements in a file about a release. @throws UserError where one is about something else, or the file has another form */
export function statementsIn(file: string, text: string, manifest: Manifest): Statement[] {
  const notes = z.array(z.string()).max(mostStatements).safeParse(jsonOf(text)).data;
  if (!notes || fileText(notes) !== text) throw fault(file, notOfForm);
  const hash = sha256(manifestText(manifest));
  return notes.map((note) => {
    const found = statementOf(note);
    if (!found) throw fault(file, notOfForm);
    if (found.release !== manifest.id || found.sha256 !== hash) throw fault(file, ofOther);
    return found;
  });
}

/**
 * Adds statements to the file beside a release; how many there are.
 *
 * @param witnesses that the statements added must be of; without it their signatures are not checked
 * @throws UserError where they are not about this release, or not signed by one of the witnesses
 */
export async function addStatements(
  release: Place,
  texts: readonly [file: string, text: string][],
  witnesses?: readonly Party[],
): Promise<number> {
  const { folder, manifest } = release;
  const before = await read(folder);
  const given = before === undefined ? texts : [[fileIn(folder), before] as const, ...texts];
  const added = texts.flatMap(([file, text]) =>
    statementsIn(file, text, manifest).map((one) => ({ ...one, file })),
  );
  const wrong = witnesses ? added.filter((one) => !witnesses.some((witness) => isBy(witness, one))) : [];
  if (wrong.length > 0)
    throw new UserError(wrong.map(({ file, witness }) => problems.badSignature(file, notSigned(witness))));
  const notes = given.flatMap(([file, text]) =>
    statementsIn(file, text, manifest).map(({ note }) => note.text),
  );
  const content = fileText(notes);
  await putFile(folder, { path: attestations.recomputed, content });
  return statementsIn(fileIn(folder), content, manifest).length;
}

/** The file with one statement, as it is sent to the publisher. */
export const statementFile = (note: string): string => fileText([note]);

/** The folder of a release and its list of files. */
interface Place {
  folder: string;
  manifest: Manifest;
}

const fileIn = (folder: string) => join(folder, attestations.recomputed);

const read = async (folder: string) =>
  (await sourceOf(folder).read(attestations.recomputed, listLimit))?.toString();

/**
 * Which witnesses of a policy recomputed a release.
 * @throws UserError where a statement is not about it, or names the key of a witness that did not sign it
 */
export async function recomputedBy({ folder, manifest }: Place, policy: Policy): Promise<Witnessed> {
  const text = await read(folder);
  const statements = text === undefined ? [] : statementsIn(fileIn(folder), text, manifest);
  return witnessedBy(policy, (witness) => latestOf(statements, witness, folder));
}

function latestOf(statements: readonly Statement[], witness: Party, folder: string): number | undefined {
  const { name, publicKey } = witness;
  const own = statements.filter(
    ({ note }) => signaturesOf(note.signatures, name, keyHashOf(name, publicKey)).length > 0,
  );
  const valid = own.filter((one) => isBy(witness, one));
  if (valid.length < own.length) throw fault(fileIn(folder), notSigned(name));
  return valid.length === 0 ? undefined : Math.max(...valid.map(({ at }) => Date.parse(at)));
}

/** Whether a witness signed a statement. */
const isBy = ({ name, publicKey }: Party, { note }: Statement): boolean =>
  isNoteOf({ id: Buffer.alloc(8), publicKey }, name, note);

const notOfForm = { en: 'a file that was changed', zh: '文件已被改动' };
const ofOther = { en: 'a statement about another release', zh: '针对其他发布版的声明' };
const notSigned = (name: string): Text => ({
  en: `a statement of ${name} that no trusted key of this name has signed`,
  zh: `以 ${name} 名义、但并非由该名称的可信密钥签署的声明`,
});

const fault = (file: string, what: Text) => new UserError([problems.badSignature(file, what)]);
