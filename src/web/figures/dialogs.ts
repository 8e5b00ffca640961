import type { Lang } from '../../edition/index.js';
import { word } from '../site/words.js';

let made = 0;

/** Puts every folded list of downloads into a dialog behind a button of the same words. */
export function dialogs(lang: Lang): void {
  for (const folded of document.querySelectorAll<HTMLDetailsElement>('.download > details')) {
    const [summary, content] = folded.children as unknown as [HTMLElement, HTMLElement];
    const heading = document.createElement('h2');
    heading.id = `download-${++made}`;
    heading.append(...content.querySelector('.of')!.childNodes);
    content.querySelector('.of')!.replaceWith(heading);
    const dialog = document.createElement('dialog');
    dialog.setAttribute('aria-labelledby', heading.id);
    dialog.append(closing(lang), content);
    // A click beside the dialog is one on its backdrop.
    dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
    const button = document.createElement('button');
    button.type = 'button';
    button.className = summary.className;
    button.setAttribute('aria-haspopup', 'dialog');
    button.append(...summary.childNodes);
    button.addEventListener('click', () => dialog.showModal());
    folded.replaceWith(button, dialog);
  }
}

/** A button that closes the dialog it stands in. */
function closing(lang: Lang): HTMLFormElement {
  const form = document.createElement('form');
  form.method = 'dialog';
  const button = document.createElement('button');
  button.className = 'button';
  button.textContent = word('close', lang);
  form.append(button);
  return form;
}
