import { type ReactNode, useEffect, useId, useRef } from 'react';
import { type GapAnalysis, gapAnalyses, type GapMesh, gapMeshes } from '../../state/lacunes';
import { analysisWords, meshLabels } from '../../view-models/planner/gaps/analyses';

interface GapSettingsProps {
  readonly analysis: GapAnalysis;
  readonly onAnalysis: (analysis: GapAnalysis) => void;
  /** Null where the analysis lists communes alone. */
  readonly mesh: GapMesh | null;
  readonly onMesh: (mesh: GapMesh) => void;
  /** The analysis was just chosen here: each brings its own choice, and the focus stays in it. */
  readonly focused: boolean;
}

/** Which gaps are looked at, and what the table and the map gather. */
export function GapSettings({ analysis, onAnalysis, mesh, onMesh, focused }: GapSettingsProps): ReactNode {
  const name = useId();
  const chosen = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) chosen.current?.focus({ preventScroll: true });
  }, [focused]);
  return (
    <section className="plan-section" aria-label="Lacunes à chercher">
      <fieldset className="plain-fieldset gap-choices">
        <legend className="field__label">Chercher</legend>
        {gapAnalyses.map((value) => (
          <div key={value} className={`gap-choice${value === analysis ? ' gap-choice--chosen' : ''}`}>
            <input
              ref={value === analysis ? chosen : undefined}
              id={`${name}-${value}`}
              type="radio"
              name={name}
              value={value}
              checked={value === analysis}
              aria-describedby={`${name}-${value}-aide`}
              onChange={() => onAnalysis(value)}
            />
            <label className="gap-choice__label" htmlFor={`${name}-${value}`}>
              {analysisWords[value].label}
            </label>
            <span id={`${name}-${value}-aide`} className="gap-choice__hint field__hint">
              {analysisWords[value].hint}
            </span>
          </div>
        ))}
      </fieldset>
      {mesh === null ? null : (
        <label className="field">
          <span className="field__label">Montrer par</span>
          <select
            className="select"
            value={mesh}
            onChange={(event) => {
              const next = gapMeshes.find((candidate) => candidate === event.target.value);
              if (next !== undefined) onMesh(next);
            }}
          >
            {gapMeshes.map((value) => (
              <option key={value} value={value}>
                {meshLabels[value]}
              </option>
            ))}
          </select>
        </label>
      )}
    </section>
  );
}
