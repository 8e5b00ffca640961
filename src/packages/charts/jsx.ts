// What the charts of this package are written with, in place of Preact: elements are made as text at once.
class Markup {
  constructor(readonly text: string) {}
}

type Props = Readonly<Record<string, unknown>>;

/** An element, or what a component makes of its properties. */
export function jsx(type: string | ((props: Props) => unknown), props: Props): unknown {
  if (typeof type === 'function') return type(props);
  const { children, ...others } = props;
  const attributes = Object.entries(others).map(([name, value]) => {
    if (value === undefined || value === null || value === false) return '';
    return value === true
      ? ` ${name}`
      : ` ${name.toLowerCase() === 'tabindex' ? 'tabindex' : name}="${escaped(value)}"`;
  });
  return new Markup(`<${type}${attributes.join('')}>${renderToString(children)}</${type}>`);
}

export const jsxs = jsx;
export const Fragment = ({ children }: Props): unknown => children;

/** The text of what was made. */
export function renderToString(node: unknown): string {
  if (node === undefined || node === null || typeof node === 'boolean') return '';
  if (Array.isArray(node)) return node.map(renderToString).join('');
  return node instanceof Markup ? node.text : escaped(node);
}

const escaped = (value: unknown) =>
  String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
