/**
 * `<iplus-figure src="…/en/embed/lorenz">` on any page: the figure in an iframe of the width of its container, drawn
 * for that width, and of the required height.
 */
class FigureElement extends HTMLElement {
  static readonly observedAttributes = ['src'];
  #frame: HTMLIFrameElement | undefined;

  connectedCallback(): void {
    addEventListener('message', this.#onMessage);
    this.#show();
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.#onMessage);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#show();
  }

  #show(): void {
    const src = this.getAttribute('src');
    if (src === null) return;
    const address = new URL(src, location.href);
    const width = Math.round(this.getBoundingClientRect().width);
    // A page that a worker makes takes the usual width: its address is no list of parameters.
    if (width > 0 && !address.search.startsWith('?/') && !address.searchParams.has('width'))
      address.searchParams.set('width', String(width));
    this.style.display = 'block';
    const frame = document.createElement('iframe');
    frame.src = address.href;
    frame.title = this.title || 'Internet Plus Index';
    frame.loading = 'lazy';
    frame.style.cssText = 'border:0;width:100%;height:420px;display:block';
    this.#frame = frame;
    this.replaceChildren(frame);
  }

  /** Sets the height that the figure in its own iframe reports; other messages are ignored. */
  readonly #onMessage = ({ source, data }: MessageEvent): void => {
    const height: unknown = (data as { iplusFigure?: { height?: unknown } } | null)?.iplusFigure?.height;
    if (!this.#frame || source !== this.#frame.contentWindow || typeof height !== 'number') return;
    this.#frame.style.height = `${Math.min(20_000, Math.max(80, height))}px`;
  };
}

if (!customElements.get('iplus-figure')) customElements.define('iplus-figure', FigureElement);
