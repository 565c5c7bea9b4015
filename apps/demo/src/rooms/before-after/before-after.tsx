import type { JSX } from 'preact';
import { useRoomState } from '../../shell/use-room-state.ts';
import { Cosines } from './cosines.tsx';
import { Vocabularies } from './vocabularies.tsx';

const defaults = { words: 'king queen pizza', sample: 'English prose', text: '' };

/** Room 12: what training does to vectors, and what the text that one trains on does to a vocabulary. */
export default function BeforeAfter(): JSX.Element {
  const [state, change] = useRoomState(defaults);
  return (
    <>
      <h2>Vectors: from chance to meaning</h2>
      <p class="words">
        At first every vector is random, and any two words are as far apart as any others. Training on 1.8 million words
        of the State of the Union addresses moves them. Three runs begin with other random numbers: what they agree on
        is in the text, what they do not is chance.
      </p>
      <Cosines written={state.words} onWords={(words) => change({ words })} />

      <h2>Vocabularies: what they were learned from</h2>
      <p class="words">
        Three vocabularies of the same size, learned in the same way from as many bytes of text. Only the kind of text
        differs.
      </p>
      <Vocabularies sample={state.sample} text={state.text} onChange={change} />
    </>
  );
}
