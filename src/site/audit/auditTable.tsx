import type { ComponentChildren } from 'preact';
import type { Audit } from '../../analysis/index.js';
import type { Lang, Plan } from '../../edition/index.js';

/** What every part of the audit page is made of. */
export interface Of {
  audit: Audit;
  plan: Plan;
  lang: Lang;
}

/** Titles of the nodes by id. */
export const titlesOf = (plan: Plan, lang: Lang) =>
  new Map(plan.nodes.map((n) => [n.id, n.title[lang]] as const));

/** A table in its own scrolling region: a head, then rows of a name and cells. */
export function Table({
  label,
  head,
  children,
}: {
  label: string;
  head: readonly (readonly [string, 'n' | 'text'])[];
  children: ComponentChildren;
}) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <table class="sticky">
        <thead>
          <tr>
            {head.map(([text, kind]) => (
              <th scope="col" key={text} class={kind === 'n' ? 'n' : undefined}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
