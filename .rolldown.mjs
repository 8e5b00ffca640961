import { rolldown } from 'rolldown';
const b = await rolldown({ input: 'test/words/claims/oracle/run.ts', platform: 'node', external: (id) => !id.startsWith('.') && !id.startsWith('/') || id.includes('/src/words/index') || id.includes('src/words/index'), resolve: { extensionAlias: { '.js': ['.ts', '.js'] } } });
await b.write({ file: '.fuzz-bundle.mjs', format: 'esm', paths: (id) => id.includes('src/words/index') ? './dist/words/index.js' : id });
