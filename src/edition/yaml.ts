import { isMap, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './problem.js';
import { problems } from './problems.js';

type Path = readonly PropertyKey[];

/** A YAML text as data, with a way back from a key path to its line. */
export interface YamlText {
  value: unknown;
  lineOf(path: Path): number;
}

/** Parses YAML text. Syntax errors become problems with their lines; anchors, tags and dates stay plain data. */
export function parseYaml(file: string, source: string): { text?: YamlText; problems: Problem[] } {
  const lines = new LineCounter();
  const documents = parseAllDocuments(source, { lineCounter: lines, prettyErrors: false, schema: 'core' });
  const document = 'empty' in documents ? undefined : documents[0];
  const errors = document?.errors ?? [];
  if (errors.length > 0) {
    return {
      problems: errors.map((e) => problems.yaml({ file, line: lines.linePos(e.pos[0]).line }, e.message)),
    };
  }
  const lineOf = (path: Path) => {
    let node = (document?.contents ?? undefined) as Node | undefined;
    let line = 1;
    for (const key of path) {
      if (isMap(node)) {
        const pair = node.items.find((p) => String((p.key as { value?: unknown }).value) === String(key));
        if (!pair) break;
        const at = (pair.key as Node).range?.[0];
        if (at !== undefined) line = lines.linePos(at).line;
        node = (pair.value ?? undefined) as Node | undefined;
      } else if (isSeq(node)) {
        node = node.items[Number(key)] as Node | undefined;
        if (node?.range) line = lines.linePos(node.range[0]).line;
      } else break;
    }
    return line;
  };
  return { text: { value: document?.toJS() ?? null, lineOf }, problems: [] };
}

/** Checks YAML data against a zod definition; every issue becomes a problem with file, line and path. */
export function readYaml<T>(
  file: string,
  source: string,
  schema: z.ZodType<T>,
  knownKeys: Iterable<string>,
): { value?: T; text?: YamlText; problems: Problem[] } {
  const { text, problems: syntax } = parseYaml(file, source);
  if (!text) return { problems: syntax };
  const parsed = schema.safeParse(text.value);
  if (parsed.success) return { value: parsed.data, text, problems: [] };
  const known = [...knownKeys];
  return { text, problems: parsed.error.issues.flatMap((i) => fromIssue(i, [])) };

  function fromIssue(issue: z.core.$ZodIssue, above: Path): Problem[] {
    const path = [...above, ...issue.path];
    const at = { file, line: text!.lineOf(path), path: path.map(String).join('.') };
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        problems.unknownKey({ ...at, line: text!.lineOf([...path, key]) }, key, known),
      );
    }
    const found = valueAt(text!.value, path);
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const nearest = [...issue.errors].sort((a, b) => weight(a) - weight(b))[0]!;
      if (nearest.some((i) => i.path.length > 0 || i.code === 'unrecognized_keys')) {
        return nearest.flatMap((i) => fromIssue(i, path));
      }
    }
    if (found === undefined && path.length > 0) {
      return [problems.absentKey({ ...at, line: text!.lineOf(path.slice(0, -1)) }, String(path.at(-1)))];
    }
    return [problems.wrongValue(at, JSON.stringify(found) ?? String(found), expectation(issue))];
  }
}

/** How far a branch of a union is from what was written: unknown keys and absent keys count most. */
function weight(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce(
    (n, i) => n + (i.path.length === 0 ? 3 : i.path.length === 1 && i.code === 'invalid_type' ? 2 : 1),
    0,
  );
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return issue.values.map((v) => JSON.stringify(v)).join(' | ');
  if (issue.code === 'invalid_type') return issue.expected;
  if (issue.code === 'invalid_union') {
    const options = issue.errors.flat().map(expectation);
    return [...new Set(options)].join(' | ') || issue.message;
  }
  if (issue.code === 'too_small') return `≥ ${issue.minimum}`;
  if (issue.code === 'too_big') return `≤ ${issue.maximum}`;
  return issue.message;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (v, key) => (v == null ? undefined : (v as Record<PropertyKey, unknown>)[key]),
    value,
  );
}
