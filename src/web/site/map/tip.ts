/** Says beside the map what the place under the pointer or the focus is: name, value and rank. */
export interface Tip {
  show: (place: Element, spoken: boolean) => void;
  hide: () => void;
}

/** The words of a place stand in its title; once they are shown here, the browser need not show them too. */
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
