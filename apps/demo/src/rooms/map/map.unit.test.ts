import { describe, expect, it } from 'vitest';
import { pointsInside } from './lasso.ts';
import { centerOn, pan, toPixels, wholeView, zoomAt } from './view.ts';

const size = { width: 420, height: 420 };
const points = Float32Array.of(0, 0, 0, 0.5, 0.25, 0);

describe('the view of the map', () => {
  it('shows the origin in the middle, and y upward', () => {
    expect([...toPixels(points, wholeView, size)]).toEqual([210, 210, 310, 160]);
  });

  it('keeps what is under the pointer where it is while one zooms', () => {
    const view = zoomAt(wholeView, size, 3, 310, 160);
    expect([...toPixels(points, view, size)].slice(2)).toEqual([expect.closeTo(310, 3), expect.closeTo(160, 3)]);
  });

  it('moves with the pointer', () => {
    expect([...toPixels(points, pan(wholeView, size, 30, -20), size)].slice(0, 2)).toEqual([240, 190]);
  });

  it('flies to a point, turned or not', () => {
    const view = centerOn({ ...wholeView, yaw: 1, pitch: 0.4 }, [0.5, 0.25, 0], 8);
    expect([...toPixels(points, view, size)].slice(2)).toEqual([expect.closeTo(210, 2), expect.closeTo(210, 2)]);
  });
});

describe('the lasso', () => {
  it('holds the points inside its line, also of a line that bends inward', () => {
    const line = [0, 0, 10, 0, 10, 10, 5, 2, 0, 10];
    expect(pointsInside(Float32Array.of(1, 1, 5, 8, 9, 5, 20, 20), line)).toEqual([0, 2]);
  });
});
