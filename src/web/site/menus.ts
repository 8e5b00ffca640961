/** Closes a menu of the header on Escape, returning the focus, and on a click outside. */
export function menus(): void {
  const opened = () => document.querySelector<HTMLDetailsElement>('details.menu[open]');
  addEventListener('keydown', (event) => {
    const menu = event.key === 'Escape' ? opened() : null;
    if (!menu) return;
    menu.open = false;
    menu.querySelector('summary')!.focus();
  });
  addEventListener('click', (event) => {
    const menu = opened();
    if (menu && !menu.contains(event.target as Node)) menu.open = false;
  });
}
