/** A page in a browser engine other than Chromium's. */
export interface EnginePage {
  goto: (url: string) => Promise<void>;
  /** The value of an expression in the page; text, numbers and truth values. */
  value: <T extends string | number | boolean>(expression: string) => Promise<T>;
  /** Asks an expression until it is true; fails after ten seconds. */
  until: (expression: string) => Promise<void>;
  /** Types letters and keys where the focus is; keys by their code of WebDriver. */
  type: (text: string) => Promise<void>;
  click: (selector: string) => Promise<void>;
  close: () => Promise<void>;
}

/** What an engine is asked in its own protocol. */
export type Driver = Pick<EnginePage, 'goto' | 'value' | 'close'> & {
  /** Performs actions of keys and pointers, which both protocols of WebDriver write alike. */
  act: (actions: object[]) => Promise<unknown>;
};

/** The Enter and Home keys as WebDriver writes them. */
export const enter = '\uE007';
export const home = '\uE011';

/** A page by its driver. */
export function enginePage({ goto, value, act, close }: Driver): EnginePage {
  return {
    goto,
    value,
    close,
    until: async (expression) => {
      const end = Date.now() + 10_000;
      // A page that is being left has no elements.
      const asked = `(() => { try { return Boolean(${expression}); } catch { return false; } })()`;
      while (!(await value<boolean>(asked))) {
        if (Date.now() > end) throw new Error(`still not so after ten seconds: ${expression}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    type: async (text) => {
      const keys = [...text].flatMap((key) => ['keyDown', 'keyUp'].map((type) => ({ type, value: key })));
      await act([{ type: 'key', id: 'keyboard', actions: keys }]);
    },
    click: async (selector) => {
      const at = JSON.parse(
        await value<string>(
          `(() => { const e = document.querySelector(${JSON.stringify(selector)}); e.scrollIntoView({ block: 'center' }); const b = e.getBoundingClientRect(); return JSON.stringify({ x: Math.round(b.x + b.width / 2), y: Math.round(b.y + b.height / 2) }); })()`,
        ),
      );
      const press = ['pointerDown', 'pointerUp'].map((type) => ({ type, button: 0 }));
      await act([{ type: 'pointer', id: 'mouse', actions: [{ type: 'pointerMove', ...at }, ...press] }]);
    },
  };
}
