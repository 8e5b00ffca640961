/** Shows name, value and rank of the place under the pointer or with the focus. */
export interface Tip {
  show: (place: Element, spoken: boolean) => void;
  hide: () => void;
}

/** The text comes from the title element of a place, which is then removed so that the browser does not show it, too. */
const known = new WeakMap<Element, string>();

function wordsOf(place: Element): string {
  const title = place.querySelector('title');
  const words = known.get(place) ?? title?.textContent ?? '';
  known.set(place, words);
  title?.remove();
  return words;
}

export function tipOf(figure: HTMLElement): Tip {
  const box = document.createElement('div');
  box.className = 'tip';
  box.hidden = true;
  figure.append(box);
  return {
    show(place, spoken) {
      box.textContent = wordsOf(place);
      box.hidden = false;
      if (spoken) box.setAttribute('role', 'status');
      else box.removeAttribute('role');
      const [at, room] = [place.getBoundingClientRect(), figure.getBoundingClientRect()];
      const middle = at.left + at.width / 2 - room.left;
      const left = Math.min(room.width - box.offsetWidth - 4, Math.max(4, middle - box.offsetWidth / 2));
      const top = Math.max(0, at.top - room.top - box.offsetHeight - 6);
      box.style.translate = `${Math.round(left)}px ${Math.round(top)}px`;
    },
    hide() {
      box.hidden = true;
    },
  };
}
