import type { ComponentChildren, JSX } from 'preact';

/** A control with its name above it. */
export function Field({
  label,
  wide = false,
  children,
}: {
  readonly label: string;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is among the children
    <label class={wide ? 'field wide' : 'field'}>
      {label}
      {children}
    </label>
  );
}

/** One of several, by name. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (T | readonly [value: T, title: string])[];
  readonly onChange: (value: T) => void;
}): JSX.Element {
  return (
    <Field label={label}>
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value as T)}>
        {options.map((option) => {
          const [key, title] = typeof option === 'string' ? [option, option] : option;
          return (
            <option key={key} value={key}>
              {title}
            </option>
          );
        })}
      </select>
    </Field>
  );
}

/** A number on a scale; `show` is how it reads. */
export function Slider({
  label,
  value,
  min,
  max,
  step = 1,
  show = String,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly show?: (value: number) => string;
  readonly onChange: (value: number) => void;
}): JSX.Element {
  return (
    <Field label={`${label}: ${show(value)}`}>
      <input
        type="range"
        {...{ value, min, max, step }}
        aria-valuetext={show(value)}
        onInput={({ currentTarget }) => onChange(currentTarget.valueAsNumber)}
      />
    </Field>
  );
}
