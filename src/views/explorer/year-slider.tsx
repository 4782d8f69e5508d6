import { type ReactNode, useId } from 'react';

interface YearSliderProps {
  /** Years with values, ascending. */
  readonly years: readonly number[];
  readonly year: number;
  readonly onYear: (year: number) => void;
  /** Last year before a break in the method. */
  readonly breakAfter: number | null;
}

/** A step a year that exists: a missing year is no step, and is said. */
export function YearSlider({ years, year, onYear, breakAfter }: YearSliderProps): ReactNode {
  const id = useId();
  const first = years[0];
  const last = years.at(-1);
  if (first === undefined || last === undefined || years.length < 2) return null;
  const missing = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((candidate) => !years.includes(candidate));
  const next = breakAfter === null ? undefined : years.find((candidate) => candidate > breakAfter);
  return (
    <div className="field years">
      <label className="field__label" htmlFor={id}>
        Année : <output className="figures">{year}</output>
      </label>
      <input
        id={id}
        className="range"
        type="range"
        min={0}
        max={years.length - 1}
        step={1}
        value={Math.max(0, years.indexOf(year))}
        aria-valuetext={String(year)}
        aria-describedby={`${id}-note`}
        onChange={(event) => {
          const chosen = years[Number(event.target.value)];
          if (chosen !== undefined) onYear(chosen);
        }}
      />
      <div className="years__ticks figures" aria-hidden="true">
        {years.map((candidate) => (
          <span key={candidate} className={candidate === year ? 'years__tick years__tick--current' : 'years__tick'}>
            {`’${String(candidate).slice(2)}`}
          </span>
        ))}
      </div>
      <p className="field__hint" id={`${id}-note`}>
        {missing.length === 0 ? '' : `Pas de valeur publiée en ${missing.join(', ')}. `}
        {breakAfter === null || next === undefined ? '' : `Rupture de méthode entre ${breakAfter} et ${next} : ne pas comparer d’un côté à l’autre.`}
      </p>
    </div>
  );
}
