/** The map as seen by its controls. */
export interface MapView {
  svg: SVGSVGElement;
  /** Around a point of the screen, or the centre of the map. */
  zoom: (by: number, at?: { clientX: number; clientY: number }) => void;
  /** By pixels of the screen. */
  move: (dx: number, dy: number) => void;
  isZoomed: () => boolean;
}
