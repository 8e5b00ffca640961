import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

/**
 * Frees what this thread no longer needs. Node would wait until it needs the memory itself: buffers of files of tens of MB would
 * stay beside those of the next file, in every worker.
 */
export const collect = runInNewContext('gc') as () => void;
