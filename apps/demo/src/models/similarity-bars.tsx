import type { Neighbor } from '@firth/vectors';
import type { JSX } from 'preact';
import './similarity-bars.css';

/** Words with a bar as long as their similarity; with `onWord`, each word is a button. The `marked` words stand out. */
export function SimilarityBars({
  title,
  neighbors,
  marked = [],
  onWord,
}: {
  readonly title: string;
  readonly neighbors: readonly Neighbor[];
  readonly marked?: readonly string[];
  readonly onWord?: (word: string) => void;
}): JSX.Element {
  const longest = Math.max(1, ...neighbors.map(({ similarity }) => similarity));
  return (
    <section aria-label={title}>
      <h3 class="bars-title">{title}</h3>
      <ol class="bars numbers">
        {neighbors.map(({ word, similarity }) => (
          <li key={word} class={marked.includes(word) ? 'marked' : ''}>
            {onWord ? (
              <button type="button" class="bar-word" onClick={() => onWord(word)}>
                {word}
              </button>
            ) : (
              <span class="bar-word">{word}</span>
            )}
            <span class="bar">
              <span style={{ width: `${(100 * Math.max(0, similarity)) / longest}%` }} />
            </span>
            <span>{similarity.toFixed(3)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
