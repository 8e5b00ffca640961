import { readFileSync } from 'node:fs';

/** An example of a document or a comment: its code, and the output that its `// →` comments state. */
export interface Example {
  name: string;
  code: string;
  prints: string[];
}

/** The TypeScript examples of a Markdown document, in order, each named by its heading and number. */
export function examplesOf(path: string): Example[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = ''], i) => {
    const heading =
      text
        .slice(0, text.indexOf(code))
        .match(/^## .*$/gm)
        ?.at(-1) ?? '';
    return exampleOf(`${i + 1}, ${heading.slice(3)}`, code);
  });
}

/** The examples behind `@example` in the comments of a source file, each named by what is declared below it. */
export function examplesInComments(path: string): Example[] {
  const text = readFileSync(path, 'utf8');
  const comments = text.matchAll(/^ \* @example\n((?: \*(?: .*)?\n)+?) \*\/\nexport .*?(\w+)\(/gm);
  return [...comments].map(([, lines = '', name = '']) => exampleOf(name, lines.replace(/^ \* ?/gm, '')));
}

function exampleOf(name: string, code: string): Example {
  return { name, code, prints: [...code.matchAll(/^\/\/ → (.*)$/gm)].map((m) => m[1]!) };
}
