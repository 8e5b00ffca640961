import { addAddresses, copy, copying, lang } from './copies.js';
import { dialogs } from './dialogs.js';
import { image, imaging } from './png.js';
import { reading } from './reading.js';

/** Dialogs of downloads, and image and copy buttons of figures; also on pages whose content changes. */
const work = [
  [imaging, image],
  [copying, copy],
] as const;

function reveal(): void {
  dialogs(lang());
  addAddresses();
  reading();
  for (const option of document.querySelectorAll<HTMLSelectElement>(
    'select[data-embed-lang], select[data-embed-paper]',
  ))
    option.hidden = false;
  for (const [buttons] of work) {
    for (const button of document.querySelectorAll<HTMLButtonElement>(buttons)) button.hidden = false;
  }
}

reveal();
document.addEventListener('content', reveal);
document.addEventListener('click', ({ target }) => {
  for (const [buttons, does] of work) {
    const button = (target as Element).closest<HTMLButtonElement>(buttons);
    if (button) void does(button);
  }
});
