import { maxLengths, nearestWord, type Text } from '../../edition/index.js';
import { parameterOf } from './parameterSchema.js';
import { wordExpected } from './parameters.js';
import { ApiProblem, type Part, type Wrong } from './problem.js';

/** @throws ApiProblem naming every parameter of a query that its resource does not have */
export function onlyKnown(query: string, known: readonly string[]): void {
  const unknown = [...new Set(new URLSearchParams(query).keys())].filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const list = known.join(', ');
  throw new ApiProblem(
    'unknown-parameter',
    unknown.slice(0, 10).map((name) => {
      const near = nearestWord(name.slice(0, maxLengths.name), known);
      return {
        in: 'query',
        parameter: name.slice(0, maxLengths.name),
        found: { en: 'a parameter that does not exist here', zh: '此处没有的参数' },
        expected:
          known.length === 0
            ? { en: 'no parameters', zh: '不带参数' }
            : { en: `one of: ${list}`, zh: `下列之一：${list}` },
        mend: near
          ? { en: `did you mean “${near}”?`, zh: `是否应为“${near}”？` }
          : { en: 'omit it', zh: '请去掉该参数' },
      };
    }),
  );
}

/** Describes the fault of a parameter, by its name and the given value. */
export function wrongParameter(where: 'path' | 'query', name: string, given: unknown): Wrong {
  const repeated = Array.isArray(given) && !parameterOf(where, name)?.list;
  const text = String(given).slice(0, maxLengths.name);
  const times = repeated ? given.length : 0;
  return wrong(
    where,
    name,
    repeated ? { en: `it ${times} times`, zh: `出现 ${times} 次` } : { en: `“${text}”`, zh: `“${text}”` },
    parameterOf(where, name)?.expected ?? wordExpected,
  );
}

/** A fault of a parameter that is corrected by providing what was expected. */
export function wrong(where: Part, parameter: string, found: Text, expected: Text): Wrong {
  const mend: Text = { en: 'correct it, or omit it', zh: '请更正，或去掉该参数' };
  return { in: where, parameter, found, expected, mend };
}
