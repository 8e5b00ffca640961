import { basename } from 'node:path';
import { segmentPath } from '../intake/recover.js';

/** The name of the copy of a segment. */
export const segmentName = (segment: number) => `segments/${basename(segmentPath('', segment))}`;

/** The name of the copy of all small files: contracts, partners, people, the public log. */
export const restName = 'rest.tar.gz';

/** Whether a name is that of the copy of a tree of records that counted in a release: its path in the folder of the platform. */
export const isTree = (name: string) => /^live\/[^/.][^/]*\/trees\/[^/.][^/]*\.tree$/.test(name);
