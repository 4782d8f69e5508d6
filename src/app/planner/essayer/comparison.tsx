import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { Carte } from '../../../map/create-map';
import { syncCameras } from '../../../map/sync';
import { isServiceLine, type ProfessionLine, type Scenario } from '../../../state/scenario';
import type { KeptScenario } from '../../../state/scenario-library';
import { Dialog } from '../../../ui/dialog';
import { type Resource, valueOf } from '../../../ui/use-resource';
import { capitalised } from '../../../view-models/french';
import { peopleWords } from '../../../view-models/people';
import { beforeAfterRows, undefinedNote } from '../../../view-models/planner/before-after';
import { compareNotes, type CompareSource, sharedLegend } from '../../../view-models/planner/compare';
import { lineText } from '../../../view-models/planner/lines';
import { professionIndicators } from '../../../view-models/planner/professions';
import { type Side, sideDetail, sidesOf } from '../../../view-models/planner/sides';
import { changesNotes, planSources, warningText } from '../../../view-models/planner/sources';
import { BeforeAfterTable } from '../../../views/planner/before-after-table';
import { CompareChoice } from '../../../views/planner/compare-choice';
import { CompareTable } from '../../../views/planner/compare-table';
import { SharedLegend } from '../../../views/planner/shared-legend';
import { Pending } from '../../explorer/pending';
import { phoneQuery, useMedia } from '../../explorer/use-media';
import { type Outcome, useOutcome } from '../use-outcome';
import type { Planner } from '../use-planner';
import { CompareMap } from './compare-map';
import { useCompared } from './use-compared';
import { type PlanMap, usePlanMap } from './use-plan-map';

interface ComparisonProps {
  readonly planner: Planner;
  readonly present: Scenario;
  readonly kept: readonly KeptScenario[];
  readonly onClose: () => void;
}

interface SideState {
  readonly side: Side;
  readonly lines: readonly ProfessionLine[];
  readonly outcomeResource: Resource<Outcome>;
  readonly outcome: Outcome | null;
  readonly map: PlanMap;
}

function useSide(planner: Planner, side: Side, selectedRank: number | null): SideState {
  const { explorer, opened, indicator, threshold, communes, profession } = planner;
  const { lignes } = side;
  const lines = useMemo(() => lignes.filter((line): line is ProfessionLine => !isServiceLine(line) && line.profession === profession), [lignes, profession]);
  const outcomeResource = useOutcome(opened, lines, communes);
  const outcome = valueOf(outcomeResource);
  const { scheme, territory, ranks, manifest } = explorer;
  const map = usePlanMap({
    opened,
    outcome,
    indicator,
    threshold,
    view: 'apres',
    variants: null,
    scheme,
    territory,
    ranks,
    communes,
    schematic: manifest.tuiles.contours_schematiques,
    selectedRank,
    lit: null,
  });
  return { side, lines, outcomeResource, outcome, map };
}

function detailOf({ side, lines, outcome }: SideState): string | null {
  const refused = outcome?.refusals.length ?? 0;
  return sideDetail(side, lines.length - refused, refused);
}

