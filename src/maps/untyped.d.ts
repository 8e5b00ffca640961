declare module 'topojson-server' {
  export function topology(objects: Record<string, unknown>): import('topojson-specification').Topology;
}
declare module 'topojson-simplify' {
  /** Adds to every point of an arc the area of its triangle, Infinity at the ends. */
  export function presimplify(
    topology: import('topojson-specification').Topology,
  ): import('topojson-specification').Topology;
}
declare module 'd3-geo' {
  type Point = [number, number];
  interface Stream {
    point(x: number, y: number): void;
    lineStart(): void;
    lineEnd(): void;
    polygonStart(): void;
    polygonEnd(): void;
    sphere(): void;
  }
  export interface Projection {
    (point: Point): Point | null;
    stream(sink: Stream): Stream;
    rotate(angles: Point): Projection;
    precision(distance: number): Projection;
    clipExtent(box: [Point, Point]): Projection;
    fitWidth(width: number, of: object): Projection;
    parallels(of: Point): Projection;
  }
  export function geoEqualEarth(): Projection;
  export function geoConicEqualArea(): Projection;
  export function geoBounds(of: object): [Point, Point];
  export function geoArea(of: object): number;
  export function geoStream(of: object, stream: Stream): void;
}
