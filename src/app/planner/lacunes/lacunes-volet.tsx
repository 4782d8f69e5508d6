import { type ReactNode, useMemo, useState } from 'react';
import type { GapAnalysis } from '../../../state/lacunes';
import type { Planner } from '../use-planner';
import { BlindSpots } from './blind-spots';
import { Crossing } from './crossing';
import { ChosenAnalysis } from './gap-volet';
import { Isolated } from './isolated';
import { Retirement } from './retirement';
import { UnderThreshold } from './under-threshold';

const analyses = { seuil: UnderThreshold, retraite: Retirement, croisement: Crossing, isolement: Isolated, angles: BlindSpots } as const;

/** Who is left out: the five ways of looking at it. */
export default function LacunesVolet({ planner }: { readonly planner: Planner }): ReactNode {
  const Analysis = analyses[planner.plan.lacunes.analyse];
  const [chosen, choose] = useState<GapAnalysis | null>(null);
  const context = useMemo(() => ({ chosen, choose }), [chosen]);
  return (
    <ChosenAnalysis value={context}>
      <Analysis planner={planner} />
    </ChosenAnalysis>
  );
}
