import { type ExplainedPiece, explainText, type OpenedTokenizer } from '@firth/tokenizer';
import { trainBPE } from '@firth/tokenizer/bpe';
import { type JSONTokenizer, writeTokenizerJSON } from '@firth/tokenizer/pipeline';
import { expose } from 'comlink';
import { fetchData } from '../data/fetch-data.ts';
import { isBundled, loadTokenizer } from '../data/load-tokenizer.ts';
import { openDropped } from './open-dropped.ts';
import { showTokens } from './show-tokens.ts';
import type { TokenizerApi } from './tokenizer-api.ts';
import { trainTokenizer } from './train-tokenizer.ts';

const tokenizers = new Map<string, Promise<OpenedTokenizer>>();

/** What was trained here, and can be saved. */
const trained = new Map<string, JSONTokenizer>();

const mostPieces = 200;
const mostCharacters = 4000;
const millisecondsBetweenSteps = 100;

function tokenizerOf(name: string): Promise<OpenedTokenizer> {
  const known = tokenizers.get(name);
  if (known) return known;
  if (!isBundled(name)) throw new Error(`there is no tokenizer ${name} here`);
  const loading = loadTokenizer(name);
  tokenizers.set(name, loading);
  loading.catch(() => tokenizers.delete(name)); // so that one can try again
  return loading;
}

/** Every eighth sentence of the text that comes with the page: 220,000 words of all two centuries, on which training takes seconds. */
async function bundledLines(): Promise<string[]> {
  const text = await (await fetchData('state-of-the-union.txt')).text();
  return text.split('\n').filter((_, i) => i % 8 === 0);
}

/** Passes on a step now and then: there are thousands a second. */
function thinned(onStep: (step: string) => void): (step: string) => void {
  let due = 0;
  return (step) => {
    if (performance.now() < due) return;
    due = performance.now() + millisecondsBetweenSteps;
    onStep(step);
  };
}

const api: TokenizerApi = {
  async encode(name, text) {
    return showTokens(await tokenizerOf(name), text);
  },
  async explain(name, text): Promise<readonly ExplainedPiece[]> {
    return explainText(await tokenizerOf(name), text.slice(0, mostCharacters)).slice(0, mostPieces);
  },
  async open(file) {
    const { tokenizer, note } = await openDropped(file);
    tokenizers.set(file.name, Promise.resolve(tokenizer));
    return { name: file.name, vocabularySize: tokenizer.vocabulary.size, ...(note !== undefined && { note }) };
  },
  async train(order, onStep) {
    const { name, text } = order;
    const lines = text === undefined ? await bundledLines() : text.split('\n');
    const tokenizer = await trainTokenizer(order, lines, thinned(onStep));
    tokenizers.set(name, Promise.resolve(tokenizer));
    trained.set(name, tokenizer);
    return { name, vocabularySize: tokenizer.vocabulary.size };
  },
  async traceTraining(words, tieBreak) {
    const merges: Awaited<ReturnType<TokenizerApi['traceTraining']>>[number][] = [];
    await trainBPE(words, {
      ...{ vocabularySize: 2 ** 16, minFrequency: 2, tieBreak },
      onMerge: (merge) => merges.push(merge),
    });
    return merges;
  },
  async definitionOf(name) {
    const tokenizer = trained.get(name);
    if (!tokenizer) throw new Error(`${name} was not trained here`);
    return new Blob([writeTokenizerJSON(tokenizer) as Uint8Array<ArrayBuffer>], { type: 'application/json' });
  },
};

expose(api);
