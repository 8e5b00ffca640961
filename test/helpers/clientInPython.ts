import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './editions.js';

/** Whether Python runs here. */
export const hasPython = spawnSync('python3', ['--version']).status === 0;

/**
 * What Python's client says of each case: the answer, or the text of the `ValueError`. The call is an expression in which
 * `*given` are the values of a case. It does not block this process: a server that is blocked does not close idle
 * connections in time, and the next request over one of them fails.
 *
 * @example await clientInPython('verify_promise(*given)["by"]', [[receipt, key]])
 */
export async function clientInPython(
  call: string,
  cases: readonly (readonly unknown[])[],
): Promise<string[]> {
  const program = `import json, sys
sys.path.insert(0, sys.argv[1])
from iplus_client import *
for given in json.load(sys.stdin):
    try:
        print(${call})
    except ValueError as error:
        print(error)`;
  const running = promisify(execFile)('python3', ['-B', '-c', program, join(root, 'clients', 'python')]);
  running.child.stdin!.end(JSON.stringify(cases));
  return (await running).stdout.trim().split('\n');
}
