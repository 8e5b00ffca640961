// Reads an edition, builds its index by the compiled program, and prints the hash of each part of what a release is made of.
import { createHash } from 'node:crypto';
import { indexOf } from '../../dist/pipeline/index.js';

const hashOf = (part) => createHash('sha256').update(part).digest('hex');
const { plan, panel, index, provenance } = await indexOf(process.argv[2]);
const { ranks, groupRanks: _, ...rest } = index;
/** Numbers by their bits, whatever holds them. */
const bits = (_, value) => (ArrayBuffer.isView(value) ? hashOf(new Uint8Array(value.buffer)) : value);
const parts = { plan, panel, provenance, index: rest, ranks: plan.nodes.map((_, g) => ranks(g)) };
const hashes = Object.entries(parts).map(([name, part]) => [name, hashOf(JSON.stringify(part, bits))]);
process.stdout.write(JSON.stringify(Object.fromEntries(hashes)));
