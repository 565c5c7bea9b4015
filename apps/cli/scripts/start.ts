/**
 * The first look at Firth: trains vectors of the State of the Union addresses with the real command, asks them a fixed list of questions, and
 * shows what they get wrong too.
 */
import { spawnSync } from 'node:child_process';
import { chdir } from 'node:process';
import { fileURLToPath } from 'node:url';
import { styled } from '../src/terminal/style.ts';
import { type Analogy, analogies, words } from './questions.ts';
import { writeStateOfTheUnion } from './state-of-the-union.ts';

const firth = 'apps/cli/dist/firth.js';
const text = 'build/state-of-the-union.txt';
const vectors = 'vectors.bin';
/** Answers that are asked for; an expected one further down counts as missing. */
const answersAsked = 10;

interface Neighbor {
  readonly word: string;
  readonly similarity: number;
}

chdir(fileURLToPath(new URL('../../..', import.meta.url)));
const { addresses, firstYear, lastYear, counts } = writeStateOfTheUnion(text);
print(heading(`${addresses} State of the Union addresses, ${firstYear} to ${lastYear}, as word vectors`));
train();

const answers = ask([...words, ...analogies.map(({ question }) => question)]);
print('', heading('Nearest words'), ...words.map((word) => neighborLine(word, answers.get(word)!)));
print('', heading('Analogies'), ...analogies.map((analogy) => analogyLine(analogy, answers.get(analogy.question)!)));
const found = analogies.filter(({ question, expected }) => answers.get(question)![0]?.word === expected).length;
print(`  ${found} of ${analogies.length} are right; larger texts teach more.`);
print(
  '',
  heading('Next'),
  `  The vectors are in ${vectors}, in word2vec's binary format; the text is in ${text}.`,
  `  node ${firth} query --vectors ${vectors}`,
  `  node ${firth} similar liberty --vectors ${vectors}`,
  `  node ${firth} train word2vec --input YOUR-TEXT --output YOUR-VECTORS.bin`,
  `  node ${firth} analogy "king - man + woman" --vectors pretrained   (20,000 words of a far larger text, no download)`,
  `  node ${firth} --help`,
);

function train(): void {
  const args = ['train', 'word2vec', '--input', text, '--output', vectors, '--epochs', '10'];
  print(styled(process.stdout, 'dim', `$ firth ${args.join(' ')}`));
  const { status } = spawnSync(process.execPath, [firth, ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** Asks all questions of one `firth query` and returns the answers to each. */
function ask(questions: readonly string[]): Map<string, Neighbor[]> {
  const args = [firth, 'query', '--vectors', vectors, '--count', String(answersAsked), '--json'];
  const { status, stdout } = spawnSync(process.execPath, args, {
    input: questions.join('\n'),
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
  const documents: { question: string; neighbors: Neighbor[] }[] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return new Map(documents.map(({ question, neighbors }) => [question, neighbors]));
}

function neighborLine(word: string, neighbors: readonly Neighbor[]): string {
  const nearest = neighbors.slice(0, 5).map((neighbor) => `${neighbor.word} ${neighbor.similarity.toFixed(2)}`);
  return `  ${word.padEnd(12)}${nearest.join(', ')}`;
}

function analogyLine({ question, expected }: Analogy, neighbors: readonly Neighbor[]): string {
  const best = neighbors[0]!;
  const answer = `${best.word} ${best.similarity.toFixed(2)}`;
  const rank = neighbors.findIndex(({ word }) => word === expected) + 1;
  if (rank === 1) return `  ${styled(process.stdout, 'green', '✓')} ${question.padEnd(28)}${answer}`;
  const place = rank === 0 ? `is not among the first ${answersAsked}` : `is number ${rank}`;
  const comment = styled(
    process.stdout,
    'dim',
    `${expected}, ${counts.get(expected) ?? 0} times in the text, ${place}`,
  );
  return `  ${styled(process.stdout, 'red', '✗')} ${question.padEnd(28)}${answer.padEnd(18)}${comment}`;
}

function heading(title: string): string {
  return styled(process.stdout, 'bold', title);
}

function print(...lines: readonly string[]): void {
  process.stdout.write(lines.join('\n') + '\n');
}
