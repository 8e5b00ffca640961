import type { Lang } from '../edition/index.js';
import { word } from './site/words.js';

/** Copies a text and says on the button whether that worked. */
export async function copyFrom(button: HTMLButtonElement, text: string, lang: Lang): Promise<void> {
  button.textContent = word((await copied(text)) ? 'copied' : 'notCopied', lang);
}

/** Browsers have no `navigator.clipboard` on pages that came over plain HTTP, such as those of an intranet. */
async function copied(text: string): Promise<boolean> {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // Not permitted: the other way may still be.
  }
  return copiedBySelection(text);
}

function copiedBySelection(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.setAttribute('aria-hidden', 'true');
  field.style.cssText = 'position:fixed;inset-block-start:0;opacity:0';
  // Outside an open dialog nothing can be selected.
  (document.querySelector('dialog[open]') ?? document.body).append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}
