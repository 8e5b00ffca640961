import type { Page } from 'playwright-core';

/** What of a node of Chromium's accessibility tree is used here. */
interface Node {
  nodeId: string;
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  properties?: { name: string; value: { value: unknown } }[];
  childIds?: string[];
}

/** Where a screen reader pauses: a line each. */
const blocks = new Set([
  'paragraph',
  'listitem',
  'row',
  'caption',
  'Figcaption',
  'term',
  'definition',
  'LayoutTableRow',
  'LabelText',
]);

/** What is spoken as its role and its name. */
const named = new Set([
  'heading',
  'link',
  'button',
  'textbox',
  'searchbox',
  'combobox',
  'checkbox',
  'spinbutton',
  'img',
  'image',
  'DisclosureTriangle',
]);

/** What is announced where it begins. */
const announced = new Set([
  'banner',
  'navigation',
  'main',
  'contentinfo',
  'complementary',
  'region',
  'form',
  'search',
  'table',
  'figure',
  'dialog',
  'group',
]);

/** So much of a long line says which it is. */
const longest = 70;

const shortened = (line: string) =>
  line.length > longest && !line.startsWith('—') && !line.includes(' | ')
    ? `${line.slice(0, longest)}…`
    : line;

/** What a screen reader reads of a page from its beginning to its end, a line for each stop, as Chromium gives it to screen readers. */
export async function spoken(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { nodes: Node[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const childrenOf = ({ childIds = [] }: Node) => childIds.flatMap((id) => byId.get(id) ?? []);
  return `${linesOf(nodes[0]!, childrenOf).map(shortened).join('\n')}\n`;
}

type Children = (node: Node) => Node[];

const roleOf = (node: Node) => (node.ignored ? '' : (node.role?.value ?? ''));
const nameOf = (node: Node) => (node.name?.value ?? '').replace(/\s+/g, ' ').trim();

function linesOf(node: Node, childrenOf: Children): string[] {
  const role = roleOf(node);
  const children = childrenOf(node);
  const below = () => children.flatMap((child) => linesOf(child, childrenOf));
  if (named.has(role)) return [wordsOf(node)];
  if (blocks.has(role) && !children.some((child) => hasBlock(child, childrenOf)))
    return lineOf(children, childrenOf);
  if (role === 'StaticText') return nameOf(node) === '' ? [] : [nameOf(node)];
  if (role === 'InlineTextBox') return [];
  if (announced.has(role)) {
    const name = nameOf(node);
    const announcement = `— ${role}${name === '' ? '' : ` “${name}”`}`;
    // The links of a menu, in a line.
    return role === 'navigation' ? [`${announcement}: ${below().join(', ')}`] : [announcement, ...below()];
  }
  return below();
}

const hasBlock = (node: Node, childrenOf: Children): boolean =>
  blocks.has(roleOf(node)) ||
  announced.has(roleOf(node)) ||
  roleOf(node) === 'heading' ||
  childrenOf(node).some((child) => hasBlock(child, childrenOf));

const cell = /cell|columnheader|rowheader/i;

/** The parts of a line one after the other, cells of a table apart. */
function lineOf(parts: readonly Node[], childrenOf: Children): string[] {
  const isRow = parts.some((part) => cell.test(roleOf(part)));
  const text = parts
    .map((part) => inlineOf(part, childrenOf))
    .join(isRow ? ' | ' : '')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? [] : [text];
}

function inlineOf(node: Node, childrenOf: Children): string {
  const role = roleOf(node);
  if (named.has(role)) return `[${wordsOf(node)}]`;
  if (role === 'StaticText') return node.name?.value ?? '';
  return childrenOf(node)
    .map((child) => inlineOf(child, childrenOf))
    .join(cell.test(role) ? ' ' : '');
}

/** Role and name, and of a heading its level. */
function wordsOf(node: Node): string {
  const level = node.properties?.find(({ name }) => name === 'level')?.value.value;
  const role = roleOf(node) === 'DisclosureTriangle' ? 'fold' : roleOf(node);
  return `${role}${level === undefined ? '' : ` ${level}`}: ${nameOf(node)}`;
}
