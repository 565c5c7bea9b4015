import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

/** A place to drop files on, or to choose them by hand. */
export function FileDrop({
  label,
  accept,
  onFile,
}: {
  readonly label: string;
  /** What the browser offers in its dialog, as `accept` of an input has it. */
  readonly accept?: string;
  readonly onFile: (file: File) => void;
}): JSX.Element {
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null | undefined): void => {
    for (const file of files ?? []) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the input inside does the same for those who do not drag
    <div
      class={isOver ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <label class="field">
        {label}
        <input
          type="file"
          accept={accept}
          onChange={({ currentTarget }) => {
            take(currentTarget.files);
            currentTarget.value = ''; // so that the same file can be chosen again
          }}
        />
      </label>
    </div>
  );
}
