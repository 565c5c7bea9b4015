import { saveAtomically } from '@firth/files';
import {
  evaluateBigramLoss,
  generate,
  type LanguageModel,
  type LanguageModelReport,
  type TextLoss,
  tokenVectors,
  trainBigramModel,
  trainLanguageModel,
  untrainedLanguageModel,
  writeLanguageModel,
} from '@firth/language-model';
import { mostSimilar } from '@firth/vectors';
import { speeches } from '../../tools/speeches.ts';
import type { Benchmark } from '../lib/benchmark.ts';
import { log } from '../lib/log.ts';
import type { Choices } from '../lib/options.ts';
import type { Report } from '../lib/report.ts';
import { formatNumber, type Table } from '../lib/table.ts';

const options = {
  vocabulary: { full: 1024, quick: 512, meaning: 'tokens of the BPE' },
  epochs: { full: 2, quick: 1, meaning: 'times that the text is read' },
  speeches: { full: 1000, quick: 6, meaning: 'speeches at most' },
  threads: { full: 2, quick: 2, meaning: 'threads that train' },
  model: { kind: 'FILE', meaning: 'where to keep the model, for firth generate and firth explain' },
} as const;

/** A small causal model beside a Kneser–Ney bigram model of the same tokens, on speeches that neither was trained on. */
export const languageModel: Benchmark<typeof options> = {
  name: 'language-model',
  summary: 'a causal language model beside a Kneser–Ney bigram: loss on held-out speeches, text, neighbors of tokens',
  options,
  run,
};

/** Tokens of which the neighbors are listed: words of several kinds, the first ten of those that are tokens. */
const asked = [
  ...['Ġwar', 'Ġpeace', 'Ġtwo', 'Ġhe', 'Ġshould', 'Ġlaw', 'Ġgreat', 'Ġmillion', 'Ġcountry', 'ĠGovernment', 'Ġyear'],
  ...['Ġmade', 'Ġfrom', 'ĠI', 'Ġpeople', 'Ġnot'],
];

const prompt = 'The state of the Union';

async function run(choices: Choices<typeof options>): Promise<Report> {
  const { vocabulary: vocabularySize, epochs, threads } = choices;
  const all = speeches().slice(0, choices.speeches);
  const held = all.filter((_, i) => i % 20 === 10 || (all.length < 20 && i === 0));
  const texts = all.filter((speech) => !held.includes(speech)).map(({ text }) => text);
  const validation = held.map(({ text }) => text);

  let reported = 0;
  const before = process.cpuUsage();
  const started = performance.now();
  const { model, report } = await trainLanguageModel(texts, {
    ...{ vocabularySize, epochs, threads, validation },
    onProgress({ fraction, loss }) {
      if (fraction < reported + 0.05 && fraction < 1) return;
      reported = fraction;
      log(`${formatNumber(100 * fraction)} % trained, loss ${loss.toFixed(3)}`);
    },
  });
  const { user, system } = process.cpuUsage(before);
  const cpuSeconds = (user + system) / 1e6;
  const minutes = (performance.now() - started) / 60_000;
  if (choices.model !== undefined) await saveAtomically(choices.model, writeLanguageModel(model));
  const bigram = evaluateBigramLoss(trainBigramModel(model.tokenizer, texts), validation);
  const { text } = await generate(model, prompt, { maxTokens: 120, topP: 0.9 });
  const own = report.validation!;
  return {
    settings: { ...model.shape, epochs, threads, speeches: texts.length },
    versions: {},
    tables: [lossTable(report, own, bigram, cpuSeconds), neighborTable(model)],
    notes: [
      `${minutes.toFixed(1)} minutes by the clock, tokenizer and validation counted`,
      `held out: ${held.map(({ name }) => name).join(', ')}`,
      `"${prompt}${text}"`,
    ],
    checks: [
      {
        statement: 'the model predicts held-out speeches better than the bigram',
        holds: own.natsPerByte < bigram.natsPerByte,
      },
      { statement: 'it took at most 30 minutes of a processor: 15 of two', holds: cpuSeconds <= 1800 },
    ],
    measurements: { report, bigram, cpuSeconds, minutes, sample: text },
  };
}

function lossTable(
  { tokens, steps, tokensPerSecond, seconds }: LanguageModelReport,
  own: TextLoss,
  bigram: TextLoss,
  cpuSeconds: number,
): Table {
  const lossesOf = ({ natsPerByte, natsPerToken }: TextLoss): string[] => [
    formatNumber(natsPerByte, 4),
    formatNumber(natsPerToken, 3),
  ];
  const work = [formatNumber(steps), formatNumber(tokensPerSecond), formatNumber(seconds), formatNumber(cpuSeconds)];
  return {
    title: `trained on ${formatNumber(tokens)} tokens, measured on ${formatNumber(own.bytes)} bytes`,
    columns: ['model', 'nats/byte', 'nats/token', 'steps', 'tokens/s', 'seconds', 'CPU s'],
    rows: [
      ['causal language model', ...lossesOf(own), ...work],
      ['Kneser–Ney bigram', ...lossesOf(bigram), '–', '–', '–', '–'],
    ],
  };
}

/** The nearest tokens before and after training, by the cosine of their vectors. */
function neighborTable(model: LanguageModel): Table {
  const [before, after] = [untrainedLanguageModel(model.shape, model.tokenizer), model].map(tokenVectors) as [
    ReturnType<typeof tokenVectors>,
    ReturnType<typeof tokenVectors>,
  ];
  const known = asked.filter((token) => after.vocabulary.idOf(token) !== undefined).slice(0, 10);
  const nearest = (vectors: typeof after, token: string): string =>
    mostSimilar(vectors, token, { count: 5 })
      .map(({ word }) => word)
      .join(' ');
  return {
    title: 'nearest tokens; Ġ is a leading blank',
    columns: ['token', 'before training', 'after training'],
    rows: known.map((token) => [token, nearest(before, token), nearest(after, token)]),
  };
}
