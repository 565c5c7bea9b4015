import { readSentencePiece } from '../sentencepiece/index.ts';
import { byteBounds, type GoldenCount, goldenCounter, goldenLines, sameJSON, sharedBytes } from './golden-files.ts';

export const sentencePieceFiles: readonly string[] = [
  'spm-albert-30k',
  'spm-albertvi-30k',
  'spm-hf-test-bpe1k',
  'spm-test_ja-unigram8k',
  'spm-test_model-unigram1k',
  'spm-trained-spm_bpe_bytefallback_4k',
  'spm-trained-spm_bpe_nmt_nfkc_cf_2k',
  'spm-trained-spm_unigram_bytefallback_4k',
  'spm-trained-spm_unigram_nfkc_4k',
];

interface PieceCase {
  readonly text: string;
  readonly ids: readonly number[];
  readonly tokens: readonly string[];
  readonly offsets: readonly [number, number][];
  readonly normalized: string;
  readonly decoded: string;
}

/** Ids, pieces, offsets, normalization and decoding of `public/encode/NAME.jsonl.gz`. */
export function countSentencePiece(name: string): GoldenCount {
  const [first, ...lines] = goldenLines<PieceCase & { meta: { model: string } }>(`encode/${name}.jsonl.gz`);
  const tokenizer = readSentencePiece(sharedBytes(`vocabularies/${first!.meta.model}`));
  const count = goldenCounter(`encode/${name}`);
  for (const { text, ids, tokens, offsets, normalized, decoded } of lines) {
    const encoding = tokenizer.encode(text);
    const { starts } = byteBounds(text);
    const unitOf = (byte: number): number => starts[byte] ?? text.length;
    const problems = [
      sameJSON([...encoding.ids], ids) || 'ids',
      sameJSON([...tokenizer.encodeIds(text)], ids) || 'encodeIds',
      sameJSON(encoding.tokens, tokens) || 'tokens',
      sameJSON([...encoding.offsets], offsets.flatMap(([start, end]) => [unitOf(start), unitOf(end)])) || 'offsets',
      tokenizer.normalize(text) === normalized || 'normalized',
      tokenizer.decode(ids) === decoded || 'decode',
    ].filter((problem) => problem !== true);
    count.check(problems.length === 0, () => `${problems.join(' ')}: ${JSON.stringify({ text, tokens, found: encoding.tokens, offsets, at: [...encoding.offsets], decoded, ours: tokenizer.decode(ids) })}`);
  }
  return count;
}
