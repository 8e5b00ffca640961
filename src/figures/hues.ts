/** Colours that a reader can tell apart; the style has as many. */
const mostColours = 6;

/** Whether each of so many parts can have a colour of its own. */
export const haveColours = (parts: number): boolean => parts <= mostColours;

/** The colour of one of some parts: all have the first one where there are more parts than colours. */
export const partColour = (part: number, parts: number): number => (haveColours(parts) ? part : 0);
