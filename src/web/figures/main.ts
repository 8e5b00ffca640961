import { copyButtons } from './copies.js';
import { pngButtons } from './png.js';

/** What the script adds to figures: images made here, and what can be copied. */
pngButtons();
copyButtons();
