import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../helpers/editions.js';
import { filesBelow, temporaryFolder } from '../helpers/folders.js';
import { itThoroughly } from '../helpers/thorough.js';

const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

describe('what npm start compiles in a fresh clone', () => {
  it('is every module of src, whatever the bundles need of them', () => {
    const how = [tsc, '-p', 'tsconfig.start.json', '--listFilesOnly'];
    const listed = spawnSync(process.execPath, how, { cwd: root, encoding: 'utf8' }).stdout.split('\n');
    const compiled = listed
      .map((file) => relative(join(root, 'src'), file))
      .filter((file) => /^[^.]/.test(file));
    const sources = filesBelow(join(root, 'src')).filter((file) => /(?<!\.test)\.tsx?$/.test(file));
    expect(compiled.sort()).toEqual(sources.sort());
  });

  itThoroughly('is the program that npm test compiles, to the byte', () => {
    const out = temporaryFolder();
    const how = ['-p', join(root, 'tsconfig.start.json'), '--outDir', out, '--incremental', 'false'];
    const { status, stdout } = spawnSync(process.execPath, [tsc, ...how, '--tsBuildInfoFile', 'null'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
    expect(status).toBe(0);
    const scripts = filesBelow(out).filter((file) => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(1000);
    const differing = scripts.filter(
      (file) => readFileSync(join(out, file), 'utf8') !== readFileSync(join(root, 'dist', file), 'utf8'),
    );
    expect(differing).toEqual([]);
  });
});
