import { describe, expect, it } from 'vitest';
import { goldenMissing } from '../__fixtures__/golden-files.ts';
import { countSentencePiece, sentencePieceFiles } from '../__fixtures__/golden-sentencepiece.ts';

describe.skipIf(goldenMissing)('SentencePiece models', () => {
  it.each(sentencePieceFiles)('%s: ids, pieces, offsets, normalization and decoding', (name) => {
    const { cases, failed, examples } = countSentencePiece(name);
    expect({ failed, examples }).toEqual({ failed: 0, examples: [] });
    expect(cases).toBe(1075);
  });
});
