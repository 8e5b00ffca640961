import type { Raised } from './strings.js';

interface Style {
  above?: string;
  raised?: Raised;
  hidden?: boolean;
}

/** Styles may rest on others; more steps than these are a circle. */
const maxSteps = 50;

/** What the styles of an OpenDocument file say of the texts and sheets that have them, collected while the file is read. */
export class OdsStyles {
  readonly #styles = new Map<string, Style>();
  #last: Style = {};

  open(tag: string, attributes: Record<string, string>): void {
    if (tag === 'style') {
      const above = attributes['style:parent-style-name'];
      this.#last = above === undefined ? {} : { above };
      this.#styles.set(`${attributes['style:family']} ${attributes['style:name']}`, this.#last);
    }
    const position = attributes['style:text-position'];
    if (tag === 'text-properties' && position !== undefined) this.#last.raised = positionOf(position);
    const display = attributes['table:display'];
    if (tag === 'table-properties' && display !== undefined) this.#last.hidden = display === 'false';
  }

  /** Where a text with a style stands. */
  raisedBy(name: string): Raised {
    return this.#find('text', name, 'raised') ?? 'level';
  }

  /** Whether a sheet with a style is hidden. */
  hides(name: string): boolean {
    return this.#find('table', name, 'hidden') ?? false;
  }

  #find<K extends keyof Style>(family: string, name: string, key: K): Style[K] | undefined {
    let style = this.#styles.get(`${family} ${name}`);
    for (let step = 0; style && style[key] === undefined && step < maxSteps; step++)
      style = this.#styles.get(`${family} ${style.above}`);
    return style?.[key];
  }
}

/** `super 58%`, `sub 58%`, or by how much of the height of the letters a text is above or below the line. */
function positionOf(position: string): Raised {
  const shift = /^super/.test(position) ? 1 : /^sub/.test(position) ? -1 : Number.parseFloat(position);
  return shift > 0 ? 'superscript' : shift < 0 ? 'subscript' : 'level';
}
