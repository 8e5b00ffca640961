// What scripts of the pages import and no file has: workbooks to fill in, known places, the addresses of maps.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Maps that the editor can put into an edition: files of editions of this package, which stay where they are, by names that change with them. */
const mapOf = (edition) => {
  const path = `editions/${edition}/map.topojson`;
  const mark = createHash('sha256')
    .update(readFileSync(root + path))
    .digest('hex')
    .slice(0, 8);
  return [`${edition}-${mark}.topojson`, path];
};
export const maps = Object.fromEntries(['china-open', 'china-provinces'].map(mapOf));

/** What is made once here: the workbooks to fill in, whose writer is larger than they are, and the lists of known places. */
export async function makeGeneratedFiles() {
  const { knownPlaces } = await import(`${root}dist/cli/knownPlaces.js`);
  const { templateWorkbook } = await import(`${root}dist/documents/index.js`);
  const made = new Map();
  for (const lang of ['en', 'zh']) made.set(lang, await templateWorkbook(lang));
  return {
    name: 'made-here',
    resolveId: (id) => (/^(?:template|places|map):/.test(id) ? `\0${id}` : undefined),
    load(id) {
      if (id === '\0places:') return `export default ${JSON.stringify(knownPlaces())};`;
      if (id.startsWith('\0map:')) {
        const name = JSON.stringify(mapOf(id.split(':')[1])[0]);
        return `export default new URL(/* @vite-ignore */ ${name}, import.meta.url).href;`;
      }
      if (!id.startsWith('\0template:')) return undefined;
      const lang = id.split(':')[1];
      const file = this.emitFile({ type: 'asset', name: `template-${lang}.xlsx`, source: made.get(lang) });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
  };
}
