import { copy, copying } from './copies.js';
import { image, imaging } from './png.js';

/** Image and copy buttons of figures; also on pages whose content changes. */
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
