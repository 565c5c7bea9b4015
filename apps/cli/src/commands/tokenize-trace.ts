import type { ExplainedPiece, Explanation } from '@firth/tokenizer';
import type { TrainedMerge } from '@firth/tokenizer/bpe';
import type { Command } from 'commander';
import { usageError } from '../failure.ts';
import { textOf } from '../options/text.ts';
import { addTokenizerSettings, openTokenizerOf, type TokenizerOptions, tokenizerFiles } from '../options/tokenizer.ts';
import {
  addTokenizerTrainingOptions,
  checkTokenizerTraining,
  type TokenizerTrainingOptions,
} from '../options/tokenizer-training.ts';
import { addOutputOptions, present } from '../output.ts';
import type { Session } from '../session.ts';
import { escapeForTerminal } from '../terminal/escape.ts';
import { formatCount } from '../terminal/numbers.ts';
import { createProgressView } from '../terminal/progress-view.ts';
import { styled } from '../terminal/style.ts';
import { formatTable } from '../terminal/table.ts';
import { paintTokens } from '../terminal/tokens.ts';

interface TraceOptions extends TokenizerTrainingOptions, TokenizerOptions {
  readonly tokenizer?: string;
}

/** Pairs of the text that are shown before the first merge. */
const pairsShown = 8;

/** Adds `firth tokenize trace`: each step of an encoding, or of a training. */
export function addTokenizeTrace(tokenize: Command, session: Session): void {
  const command = tokenize
    .command('trace')
    .description('show why: every merge of a training, or how each piece of a text became its tokens')
    .argument('[text]', 'with --tokenizer: the text; - reads stdin, as no text does')
    .option('-t, --tokenizer <file>', `trace an encoding by it: ${tokenizerFiles}`);
  addTokenizerSettings(addTokenizerTrainingOptions(command)).addHelpText(
    'after',
    '\nWithout --tokenizer a training is traced, with the options of firth tokenize train.\n\n' +
      'Example:\n  $ firth tokenize trace "lowest newer" --tokenizer tokenizer.json\n' +
      '  $ firth tokenize trace --input words.txt --word-counts --tie-break shorter-then-lexicographic',
  );
  addOutputOptions(command).action((text: string | undefined, options: TraceOptions) => trace(text, options, session));
}

async function trace(text: string | undefined, options: TraceOptions, session: Session): Promise<void> {
  if (options.tokenizer === undefined) return traceTraining(text, options, session);
  if (options.input) throw usageError('--tokenizer traces an encoding and --input a training: choose one');
  const given = await textOf(text, {}, session);
  const tokenizer = await openTokenizerOf(options.tokenizer, options, session);
  const { explainText } = await import('@firth/tokenizer');
  const pieces = explainText(tokenizer, given);
  await present(options, { pieces: pieces.map(({ piece, explanation }) => ({ piece, ...explanation })) }, () =>
    pieces.flatMap((piece, i) => [...(i > 0 ? [''] : []), ...linesOf(piece)]),
  );
}

async function traceTraining(text: string | undefined, options: TraceOptions, { signal }: Session): Promise<void> {
  if (text !== undefined) throw usageError('name the tokenizer that is to encode the text: --tokenizer FILE');
  checkTokenizerTraining(options);
  if (options.model !== 'bpe' && options.model !== 'wordpiece')
    throw usageError(`--model ${options.model} is not learned by merges; bpe and wordpiece are`);
  const { countPairs } = await import('@firth/tokenizer');
  const { countTrainingPieces } = await import('../tokenizer/count-training-pieces.ts');
  const { trainTokenizer } = await import('../tokenizer/train-tokenizer.ts');
  const view = await createProgressView(options);
  const merges: TrainedMerge[] = [];
  const onMerge = (merge: TrainedMerge): void => {
    merges.push(merge);
  };
  try {
    const counts = await countTrainingPieces(options, { signal, view });
    const pairs = countPairs(counts);
    await trainTokenizer(counts, options, { signal, view, onMerge });
    view.end();
    await present(options, { pairs, merges }, () => [
      `pairs  ${pairs
        .slice(0, pairsShown)
        .map(({ left, right, count }) => `${escapeForTerminal(left + right)} ${formatCount(count)}`)
        .join(', ')}`,
      '',
      ...mergeTable(merges),
    ]);
  } finally {
    view.end();
  }
}

function mergeTable(merges: readonly TrainedMerge[]): string[] {
  const right = 'right' as const;
  return formatTable(
    [
      { title: 'merge', align: right },
      { title: 'count', align: right },
      { title: 'vocabulary', align: right },
      { title: 'pair' },
    ],
    merges.map(({ left, right: second, merged, count, vocabularySize }, i) => [
      formatCount(i + 1),
      formatCount(count),
      formatCount(vocabularySize),
      `${left} + ${second} → ${merged}`,
    ]),
  );
}

/** A piece, the steps that cut it, and its tokens with their ids. */
function linesOf({ piece, explanation }: ExplainedPiece): string[] {
  const { tokens } = explanation;
  return [
    `${styled(process.stdout, 'bold', escapeForTerminal(piece))}  ${explanation.type}`,
    ...stepsOf(explanation).map((line) => `  ${line}`),
    `  ${paintTokens(
      process.stdout,
      tokens.map(({ token }) => escapeForTerminal(token)),
    )}  ${tokens.map(({ id }) => id).join(' ')}`,
  ];
}

function stepsOf(explanation: Explanation): string[] {
  switch (explanation.type) {
    case 'BPE':
      return formatTable(
        [{ title: 'rank', align: 'right' }, { title: 'at', align: 'right' }, { title: 'merge' }],
        explanation.merges.map(({ rank, start, left, right, merged }) => [
          String(rank),
          String(start),
          `${left} + ${right} → ${merged}`,
        ]),
      );
    case 'WordPiece':
      return formatTable(
        [{ title: 'at', align: 'right' }, { title: 'in the vocabulary, the longest first' }],
        explanation.matches.map(({ start, candidates }) => [String(start), candidates.join(' ')]),
      );
    case 'Unigram':
      return formatTable(
        [
          { title: 'from', align: 'right' },
          { title: 'to', align: 'right' },
          { title: 'score', align: 'right' },
          { title: 'chosen' },
          { title: 'piece' },
        ],
        explanation.lattice.map(({ start, end, score, isChosen, token }) => [
          String(start),
          String(end),
          score.toFixed(3),
          isChosen ? '*' : '',
          token,
        ]),
      );
    default:
      return [];
  }
}
