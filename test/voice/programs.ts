import { findSubject, type Release, receiptOf } from '../../src/release/index.js';
import type { CitedFigure } from '../../src/words/facts/fact.js';
import { figuresOf } from '../../src/words/facts/fact.js';
import { factsAbout, latestSizeFacts, spreadFacts, timeFacts } from '../../src/words/index.js';
import type { Answered } from '../helpers/figures.js';
import type { Question } from './questionOf.js';
import { askApi, type askingMcp } from './surfaces.js';
import type { Truth } from './truth.js';

/** A figure that names more receipts than these is a count of them. */
const most = 12;

/** The figures with receipts that answer a question: of the facts about its place, those whose value its answer has. */
export function figuresFor(release: Release, truth: Truth, { place, answer }: Question): CitedFigure[] {
  const facts = [
    ...factsAbout(release, release.index.periods - 1, place),
    ...(place === truth.total
      ? [...spreadFacts({ release, g: 0 }), ...timeFacts(release), ...latestSizeFacts(release)]
      : []),
  ];
  const numbers = Object.values(answer).filter((value) => typeof value === 'number');
  const isAsked = (value: number) =>
    numbers.some((n) => Math.abs(Math.abs(n) - Math.abs(value)) <= 1e-9 * Math.max(1, Math.abs(n)));
  return facts
    .flatMap((fact) => figuresOf(fact))
    .filter(
      ({ value, from, references }) =>
        from !== 'computed' && references.length > 0 && references.length <= most && isAsked(value),
    );
}

/** An answer to each reference, asked for once. */
function once<T>(answerTo: (reference: string) => Promise<T>): (reference: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (reference) => {
    const answer = known.get(reference) ?? answerTo(reference);
    known.set(reference, answer);
    return answer;
  };
}

/** What the API answers when it is asked for the receipt of a reference. */
export const apiAnswers = (release: Release) =>
  once(
    async (reference: string): Promise<Answered> =>
      (await askApi(
        release,
        `/v1/latest/receipts?of=${encodeURIComponent(reference)}`,
      )) as unknown as Answered,
  );

/**
 * What assistants are told when they ask for the figure of a reference: a value, or a cell of a table. Undefined where the code
 * means a place of another level, and where a table is none of the analysis.
 */
export const mcpAnswers = (release: Release, ask: Awaited<ReturnType<typeof askingMcp>>) =>
  once(async (reference: string): Promise<Answered | undefined> => {
    const receipt = await receiptOf(release, reference);
    if (receipt.kind === 'result') {
      const { unit, period, node } = receipt;
      if (findSubject(release.plan, unit.code).level !== unit.level) return undefined;
      const { figure } = await ask('get_value', { unit: unit.code, period, node });
      return { kind: 'result', ...(figure as Omit<Answered, 'kind'>) };
    }
    const { table, row, column } = receipt;
    if (!reference.startsWith('analysis/')) return undefined;
    const { columns, rows } = (await ask('read_table', { table: table.name, where: row.key })) as {
      columns: { id: string }[];
      rows: (string | number | null)[][];
    };
    if (rows.length !== 1) throw new Error(`${reference}: ${rows.length} rows`);
    return { kind: 'table', value: String(rows[0]![columns.findIndex(({ id }) => id === column.id)] ?? '') };
  });
