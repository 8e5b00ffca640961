import type { Lang } from '../../edition/index.js';
import { live } from './live.js';
import { map } from './map/map.js';
import { menus } from './menus.js';
import { play } from './play.js';
import { equip, receipts } from './receipts.js';
import { search } from './search.js';
import { swapping } from './swap.js';

/** Enhancements of pages that are complete without scripts: search, animated views, play, receipts in a side column. */
const place = document.getElementById('search');
if (place) {
  const lang = place.dataset['lang'] as Lang;
  search(place);
  menus();
  receipts(lang);
  play(lang);
  map(lang);
  live(() => equip(lang));
  swapping(() => {
    play(lang);
    map(lang);
    equip(lang);
    document.dispatchEvent(new Event('content'));
  });
}
