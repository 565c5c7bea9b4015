import type { JSX } from 'preact';
import { wings } from '../rooms/wings.ts';
import { Link } from './link.tsx';

/** What one sees before a room is chosen. */
export function Entrance(): JSX.Element {
  return (
    <article class="entrance">
      <h1>See how text becomes meaning</h1>
      <p class="summary">
        A language model never sees a word. It sees numbers: a text is cut into tokens, tokens become vectors, and
        vectors that lie close together mean alike. Each room shows one step of that road. Everything is computed here,
        in this page; nothing is sent anywhere.
      </p>
      {wings.map(({ title, rooms }) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          <ul class="cards">
            {rooms.map((room) => (
              <li key={room.id}>
                <Link to={{ room: room.id }}>{room.title}</Link>
                <p>{room.summary}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p class="quote">
        “You shall know a word by the company it keeps.” <cite>J. R. Firth, 1957</cite>
      </p>
    </article>
  );
}
