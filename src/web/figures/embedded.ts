import { reading } from './reading.js';

/** Reports the height of the figure to the embedding page, now and on every change. */
function tell(): void {
  parent.postMessage(
    { iplusFigure: { height: Math.ceil(document.documentElement.getBoundingClientRect().height) } },
    '*',
  );
}

reading();
new ResizeObserver(tell).observe(document.body);
tell();
