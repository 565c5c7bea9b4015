/**
 * The first look at Firth: trains vectors of the State of the Union addresses with the real command, asks them a fixed list of questions, and
 * shows what they get wrong too.
 */
import { spawnSync } from 'node:child_process';
import { chdir } from 'node:process';
import { fileURLToPath } from 'node:url';
import { styled } from '../src/terminal/style.ts';
import { analogies, words } from './questions.ts';
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
print('', heading('Analogies'), ...analogyLines());
print(
  '',
  heading('Next'),
  `  ${remark('# a prompt for words and arithmetic')}`,
  `  node ${firth} query --vectors ${vectors}`,
  `  ${remark('# 20,000 words of a far larger text, no download')}`,
  `  node ${firth} analogy "king - man + woman" --vectors pretrained`,
  `  ${remark('# your text: a sentence a line, words parted by blanks')}`,
  `  node ${firth} train word2vec --input TEXT --output FILE.bin`,
  `  node ${firth} --help`,
  `  ${remark('# text becomes meaning in rooms of a page')}`,
  '  npx -y pnpm@12 demo',
);

function train(): void {
  const args = ['train', 'word2vec', '--input', text, '--output', vectors, '--epochs', '10'];
  print(remark(`$ firth ${args.join(' ')}`));
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
  const nearest = neighbors.slice(0, 4).map((neighbor) => `${neighbor.word} ${neighbor.similarity.toFixed(2)}`);
  return `  ${word.padEnd(12)}${nearest.join(', ')}`;
}

/** A line for each analogy: whether the answer is right, and where it is not, what became of the word that people expect. */
function analogyLines(): string[] {
  const rows = analogies.map(({ question, expected }) => {
    const neighbors = answers.get(question)!;
    const { word, similarity } = neighbors[0]!;
    const rank = neighbors.findIndex((neighbor) => neighbor.word === expected) + 1;
    return { question, expected, answer: `${word} ${similarity.toFixed(2)}`, rank };
  });
  const questionWidth = Math.max(...rows.map(({ question }) => question.length)) + 2;
  const answerWidth = Math.max(...rows.map(({ answer }) => answer.length)) + 2;
  const lines = rows.map(({ question, expected, answer, rank }) => {
    const asked = question.padEnd(questionWidth);
    if (rank === 1) return `  ${styled(process.stdout, 'green', '✓')} ${asked}${answer}`;
    const place = rank === 0 ? `not in the first ${answersAsked}` : `number ${rank}`;
    const missed = remark(`${expected}, seen ${counts.get(expected) ?? 0} times, ${place}`);
    return `  ${styled(process.stdout, 'red', '✗')} ${asked}${answer.padEnd(answerWidth)}${missed}`;
  });
  const right = rows.filter(({ rank }) => rank === 1).length;
  return [...lines, `  ${right} of ${rows.length} are right; larger texts teach more.`];
}

function remark(text: string): string {
  return styled(process.stdout, 'dim', text);
}

function heading(title: string): string {
  return styled(process.stdout, 'bold', title);
}

function print(...lines: readonly string[]): void {
  process.stdout.write(lines.join('\n') + '\n');
}
