import { describe, expect, it } from 'vitest';
import { allAggregates } from './aggregateOptions.js';
import { namedAggregates, plainScales } from './offered.js';
import { type ScaleName, scaleEntries } from './scaleOptions.js';

/** Methods that cannot be chosen by name, each with the reason. */
const aggregatesNotOffered = {
  power: 'needs its order',
  reshaped: 'needs its order and ranges',
  'weighted-sum': 'comes from weights as given',
  ordered: 'needs a weight for every place',
  child: 'needs the id of a child',
  formula: 'needs a formula',
  conditional: 'needs a condition and two other ways',
};
const scalesNotOffered: Partial<Record<ScaleName, string>> = {
  goalposts: 'needs bounds of every indicator',
  'log-goalposts': 'needs bounds of every indicator',
  scaled: 'needs bounds of every indicator',
  'distance-to-target': 'needs a target of every indicator',
  'distance-to-reference': 'needs a reference unit',
  threshold: 'needs a threshold',
  'top-share': 'needs a share',
  piecewise: 'needs points',
  none: 'needs indicators that share one scale',
};

describe('the methods offered to readers and makers', () => {
  it('are all of the tables, except those named with the reason', () => {
    const offered = {
      aggregates: namedAggregates().map(({ aggregate }) => aggregate as string),
      scales: plainScales().map(({ method }) => method as string),
    };
    expect([...offered.aggregates, ...Object.keys(aggregatesNotOffered)].sort()).toEqual(
      [...allAggregates].sort(),
    );
    expect([...offered.scales, ...Object.keys(scalesNotOffered)].sort()).toEqual(
      Object.keys(scaleEntries).sort(),
    );
  });
});
