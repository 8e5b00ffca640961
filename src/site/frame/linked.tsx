import type { ComponentChildren } from 'preact';

/** A sentence with links on its figures: on the first occurrence of each, in order. */
export function figuresLinked(
  sentence: string,
  links: readonly { text: string; href: string }[],
): ComponentChildren {
  const parts: ComponentChildren[] = [];
  let rest = sentence;
  for (const { text, href } of links) {
    const at = rest.indexOf(text);
    if (at < 0) continue;
    parts.push(rest.slice(0, at), <a href={href}>{text}</a>);
    rest = rest.slice(at + text.length);
  }
  return [...parts, rest];
}
