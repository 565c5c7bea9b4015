import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { formatDigits } from '../parts/numbers.ts';
import { useAnswer } from '../shell/use-answer.ts';
import { hexOf } from './show-tokens.ts';
import type { ShownEncoding, ShownToken } from './tokenizer-api.ts';
import { tokenizers } from './tokenizers.ts';
import './tokens.css';

const colors = 6;

/** How the tokenizer `name` cuts `text`: its tokens in colors, how many there are, and of the one that is looked at its id and bytes. */
export function TokenPane({
  name,
  title = name,
  text,
  version = 0,
}: {
  readonly name: string;
  readonly title?: string;
  readonly text: string;
  /** Another number where another tokenizer has the name now. */
  readonly version?: number;
}): JSX.Element {
  const { value, failure } = useAnswer(() => tokenizers().encode(name, text), [name, text, version]);
  return (
    <section class="sheet token-pane" aria-label={title}>
      <h3>{title}</h3>
      {failure !== undefined && <p class="failure">{failure}</p>}
      {value && <Tokens {...value} title={title} />}
      {!value && failure === undefined && <p class="note">Reading its vocabulary …</p>}
    </section>
  );
}

function Tokens({
  title,
  count,
  shown,
  bytesPerToken,
  tokensPerWord,
}: ShownEncoding & { readonly title: string }): JSX.Element {
  const [active, setActive] = useState(-1);
  const id = useId();
  const token = shown[active];
  const move = (event: KeyboardEvent): void => {
    const next = targetOf(event.key, active, shown.length);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
  };
  return (
    <>
      <p class="numbers">
        <strong>{count}</strong> {count === 1 ? 'token' : 'tokens'} · {formatDigits(bytesPerToken)} bytes a token ·{' '}
        {formatDigits(tokensPerWord)} tokens a word
      </p>
      <div
        class="tokens"
        role="listbox"
        tabIndex={0}
        aria-label={`Tokens of ${title}`}
        aria-activedescendant={token && `${id}-${active}`}
        onKeyDown={move}
        onFocus={() => setActive(Math.max(0, active))}
        onPointerLeave={() => setActive(-1)}
      >
        {shown.map((each, i) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and names the token that is active
          <span
            key={i}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === active}
            aria-label={describe(each)}
            class={`token token-${i % colors}`}
            onPointerEnter={() => setActive(i)}
          >
            {visible(each.text)}
          </span>
        ))}
      </div>
      <p class="note numbers token-details">
        {token
          ? `${active + 1}: ${describe(token)}`
          : count > shown.length
            ? `The first ${shown.length} are shown.`
            : 'Point at a token, or walk with the arrow keys.'}
      </p>
    </>
  );
}

function targetOf(key: string, active: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(count - 1, active + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, active - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

function describe({ id, text, bytes }: ShownToken): string {
  return `“${visible(text)}”, id ${id}, ${bytes.length === 1 ? 'byte' : 'bytes'} ${hexOf(bytes)}`;
}

/** Blanks and ends of lines are tokens too. */
function visible(text: string): string {
  return text.replaceAll(' ', '·').replaceAll('\n', '⏎').replaceAll('\t', '⇥');
}
