import type { Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import land from 'world-atlas/land-110m.json' with { type: 'json' };

type Outline = Position[][];

/**
 * The land of the earth in degrees without Antarctica, from Natural Earth (1:110 million): coastlines alone, and no border of
 * any kind.
 */
export const landOfEarth: Outline[] = feature(
  land as unknown as Topology,
  land.objects.land as unknown as GeometryCollection,
)
  .features.flatMap(({ geometry }): Outline[] =>
    geometry.type === 'MultiPolygon' ? geometry.coordinates : [(geometry as Polygon).coordinates],
  )
  .filter(([ring]) => ring!.some(([, latitude]) => latitude! > -60));
