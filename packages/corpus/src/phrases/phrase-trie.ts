/** How phrases that begin with the same words go on. A word is a string, or an id. */
export interface PhraseTrie<Word extends string | number> {
  next?: Map<Word, PhraseTrie<Word>>;
  /** What the words up to here become, where they are a phrase. */
  joined?: Word;
}

/** Returns the trie of phrases, each given as its words and the word that they become. */
export function phraseTrie<Word extends string | number>(
  phrases: Iterable<readonly [words: readonly Word[], joined: Word]>,
): PhraseTrie<Word> {
  const root: PhraseTrie<Word> = {};
  for (const [words, joined] of phrases) {
    let node = root;
    for (const word of words) node = step(node, word);
    node.joined = joined;
  }
  return root;
}

/** Returns where `word` leads from `node`: to a new node where none was before. */
function step<Word extends string | number>(node: PhraseTrie<Word>, word: Word): PhraseTrie<Word> {
  node.next ??= new Map();
  const known = node.next.get(word);
  if (known) return known;
  const created: PhraseTrie<Word> = {};
  node.next.set(word, created);
  return created;
}

/** Returns `words` with the phrases of the trie joined: from left to right, the longest that begins at a word, and none over another. */
export function joinWords<Word extends string | number>(words: ArrayLike<Word>, root: PhraseTrie<Word>): Word[] {
  const result: Word[] = [];
  for (let i = 0; i < words.length; ) {
    let word = words[i]!;
    let end = i + 1;
    let node = root.next?.get(word);
    for (let at = end; node?.next && at < words.length; ) {
      node = node.next.get(words[at++]!);
      if (node?.joined !== undefined) {
        word = node.joined;
        end = at;
      }
    }
    result.push(word);
    i = end;
  }
  return result;
}
