/** Where one looks at points from, which lie within 1 of the origin, and at what scale. */
export interface View {
  /** Turns, in radians: about the upright axis, then about the one across. */
  readonly yaw: number;
  readonly pitch: number;
  /** What is in the middle of the picture, after turning. */
  readonly x: number;
  readonly y: number;
  /** 1 shows everything. */
  readonly zoom: number;
}

export const wholeView: View = { yaw: 0, pitch: 0, x: 0, y: 0, zoom: 1 };

/** The size of a picture in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const [leastZoom, mostZoom] = [0.5, 200];

/** Pixels from the middle to a point at distance 1. */
export function scaleOf({ zoom }: View, { width, height }: Size): number {
  return (zoom * Math.min(width, height)) / 2.1;
}

/** Returns the two rows of the rotation that a picture keeps: across and up. */
export function axesOf({ yaw, pitch }: View): { readonly across: readonly number[]; readonly up: readonly number[] } {
  const [sin, cos] = [Math.sin(yaw), Math.cos(yaw)];
  const [rise, run] = [Math.sin(pitch), Math.cos(pitch)];
  return { across: [cos, 0, sin], up: [rise * sin, run, -rise * cos] };
}

/** Returns where the points, three numbers each, are in the picture: two pixels each, from its upper left corner. */
export function toPixels(points: Float32Array, view: View, size: Size): Float32Array {
  const { across, up } = axesOf(view);
  const scale = scaleOf(view, size);
  const pixels = new Float32Array((points.length / 3) * 2);
  for (let i = 0, o = 0; i < points.length; i += 3, o += 2) {
    const [x, y, z] = [points[i]!, points[i + 1]!, points[i + 2]!];
    pixels[o] = size.width / 2 + (across[0]! * x + across[1]! * y + across[2]! * z - view.x) * scale;
    pixels[o + 1] = size.height / 2 - (up[0]! * x + up[1]! * y + up[2]! * z - view.y) * scale;
  }
  return pixels;
}

/** Returns `view` moved so that the picture goes `right` and `down` by so many pixels. */
export function pan(view: View, size: Size, right: number, down: number): View {
  const scale = scaleOf(view, size);
  return { ...view, x: view.x - right / scale, y: view.y + down / scale };
}

/** Returns `view` at `factor` times its zoom, in which the pixel (x, y) shows what it showed. */
export function zoomAt(view: View, size: Size, factor: number, x = size.width / 2, y = size.height / 2): View {
  const zoom = Math.min(mostZoom, Math.max(leastZoom, view.zoom * factor));
  const [right, down] = [x - size.width / 2, y - size.height / 2];
  const [before, after] = [scaleOf(view, size), scaleOf({ ...view, zoom }, size)];
  return { ...view, zoom, x: view.x + right / before - right / after, y: view.y - down / before + down / after };
}

/** Returns `view` with the point in its middle, at `zoom` or nearer. */
export function centerOn(view: View, point: ArrayLike<number>, zoom: number): View {
  const { across, up } = axesOf(view);
  const along = (axis: readonly number[]): number => axis[0]! * point[0]! + axis[1]! * point[1]! + axis[2]! * point[2]!;
  return { ...view, x: along(across), y: along(up), zoom: Math.max(zoom, view.zoom) };
}
