import { type ReactNode, useId } from 'react';

interface SegmentedProps<T extends string> {
  readonly legend: string;
  readonly hideLegend?: boolean;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** A few exclusive choices side by side: native radio buttons under the hood. */
export function Segmented<T extends string>({ legend, hideLegend = false, options, value, onChange }: SegmentedProps<T>): ReactNode {
  const name = useId();
  return (
    <fieldset className="plain-fieldset">
      <legend className={hideLegend ? 'sr-only' : 'field__label'}>{legend}</legend>
      <div className="segmented">
        {options.map((option) => (
          <label key={option.value} className="segmented__option">
            <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
