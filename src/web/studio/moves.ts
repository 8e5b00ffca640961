import { signal } from '@preact/signals';
import { groupNode, hasTreeInYaml, isJudged, moveNode, unusedId } from '../../draft/index.js';
import { edit, files, plan, trouble } from './state.js';
import { both, word } from './words.js';

/** The node whose details are open. */
export const openNode = signal('');

/** Where what is dragged would land: before or after the node that it is held over, or in it as its first. */
export interface Landing {
  onto: string;
  side: 'before' | 'after' | 'into';
  parent: string;
  index: number;
}

export const landing = signal<Landing | undefined>(undefined);

/** Moves a node before a child of a group; the index is that before anything moves. */
export function moveTo(id: string, parent: string, index: number): void {
  const of = plan.peek();
  const title = of?.nodes.find((node) => node.id === id)?.title;
  const group = of?.nodes.find((node) => node.id === parent)?.title;
  if (!title || !group) return;
  const from = of.nodes.find((node) => node.id === id)!.parent;
  if (of.nodes[from]?.id !== parent && isJudged(files.peek(), parent)) {
    trouble.value = word('judgedGroup');
    return;
  }
  edit(
    both((l) => `${title[l]} → ${group[l]}`),
    moveNode(files.peek(), id, parent, index),
  );
}

/** Puts a node into a group of its own, which can then be named. */
export function putInGroup(id: string): void {
  if (!hasTreeInYaml(files.peek())) return;
  const group = unusedId(files.peek(), 'new-group');
  const title = { en: 'New group', zh: '新分组' };
  edit(
    both((l) => `${plan.peek()!.nodes.find((node) => node.id === id)!.title[l]} → ${title[l]}`),
    groupNode(files.peek(), id, group, title),
  );
  openNode.value = group;
}
