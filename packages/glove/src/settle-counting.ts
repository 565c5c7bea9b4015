import { atLeast, availableThreads, choice, whole } from '@firth/training';
import type { CountingOptions } from './cooccurrences/options.ts';

/** The options of counting with every choice made. */
export interface CountingSettings {
  readonly window: number;
  readonly symmetric: boolean;
  readonly weighting: 'distance' | 'flat';
  readonly minCount: number;
  readonly maxVocabularySize: number | undefined;
  readonly memoryLimit: number;
  readonly temporaryFolder: string | undefined;
  readonly threads: number;
}

const defaultMemoryLimit = 3 * 2 ** 30;

/**
 * Returns `options` with the defaults filled in.
 *
 * @throws FirthError `BAD_OPTION` names the option, what it was and what it may be
 */
export function settleCounting(options: CountingOptions & { readonly threads?: number | undefined }): CountingSettings {
  const { maxVocabularySize: most } = options;
  return {
    window: whole('window', options.window ?? 10, 1, 10_000),
    symmetric: options.symmetric ?? true,
    weighting: choice('weighting', options.weighting ?? 'distance', ['distance', 'flat']),
    minCount: whole('minCount', options.minCount ?? 5, 1, Number.MAX_SAFE_INTEGER),
    maxVocabularySize: most === undefined ? undefined : whole('maxVocabularySize', most, 1, 2 ** 31 - 1),
    memoryLimit: atLeast('memoryLimit', options.memoryLimit ?? defaultMemoryLimit, 1),
    temporaryFolder: options.temporaryFolder,
    threads: whole('threads', options.threads ?? availableThreads(), 1, 1024),
  };
}
