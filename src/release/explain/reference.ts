import { type Plan, publishedPeriods } from '../../edition/index.js';
import { type Subject, subjectsOf } from '../find.js';

/**
 * The parts of a reference as one text, with `/` between them. What is not allowed in an address is escaped by %;
 * an empty part is `_`.
 */
export function joinReference(parts: readonly string[]): string {
  return parts.map((part) => (part === '' ? '_' : part === '_' ? '%5F' : escapePart(part))).join('/');
}

/** The parts of a reference. Invalid escapes are taken literally. */
export function splitReference(reference: string): string[] {
  return reference.split('/').map((part) => (part === '_' ? '' : unescapePart(part)));
}

function escapePart(part: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is escaped
  return part.replace(/[%/\\?#&+\s\u0000-\u001f\u007f]/g, (c) => encodeURIComponent(c));
}

function unescapePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * `results/UNIT/PERIOD/NODE`. Where two levels have the same code and the second is meant, the
 * code has its level as a prefix: `results/province:110000/2020/index`.
 */
export function resultReference(plan: Plan, subject: Subject, period: string, node: string): string {
  return joinReference(['results', codeOf(plan, subject), period, node]);
}

/** A figure of the index: its unit or group, period and node. */
export interface ResultAt {
  subject: Subject;
  period: string;
  node: string;
}

/** The figure of the index that a reference names; undefined where it names none. */
export function resultAt(plan: Plan, reference: string): ResultAt | undefined {
  const [kind, unit = '', period = '', node = '', ...more] = splitReference(reference);
  const subject = referredSubject(plan, unit);
  const known = publishedPeriods(plan).includes(period) && plan.nodes.some(({ id }) => id === node);
  if (kind !== 'results' || more.length > 0 || subject === undefined || !known) return undefined;
  return { subject, period, node };
}

/** The subject with a code, or with a level and code. */
export function referredSubject(plan: Plan, unit: string): Subject | undefined {
  const subjects = subjectsOf(plan);
  return subjects.find((s) => s.code === unit) ?? subjects.find((s) => `${s.level}:${s.code}` === unit);
}

const firstLevels = new WeakMap<Plan, Map<string, string>>();

/** The level of the first subject with each code. */
function levelsByCode(plan: Plan): Map<string, string> {
  const known = firstLevels.get(plan) ?? new Map<string, string>();
  if (known.size === 0) {
    for (const { code, level } of subjectsOf(plan)) if (!known.has(code)) known.set(code, level);
    firstLevels.set(plan, known);
  }
  return known;
}

function codeOf(plan: Plan, { code, level }: Subject): string {
  return levelsByCode(plan).get(code) === level ? code : `${level}:${code}`;
}
