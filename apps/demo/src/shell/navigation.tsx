import type { JSX } from 'preact';
import { wings } from '../rooms/wings.ts';
import { Link } from './link.tsx';

/** The list of all rooms; `open` is the id of the one that is open. */
export function Navigation({ open }: { readonly open: string | undefined }): JSX.Element {
  return (
    <nav class="rooms" aria-label="Rooms">
      {wings.map(({ title, rooms }) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul>
            {rooms.map((room) => (
              <li key={room.id}>
                <Link to={{ room: room.id }} current={room.id === open}>
                  {room.title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
