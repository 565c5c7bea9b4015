import type { WordVectors } from '@firth/core';
import { type Expression, evaluateExpression, type Neighbor, parseExpression } from '@firth/vectors';

/** A vector's shadow in the plane of a question. */
export interface DrawnPoint {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  /** How far beside the plane the vector itself is: 0 where the drawing is exact. */
  readonly distance: number;
}

/** A question and its answers in one plane, at one scale. */
export interface Drawing {
  /** a − b + c is a parallelogram; of any other sum, the arrows are drawn. */
  readonly shape: 'parallelogram' | 'arrows';
  /** The words of the question, a, b and c of a parallelogram. */
  readonly words: readonly DrawnPoint[];
  /** What the arithmetic gives. */
  readonly result: DrawnPoint;
  readonly answers: readonly DrawnPoint[];
  /** The cosine between the result and the best answer is a matter of directions: this is the length of the result. */
  readonly length: number;
}

/**
 * Returns how `question` looks in its own plane. Words count with length 1, as in the search.
 *
 * The corners of a parallelogram lie in one plane, so it is drawn as it is, with b at the origin and a to its right; other sums are drawn in the
 * plane of their result and the first word that points elsewhere, from the origin. What lies beside the plane is drawn where a plumb line
 * from it meets the plane.
 *
 * @throws FirthError as `evaluateExpression`
 */
export function drawQuestion(vectors: WordVectors, question: string, answers: readonly Neighbor[]): Drawing {
  const expression = parseExpression(question);
  const terms = signedWords(expression);
  const unit = (word: string): Float32Array => evaluateExpression(vectors, { type: 'word', word }, { words: 'unit' });
  const result = evaluateExpression(vectors, expression, { words: 'unit' });
  const corners = terms && parallelogramOf(terms);
  const words = corners ?? [...new Set(wordsIn(expression))];
  const [origin, to, beside] = corners
    ? [unit(corners[1]), unit(corners[0]), unit(corners[2])]
    : [new Float32Array(result.length), result, otherDirection(result, words.map(unit))];
  const project = planeThrough(origin, to, beside);
  return {
    shape: corners ? 'parallelogram' : 'arrows',
    words: words.map((word) => ({ label: word, ...project(unit(word)) })),
    result: { label: question, ...project(result) },
    answers: answers.map(({ word }) => ({ label: word, ...project(unit(word)) })),
    length: Math.sqrt(dot(result, result)),
  };
}

interface SignedWord {
  readonly word: string;
  readonly sign: 1 | -1;
}

/** The words of a plain sum with their signs; `undefined` where something is multiplied or divided. */
function signedWords(expression: Expression, sign: 1 | -1 = 1): SignedWord[] | undefined {
  if (expression.type === 'word') return [{ word: expression.word, sign }];
  if (expression.type !== 'operation' || !['+', '-'].includes(expression.operator)) return undefined;
  const left = signedWords(expression.left, sign);
  const right = signedWords(expression.right, expression.operator === '+' ? sign : sign === 1 ? -1 : 1);
  return left && right && [...left, ...right];
}

/** The corners a, b and c of a − b + c. */
function parallelogramOf(terms: readonly SignedWord[]): [a: string, b: string, c: string] | undefined {
  const [a, c] = terms.filter(({ sign }) => sign === 1).map(({ word }) => word);
  const [b] = terms.filter(({ sign }) => sign === -1).map(({ word }) => word);
  return terms.length === 3 && a !== undefined && b !== undefined && c !== undefined ? [a, b, c] : undefined;
}

function wordsIn(expression: Expression): string[] {
  if (expression.type === 'word') return [expression.word];
  if (expression.type === 'number') return [];
  if (expression.type === 'negation') return wordsIn(expression.of);
  return [...wordsIn(expression.left), ...wordsIn(expression.right)];
}

function otherDirection(result: Float32Array, candidates: readonly Float32Array[]): Float32Array {
  const length = Math.sqrt(dot(result, result));
  return candidates.find((one) => Math.abs(dot(one, result)) < 0.999 * length) ?? result;
}

type Projection = (vector: Float32Array) => Omit<DrawnPoint, 'label'>;

/** The plane through three points: x runs from `origin` to `to`, and `beside` has a positive y. */
function planeThrough(origin: Float32Array, to: Float32Array, beside: Float32Array): Projection {
  const right = unitOf(to.map((value, i) => value - origin[i]!));
  const toBeside = beside.map((value, i) => value - origin[i]!);
  const along = dot(toBeside, right);
  const up = unitOf(toBeside.map((value, i) => value - along * right[i]!));
  return (vector) => {
    const offset = vector.map((value, i) => value - origin[i]!);
    const [x, y] = [dot(offset, right), dot(offset, up)];
    return { x, y, distance: Math.sqrt(Math.max(0, dot(offset, offset) - x * x - y * y)) };
  };
}

/** Below it a difference is rounding. */
const least = 1e-6;

function unitOf(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((value) => (length < least ? 0 : value / length));
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
