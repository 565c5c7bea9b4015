import type { Matrix } from '@firth/core';
import { proxy, wrap } from 'comlink';
import { useEffect, useState } from 'preact/hooks';
import { models } from '../../models/models.ts';
import { messageOf } from '../../shell/use-answer.ts';
import type { MapApi, ProjectionMethod } from './map-api.ts';

/** What the map shows, as far as it is computed. */
export interface Projected {
  readonly words?: readonly string[];
  /** Three numbers a word. */
  readonly points?: Float32Array;
  /** The cluster of each word. */
  readonly clusters?: Uint32Array;
  /** Part of the computation that is done; `undefined` when all is. */
  readonly fraction?: number | undefined;
  readonly failure?: string;
}

export interface ProjectionOrder {
  readonly model: string;
  readonly words: number;
  readonly method: ProjectionMethod;
  readonly dimensions: 2 | 3;
  readonly clusters: number;
}

/** Projects the most frequent words in a worker of its own, which ends when something else is asked for. */
export function useProjection({ model, words: count, method, dimensions, clusters: k }: ProjectionOrder): Projected {
  const [projected, setProjected] = useState<Projected>({ fraction: 0 });
  useEffect(() => {
    const worker = new Worker(new URL('./map.worker.ts', import.meta.url), { type: 'module' });
    const api = wrap<MapApi>(worker);
    let isCurrent = true;
    const tell = (news: Projected): void => {
      if (isCurrent) setProjected((before) => ({ ...before, ...news }));
    };
    const compute = async (): Promise<void> => {
      tell({ fraction: 0 });
      const { words, matrix } = await models().frequent(model, count);
      const onProgress = proxy((fraction: number) => tell({ fraction }));
      const points = await api.project(matrix as Matrix, method, dimensions, onProgress);
      const clusters = await api.cluster(matrix, Math.min(k, words.length));
      tell({ words, points, clusters, fraction: undefined });
    };
    setProjected({ fraction: 0 });
    compute().catch((error: unknown) => tell({ failure: messageOf(error), fraction: undefined }));
    return () => {
      isCurrent = false;
      worker.terminate();
    };
  }, [model, count, method, dimensions, k]);
  return projected;
}
