/** Tells the page around a frame how tall the figure in it is, now and whenever that changes. */
function tell(): void {
  parent.postMessage(
    { iplusFigure: { height: Math.ceil(document.documentElement.getBoundingClientRect().height) } },
    '*',
  );
}

new ResizeObserver(tell).observe(document.body);
tell();
