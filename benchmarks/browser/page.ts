/** The page of the benchmark: reads the text at /text, trains on it with the options in its address, and answers as train-with-firth.ts does. */
import { encodeCorpus, fromBlob } from '@firth/corpus';
import { trainWord2Vec, type Word2VecOptions } from '@firth/word2vec';
import type { Training } from '../lib/trainers/trainer.ts';

async function train(): Promise<Training> {
  const options: Word2VecOptions = JSON.parse(decodeURIComponent(location.search.slice(1)));
  const text = await (await fetch('/text')).blob();
  const encoded = await encodeCorpus(fromBlob(text), { minCount: options.minCount! });
  const started = performance.now();
  const { report } = await trainWord2Vec(encoded, options);
  const { instructions, threads, epochLosses } = report;
  return {
    seconds: (performance.now() - started) / 1000,
    words: encoded.words,
    details: { instructions, threads, epochLosses, isIsolated: crossOriginIsolated },
  };
}

document.querySelector('output')!.textContent = JSON.stringify(await train());
