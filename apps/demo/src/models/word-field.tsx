import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Field } from '../parts/fields.tsx';
import { useAnswer } from '../shell/use-answer.ts';
import { models } from './models.ts';

/** A field for a word of `model`, which offers words that begin with what is typed; `onWord` is told when the visitor is done. */
export function WordField({
  label = 'Word',
  model,
  word,
  onWord,
}: {
  readonly label?: string;
  readonly model: string;
  readonly word: string;
  readonly onWord: (word: string) => void;
}): JSX.Element {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const beginning = typed?.trim() ?? '';
  const { value: suggestions = [] } = useAnswer(
    async () => (beginning === '' ? [] : models().suggest(model, beginning)),
    [model, beginning],
  );
  const finish = (): void => {
    if (beginning !== '' && beginning !== word) onWord(beginning);
    setTyped(undefined);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        finish();
      }}
    >
      <Field label={label}>
        <input
          type="text"
          list={id}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          value={typed ?? word}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          onBlur={finish}
        />
      </Field>
      <datalist id={id}>
        {suggestions.map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
    </form>
  );
}
