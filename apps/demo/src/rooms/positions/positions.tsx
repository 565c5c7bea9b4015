import type { JSX } from 'preact';
import { ALiBi } from './alibi.tsx';
import './positions.css';
import { RoPE } from './rope.tsx';
import { Sinusoidal } from './sinusoidal.tsx';
import { T5Buckets } from './t5-buckets.tsx';

/** Room 7: how a model is told where each token stands, by `@firth/positional-encoding`. */
export default function Positions(): JSX.Element {
  return (
    <>
      <p class="words">
        Attention alone reads a text as a bag: “dog bites man” and “man bites dog” would be one. So each token is given
        its place. Four ways to do it, in the order of their years.
      </p>
      <Sinusoidal />
      <T5Buckets />
      <RoPE />
      <ALiBi />
    </>
  );
}
