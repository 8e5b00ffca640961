import { copy, copying } from './copies.js';
import { image, imaging } from './png.js';

/** What the script adds to figures: images made here, and what can be copied; on pages whose content changes too. */
const work = [
  [imaging, image],
  [copying, copy],
] as const;

function reveal(): void {
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
