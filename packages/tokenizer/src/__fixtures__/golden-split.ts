import { compilePattern } from '../regex/pattern.ts';
import { type GoldenCount, goldenCounter, sameJSON, sharedText } from './golden-files.ts';

interface PatternCase {
  readonly id: string;
  readonly name?: string;
  readonly pattern: string;
  readonly inputs?: readonly string[];
}

/** The matches of every pattern of the Split oracle of huggingface/tokenizers.js, which holds what Oniguruma found. */
export function countSplitOracle(): GoldenCount {
  const folder = 'golden/tokenizers/third_party/tokenizers.js';
  const { tokens } = JSON.parse(sharedText(`${folder}/splitRegexOracle.json.gz`)) as { tokens: Record<string, string[][]> };
  const { patterns, defaults } = JSON.parse(sharedText(`${folder}/splitRegexPatterns.json`)) as {
    patterns: PatternCase[];
    defaults: { inputs: string[] };
  };
  const count = goldenCounter('third_party/splitRegexOracle');
  for (const { id, name, pattern, inputs = defaults.inputs } of patterns) {
    const compiled = compilePattern(pattern);
    for (const [index, input] of inputs.entries()) {
      const found: string[] = [];
      compiled.forEachMatch(input, (start, end) => {
        if (end > start) found.push(input.slice(start, end));
      });
      const wanted = tokens[name ?? id]![index];
      count.check(sameJSON(found, wanted), () => `${pattern} on ${JSON.stringify(input)}: ${JSON.stringify(found)}`);
    }
  }
  return count;
}
