/**
 * The articles, prepositions and conjunctions that English phrases hold inside: gensim's `ENGLISH_CONNECTOR_WORDS`.
 *
 * @example
 * ```ts
 * const corpus = fromSentences(Array.from({ length: 10 }, () => ['the', 'bank', 'of', 'england']));
 * const options = { connectorWords: englishConnectorWords, scoring: 'npmi', threshold: 0.3 } as const;
 * const { passes } = await findPhrases(corpus, options);
 * console.log(passes[0]?.[0]?.text); // bank_of_england
 * ```
 */
export const englishConnectorWords: readonly string[] = [
  ...['a', 'an', 'the'],
  ...['for', 'of', 'with', 'without', 'at', 'from', 'to', 'in', 'on', 'by'],
  ...['and', 'or'],
];
