// npm run docs: writes the files of docs/, and the alarms in deploy/, that follow from the definitions of the program.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, setUp } from './setup.mjs';

setUp();
const { referenceFiles } = await import(`${root}dist/cli/reference/reference.js`);
const folder = join(root, 'docs');
for (const [path, text] of Object.entries(referenceFiles((file) => existsSync(join(folder, file))))) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const { alarmRules } = await import(`${root}dist/platform/index.js`);
writeFileSync(join(root, 'deploy', 'alarms.yaml'), alarmRules());
