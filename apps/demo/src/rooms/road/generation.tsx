import { generate, type LanguageModel } from '@firth/language-model';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Slider } from '../../parts/fields.tsx';
import { messageOf } from '../../shell/use-answer.ts';
import { useRoomState } from '../../shell/use-room-state.ts';
import { defaults } from './state.ts';

/** Tokens that are written at once. */
const maxTokens = 60;

/** Milliseconds that each token stands alone, so that one can follow; the model itself takes less than one. */
const pause = 60;

/** The text goes on, token by token. */
export function Generation({ model }: { readonly model: LanguageModel }): JSX.Element {
  const [state, change] = useRoomState(defaults);
  const [pieces, setPieces] = useState<readonly string[]>([]);
  const [failure, setFailure] = useState<string>();
  const shown = useReveal(pieces);
  const write = async (): Promise<void> => {
    const written: string[] = [];
    try {
      await generate(model, state.text, {
        maxTokens,
        temperature: Number(state.temperature),
        seed: Number(state.seed),
        onText: (piece) => written.push(piece),
      });
      setPieces(written);
      setFailure(undefined);
    } catch (error) {
      setFailure(messageOf(error));
    }
  };
  return (
    <section aria-label="Generation">
      <h2>6. And so on</h2>
      <div class="controls">
        <Slider
          label="Temperature"
          {...{ value: Number(state.temperature), min: 0, max: 1.5, step: 0.1 }}
          onChange={(value) => change({ temperature: String(value) })}
        />
        <Slider
          label="Seed"
          {...{ value: Number(state.seed), min: 1, max: 50 }}
          onChange={(value) => change({ seed: String(value) })}
        />
        <button type="button" class="primary" onClick={write}>
          Write {maxTokens} tokens
        </button>
      </div>
      {failure !== undefined && <p class="failure">{failure}</p>}
      {pieces.length > 0 && (
        <p class="sheet road-text">
          {state.text}
          {pieces.slice(0, shown).map((piece, i) => (
            <span key={i} class={i % 2 === 0 ? 'even' : 'odd'}>
              {piece}
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

/** How many of the pieces are shown by now: one more each moment, or all at once for those who want no motion. */
function useReveal(pieces: readonly string[]): number {
  const [shown, setShown] = useState(0);
  useEffect(() => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return setShown(pieces.length);
    setShown(0);
    const timer = setInterval(() => setShown((count) => Math.min(count + 1, pieces.length)), pause);
    return () => clearInterval(timer);
  }, [pieces]);
  return shown;
}