/** Two scenarios side by side: two maps at one place, one legend, their measures and their communes. */
export default function Comparison({ planner, present, kept, onClose }: ComparisonProps): ReactNode {
  const { explorer, opened, indicator, threshold, communes, words, nameOf, territoryName } = planner;
  const { territory, ranks } = explorer;
  const sides = useMemo(() => sidesOf(present, kept), [present, kept]);
  const [ids, setIds] = useState<readonly [string, string]>(['officiel', 'present']);
  const sideOf = (id: string): Side => sides.find((side) => side.id === id) ?? { id, label: 'Scénario supprimé', lignes: [] };
  const [selected, setSelected] = useState<number | null>(null);
  const a = useSide(planner, sideOf(ids[0]), selected);
  const b = useSide(planner, sideOf(ids[1]), selected);
  const seuil = threshold?.value ?? null;
  const compared = useCompared(opened, a.outcome, b.outcome, seuil, territory?.id ?? '', ranks);
  const measured = valueOf(compared);

  const [left, setLeft] = useState<Carte | null>(null);
  const [right, setRight] = useState<Carte | null>(null);
  useEffect(() => (left === null || right === null ? undefined : syncCameras([left, right])), [left, right]);

  const { outcome: first } = a;
  const { outcome: second } = b;
  const source = useMemo((): CompareSource | null => {
    if (communes === null || opened === null || first === null || second === null || ranks === undefined) return null;
    return { communes, ranks, statuses: opened.apl.statuses, a: first.access, b: second.access, people: opened.people.values, decimals: words.decimals };
  }, [communes, opened, first, second, ranks, words.decimals]);
  const rowHeight = useMedia(phoneQuery) ? 44 : 36;
  const labels = [a.side.label, b.side.label] as const;
  const textsOf = ({ lines, outcome }: SideState): string[] => {
    const refused = new Set(outcome?.refusals.map(({ item }) => item));
    return lines.map((line, item) => `${lineText(line, nameOf)}${refused.has(item) ? ' (non pris en compte)' : ''}`);
  };
  return (
    <Dialog title="Comparer deux scénarios" wide onClose={onClose}>
      <div className="plan-compare">
        <p className="field__hint plan-compare__wide">
          {territoryName}, {words.label.toLowerCase()}. Les deux cartes se déplacent ensemble. Un scénario gardé est calculé ici avec la profession, le seuil et le territoire présents.
        </p>
        <CompareChoice mark="A" sides={sides} chosen={ids[0]} onChoose={(id) => setIds([id, ids[1]])} />
        <CompareChoice mark="B" sides={sides} chosen={ids[1]} onChoose={(id) => setIds([ids[0], id])} />
        <CompareMap planner={planner} mark="A" label={a.side.label} detail={detailOf(a)} lines={a.lines} outcome={a.outcome} map={a.map} onSelect={setSelected} onCarte={setLeft} />
        <CompareMap planner={planner} mark="B" label={b.side.label} detail={detailOf(b)} lines={b.lines} outcome={b.outcome} map={b.map} onSelect={setSelected} onCarte={setRight} />
        {a.outcomeResource.status === 'echec' ? <Pending resource={a.outcomeResource} what="A" /> : null}
        {b.outcomeResource.status === 'echec' ? <Pending resource={b.outcomeResource} what="B" /> : null}
        {a.map.legend === null || b.map.legend === null || indicator === null ? null : (
          <SharedLegend unit={words.unit} people={capitalised(peopleWords(indicator).plural)} rows={sharedLegend(a.map.legend, b.map.legend)} threshold={threshold?.text ?? null} />
        )}
        <section className="plan-compare__measures" aria-label="Mesures, A et B">
          {compared.status === 'echec' ? <Pending resource={compared} what="Les mesures" /> : null}
          {measured === null || opened === null || seuil === null ? null : (
            <>
              <BeforeAfterTable title={territoryName} sides={['A', 'B']} rows={beforeAfterRows(opened.parameters, seuil, ...measured.territory)} note={undefinedNote(...measured.territory)} />
              {ranks === null ? null : <BeforeAfterTable title="France" sides={['A', 'B']} rows={beforeAfterRows(opened.parameters, seuil, ...measured.france)} note={undefinedNote(...measured.france)} />}
            </>
          )}
        </section>
        {source === null || opened === null || indicator === null ? null : (
          <div className="plan-compare__wide">
            <CompareTable
              source={source}
              sides={labels}
              names={[opened.parameters.apl, String(opened.apl.annee), territoryName]}
              notes={compareNotes(
                labels,
                [textsOf(a), textsOf(b)],
                changesNotes({ territory: territoryName, indicator, parameters: opened.parameters, correlation: opened.correlation, model: planner.scenario.model ?? '', lines: [] }).slice(0, -1),
              )}
              indicateurs={professionIndicators(opened.parameters)}
              rowHeight={rowHeight}
              selected={selected}
              onSelect={setSelected}
            />
            <p className="source-line">
              {planSources(indicator, opened.parameters)} {warningText(opened.correlation)}
            </p>
          </div>
        )}
      </div>
    </Dialog>
  );
}
