/**
 * Flags of fastText's `supervised` and `quantize` that take a value; what they share with the other trainers is translated there too, but
 * there some mean something else.
 */
const valued: ReadonlyMap<string, string> = new Map([
  ['-input', '--input'],
  ['-output', '--output'],
  ['-lr', '--learning-rate'],
  ['-dim', '--dimensions'],
  ['-epoch', '--epochs'],
  ['-minCount', '--min-count'],
  ['-minCountLabel', '--min-label-count'],
  ['-neg', '--negatives'],
  ['-wordNgrams', '--word-ngrams'],
  ['-bucket', '--buckets'],
  ['-minn', '--min-gram'],
  ['-maxn', '--max-gram'],
  ['-thread', '--threads'],
  ['-label', '--label-prefix'],
  ['-pretrainedVectors', '--pretrained'],
  ['-seed', '--seed'],
  ['-dsub', '--subvector-length'],
  ['-cutoff', '--keep-rows'],
  ['-autotune-validation', '--validation'],
  ['-autotune-duration', '--tune-seconds'],
  ['-autotune-predictions', '--tune-top'],
  ['-autotune-modelsize', '--most-bytes'],
]);
const switches: ReadonlyMap<string, string> = new Map([
  ['-qnorm', '--separate-norms'],
  ['-qout', '--quantize-output'],
]);
const losses: ReadonlyMap<string, string> = new Map([
  ['ns', 'negative-sampling'],
  ['hs', 'hierarchical-softmax'],
  ['ova', 'one-vs-all'],
]);
/** Flags without a meaning here: a window, a subsampling, and how often the learning rate changes. */
const ignored: readonly string[] = ['-ws', '-t', '-lrUpdateRate'];

/**
 * Returns the calls of fastText's classifier (`supervised`, `predict`, `predict-prob`, `test`, `test-label`, `quantize`) in our words, so
 * that a script ports by renaming the binary; `undefined` for all others.
 */
export function portClassifierFlags([command, ...rest]: readonly string[]): string[] | undefined {
  switch (command) {
    case 'supervised':
      return ['train', 'classifier', ...translated(rest)];
    case 'train':
      return rest[0] === 'classifier' ? ['train', 'classifier', ...translated(rest.slice(1))] : undefined;
    case 'predict':
      return ['predict', ...withCount(rest)];
    case 'predict-prob':
      return ['predict', '--probabilities', ...withCount(rest)];
    case 'test':
      return ['test', ...withCount(rest)];
    case 'test-label':
      return ['test', '--labels', ...withCount(rest)];
    case 'quantize':
      return ['quantize', ...portQuantize(rest)];
    default:
      return undefined;
  }
}

function translated(flags: readonly string[]): string[] {
  const ported: string[] = [];
  for (let i = 0; i < flags.length; i++) {
    const flag = flags[i]!;
    const value = flags[i + 1];
    const isPair = value !== undefined;
    if (isPair && valued.has(flag)) ported.push(valued.get(flag)!, value);
    else if (isPair && flag === '-loss') ported.push('--loss', losses.get(value) ?? value);
    else if (isPair && flag === '-autotune-metric') ported.push(...portMetric(value));
    else if (isPair && flag === '-verbose') ported.push(...(value === '0' ? ['--quiet'] : []));
    else if (!(isPair && ignored.includes(flag))) {
      ported.push(switches.get(flag) ?? flag);
      continue;
    }
    i++;
  }
  return ported;
}

/** `f1` is the metric anyway, `f1:LABEL` names a label. */
function portMetric(metric: string): string[] {
  return metric.startsWith('f1:') ? ['--tune-label', metric.slice('f1:'.length)] : [];
}

/** fastText's third and fourth words are k and the threshold; -1 stands for all labels. */
function withCount(words: readonly string[]): string[] {
  const [model, text, count, threshold, ...others] = words;
  const isOriginal = words.length <= 4 && count !== undefined && !words.slice(0, 3).some(isOption);
  if (!isOriginal) return [...words];
  const top = ['--top', count === '-1' ? '0' : count];
  return [model!, text!, ...top, ...(threshold === undefined ? [] : ['--threshold', threshold]), ...others];
}

function isOption(word: string): boolean {
  return /^-[a-z-]/.test(word);
}

/** `-output NAME` stands for NAME.bin and NAME.ftz, and `-input` is the text to train on again. */
function portQuantize(flags: readonly string[]): string[] {
  if (!flags.includes('-output')) return translated(flags);
  const valueBehind = (flag: string): string | undefined =>
    flags.includes(flag) ? flags[flags.indexOf(flag) + 1] : undefined;
  const name = valueBehind('-output')!;
  const text = valueBehind('-input');
  const own = flags.filter((flag, i) => {
    const isPair = ['-output', '-input'].includes(flag) || ['-output', '-input'].includes(flags[i - 1] ?? '');
    return !isPair && flag !== '-retrain';
  });
  const retrain = flags.includes('-retrain') && text !== undefined ? ['--retrain', text] : [];
  return [`${name}.bin`, '--output', `${name}.ftz`, ...retrain, ...translated(own)];
}
