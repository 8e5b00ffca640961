/** Colours that a reader can tell apart; the style has as many. */
const mostHues = 6;

/** The colour of each of some parts; none where there are more parts than colours, so that no colour stands for two of them. */
export const hueOf = (part: number, parts: number): number | undefined =>
  parts > mostHues ? undefined : part;
