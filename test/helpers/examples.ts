import { readFileSync } from 'node:fs';

/** An example of a document: its code, and the output that its `// →` comments state. */
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
    const prints = [...code.matchAll(/^\/\/ → (.*)$/gm)].map((m) => m[1]!);
    return { name: `${i + 1}, ${heading.slice(3)}`, code, prints };
  });
}
