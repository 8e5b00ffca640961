import { describe, expect, it } from 'vitest';
import type { PlaceEntry } from '../../words/index.js';
import { isNear, matches } from './match.js';

/** In the order of their ranks. */
const places: PlaceEntry[] = [
  ['110000', 'Beijing', '北京市', 'beijing', 'bjs', 'city'],
  ['440300', 'Shenzhen', '深圳市', 'shenzhen', 'szs', 'city'],
  ['320500', 'Suzhou', '苏州市', 'suzhou', 'szs', 'city'],
  ['220000', 'Jilin', '吉林省', 'jilin', 'jls', 'province'],
  ['220200', 'Jilin', '吉林市', 'jilin', 'jls', 'city'],
  ['341300', 'Suzhou (Anhui)', '宿州市', 'suzhou', 'szs', 'city'],
  ['140600', 'Shuozhou', '朔州市', 'shuozhou', 'szs', 'city'],
  ['UMI', 'Ürümqi', '乌鲁木齐市', 'wulumuqi', 'wlmqs', 'city'],
];
const found = (typed: string) => matches(places, typed).map(([code]) => code);

describe('the search for places', () => {
  it('offers those that match equally well in the order of the list', () => {
    expect(found('sz')).toEqual(['440300', '320500', '341300', '140600']);
    expect(found('jilin')).toEqual(['220000', '220200']);
    expect(found('zhou')).toEqual(['320500', '341300', '140600']);
  });

  it('finds misspelt names after those that match', () => {
    expect(found('shenzen')).toEqual(['440300']);
    expect(found('shenzhne')).toEqual(['440300']);
    expect(found('Bejing')).toEqual(['110000']);
    expect(found('urumqi')).toEqual(['UMI']);
    expect(found('suzhou')).toEqual(['320500', '341300']);
  });

  it('tells a name that is near from one that matches', () => {
    const nearOnes = (typed: string) => matches(places, typed).map((place) => isNear(place, typed));
    expect(nearOnes('shenzen')).toEqual([true]);
    expect(nearOnes('shenz')).toEqual([false]);
  });

  it('finds nothing where no name is near', () => {
    expect(found('Hong Kong')).toEqual([]);
    expect(found('香港')).toEqual([]);
    expect(found('xyz')).toEqual([]);
    expect(found('')).toEqual([]);
  });
});
