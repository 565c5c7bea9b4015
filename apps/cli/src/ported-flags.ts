import { usageError } from './failure.ts';
import { portClassifierFlags } from './ported-classifier-flags.ts';
import { portPrinting } from './ported-printing.ts';

/** What a flag of an original program, with its value, is here. */
type Translation = (value: string) => readonly string[];

const as =
  (option: string): Translation =>
  (value) => [option, value];

/** Flags of word2vec.c, word2phrase.c, fastText's main.cc, or several of them: each takes a value. */
const translations: ReadonlyMap<string, Translation> = new Map<string, Translation>([
  ['-train', as('--input')],
  ['-input', as('--input')],
  ['-output', as('--output')],
  ['-save-vocab', as('--save-vocabulary')],
  ['-size', as('--dimensions')],
  ['-dim', as('--dimensions')],
  ['-window', as('--window')],
  ['-ws', as('--window')],
  ['-sample', as('--subsample')],
  ['-t', as('--subsample')],
  ['-iter', as('--epochs')],
  ['-epoch', as('--epochs')],
  ['-alpha', as('--learning-rate')],
  ['-lr', as('--learning-rate')],
  ['-min-count', as('--min-count')],
  ['-minCount', as('--min-count')],
  ['-minn', as('--min-gram')],
  ['-maxn', as('--max-gram')],
  ['-bucket', as('--buckets')],
  ['-label', as('--label-prefix')],
  ['-threshold', as('--threshold')],
  ['-threads', as('--threads')],
  ['-thread', as('--threads')],
  ['-seed', as('--seed')],
  ['-binary', (value) => ['--format', value === '0' ? 'word2vec-text' : 'word2vec-binary']],
  ['-cbow', (value) => ['--architecture', value === '0' ? 'skip-gram' : 'cbow']],
  ['-debug', quietAtZero],
  ['-verbose', quietAtZero],
]);

/** The flags that choose the loss: what they mean depends on one another. */
const lossFlags = ['-negative', '-neg', '-hs', '-loss'] as const;
type LossFlag = (typeof lossFlags)[number];

/** fastText's names of the losses. */
const losses: ReadonlyMap<string, string> = new Map([
  ['ns', 'negative-sampling'],
  ['hs', 'hierarchical-softmax'],
  ['softmax', 'softmax'],
]);

/** fastText's commands that train word vectors. */
const architectures: ReadonlyMap<string, string> = new Map([
  ['skipgram', 'skip-gram'],
  ['cbow', 'cbow'],
]);

/**
 * Returns `args` with the flags of word2vec.c (`-train text8 -size 200 …`) and of fastText (`skipgram -input text8 -dim 200 …`) in our words, so that
 * a script ports by renaming the binary; those of word2phrase.c after `phrases`. Other commands, and our own options, pass as they are.
 *
 * @throws FirthError `BAD_OPTION` for flags that ask for what only the original does
 */
export function portFlags(args: readonly string[]): string[] {
  const others = portClassifierFlags(args) ?? portPrinting(args);
  if (others) return others;
  const architecture = architectures.get(args[0] ?? '');
  if (architecture) return ['train', 'fasttext', '--architecture', architecture, ...translated(args.slice(1))];
  if (args[0] === 'phrases') return ['phrases', ...translated(args.slice(1))];
  const isBare = args[0]?.startsWith('-') && args.includes('-train');
  const [train, trainer, ...flags] = isBare ? ['train', 'word2vec', ...args] : args;
  if (train !== 'train' || trainer === undefined || trainer.startsWith('-')) return [...args];
  return [train, trainer, ...defaultsOf(flags), ...translated(flags)];
}

function translated(flags: readonly string[]): string[] {
  const ported: string[] = [];
  const chosen = new Map<LossFlag, string>();
  for (let i = 0; i < flags.length; i++) {
    const flag = flags[i]!;
    const translate = translations.get(flag);
    const value = flags[i + 1];
    if (flag === '--') return [...ported, ...portLoss(chosen), ...flags.slice(i)];
    if (value !== undefined && isLossFlag(flag)) {
      chosen.set(flag, value);
      i++;
    } else if (value !== undefined && translate) {
      ported.push(...translate(value));
      i++;
    } else {
      ported.push(flag);
    }
  }
  return [...ported, ...portLoss(chosen)];
}

/** Where word2vec.c's defaults are not ours; what stands later on the line wins over them. */
function defaultsOf(flags: readonly string[]): readonly string[] {
  if (!flags.includes('-train')) return [];
  const output = flags[flags.indexOf('-output') + 1] ?? '';
  const isTold = /\.(bin|txt|vec)(\.gz)?$/.test(output);
  return ['--architecture', 'cbow', ...(isTold ? [] : ['--format', 'word2vec-text'])];
}

function isLossFlag(flag: string): flag is LossFlag {
  return lossFlags.some((known) => known === flag);
}

/** word2vec.c trains with both losses at once where both are on; that is one model more than is ever wanted. */
function portLoss(chosen: ReadonlyMap<LossFlag, string>): string[] {
  const negatives = chosen.get('-negative') ?? chosen.get('-neg');
  const named = chosen.get('-loss');
  const loss = named === undefined ? undefined : (losses.get(named) ?? named);
  const isHierarchical = (chosen.get('-hs') ?? '0') !== '0' || loss === 'hierarchical-softmax';

  if (isHierarchical) {
    if (negatives !== undefined && negatives !== '0') {
      throw usageError(`-hs 1 with -negative ${negatives} would train two losses at once: choose -negative 0 or -hs 0`);
    }
    return ['--loss', 'hierarchical-softmax'];
  }
  return [
    ...(loss === undefined ? [] : ['--loss', loss]),
    ...(negatives === undefined ? [] : ['--negatives', negatives]),
  ];
}

function quietAtZero(value: string): readonly string[] {
  return value === '0' ? ['--quiet'] : [];
}
