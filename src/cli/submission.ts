import { UserError } from '../edition/index.js';
import {
  completeness,
  readSubmissions,
  refusals,
  type SubmissionReader,
  SubmissionRefused,
  signedLeaves,
  statementOf,
  type Wanted,
} from '../platform/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { completenessLines, submissionLine, submissionLines } from './submissionText.js';

/** A refusal as a problem that the user can mend. */
export function asProblem(error: unknown): unknown {
  if (!(error instanceof SubmissionRefused)) return error;
  const { title, mend } = refusals[error.code];
  return new UserError([{ at: { file: 'ID' }, found: error.found, expected: title, mend }]);
}

/** Reads the submissions of a platform; a server may be running. */
export async function withReader<T>(
  folder: string,
  work: (reader: SubmissionReader) => Promise<T> | T,
): Promise<T> {
  const reader = readSubmissions(folder);
  try {
    return await work(reader);
  } catch (error) {
    throw asProblem(error);
  } finally {
    reader.kept.ledger.close();
  }
}

/** `iplus submission list DIR`. */
export async function listSubmissions(folder: string, options: CommonOptions & Wanted): Promise<void> {
  const { partner, contract, period } = options;
  const all = await withReader(folder, (reader) => reader.list({ partner, contract, period }));
  const counts = completeness(all, Date.now());
  const lang = languageOf(options);
  print(options, { submissions: all, completeness: counts }, () =>
    [...all.map((one) => submissionLine(one, lang)), ...completenessLines(counts, lang)].join('\n'),
  );
}

export interface ShowOptions extends CommonOptions {
  statement?: boolean;
  leaves?: boolean;
}

const notChecked = { en: 'a submission that has not been checked', zh: '尚未审核的报送' };

/** `iplus submission show DIR ID`. */
export async function showSubmission(folder: string, id: string, options: ShowOptions): Promise<void> {
  if (options.leaves) return showLeaves(folder, id);
  const { view, statement } = await withReader(folder, async (reader) => ({
    view: await reader.view(id),
    statement: statementOf(reader.find(id)),
  }));
  if (!options.statement) {
    print(options, view, () => submissionLines(view, languageOf(options)).join('\n'));
    return;
  }
  if (!statement) throw asProblem(new SubmissionRefused('wrong-state', notChecked));
  process.stdout.write(statement.text);
}

/** The leaves of what is signed, for the partner that has the records and checks the root. */
async function showLeaves(folder: string, id: string): Promise<void> {
  await withReader(folder, (reader) => {
    const { checked } = reader.find(id);
    if (!checked) throw new SubmissionRefused('wrong-state', notChecked);
    for (const leaf of signedLeaves(reader.kept, checked.content))
      process.stdout.write(`${JSON.stringify(leaf)}\n`);
  });
}
