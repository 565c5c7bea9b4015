import { countComponents } from './golden-components.ts';
import type { GoldenCount } from './golden-files.ts';
import { countAddedTokens, countPairs, countPipelineDecode, countPipelineEncode, type Definitions, pipelineFiles, sharedDefinitions } from './golden-pipeline.ts';
import { countSentencePiece, sentencePieceFiles } from './golden-sentencepiece.ts';
import { countSplitOracle } from './golden-split.ts';
import { countTiktokenDecode, countTiktokenEncode, tiktokenNames } from './golden-tiktoken.ts';

/**
 * Every comparison with the golden files of tokenizers, to be run one by one. LLaMA 2 and 3 are among them where `definitions` has their
 * tokenizer.json.
 */
export function goldenComparisons(definitions: Definitions = sharedDefinitions): (() => GoldenCount)[] {
  const llama = ['hf-llama2', 'hf-llama3'].filter((name) => definitions(name));
  const named = [...pipelineFiles.keys(), ...llama];
  const decoded = ['hf-gpt2', 'hf-bert-base-uncased', ...llama];
  return [
    ...tiktokenNames.map((name) => () => countTiktokenEncode(name)),
    ...named.map((name) => () => countPipelineEncode(name, definitions(name)!)),
    ...sentencePieceFiles.map((name) => () => countSentencePiece(name)),
    ...tiktokenNames.map((name) => () => countTiktokenDecode(name)),
    ...decoded.map((name) => () => countPipelineDecode(name, definitions(name)!)),
    () => countComponents(),
    () => countAddedTokens(definitions),
    () => countPairs(),
    () => countSplitOracle(),
  ];
}
