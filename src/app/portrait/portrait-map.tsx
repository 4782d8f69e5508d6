import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { professions } from '../../contract/access-file';
import { bboxOfRanks } from '../../domain/communes';
import { ranksOfClass } from '../../domain/classes';
import { valueOf } from '../../ui/use-resource';
import { attributionText } from '../../view-models/attribution';
import { inTerritory } from '../../view-models/french';
import { legendScope } from '../../view-models/legend';
import type { MapModel } from '../../view-models/map-model';
import { peopleWords } from '../../view-models/people';
import { professionWords } from '../../view-models/planner/professions';
import { accessLegend, accessMap } from '../../view-models/portrait/map';
import { isFrance, type PortraitInput } from '../../view-models/portrait/subject';
import { communeTooltip } from '../../view-models/tooltip';
import { LegendView } from '../../views/explorer/legend';
import type { Explorer } from '../explorer/use-explorer';
import { useServices } from '../services';
import { SideMap } from '../side-map';

interface PortraitMapProps {
  readonly explorer: Explorer;
  readonly input: PortraitInput;
}

/** The access to a profession on the map of the territory, with its legend. */
export function PortraitMap({ explorer, input }: PortraitMapProps): ReactNode {
  const { store } = useServices();
  const { manifest, scheme, state, territory, selectedRank } = explorer;
  const { profession } = state.plan;
  const { subject } = input;
  const communes = valueOf(explorer.communes);
  const shown = useMemo(() => accessMap(input, profession, scheme), [input, profession, scheme]);
  const legend = useMemo(() => (shown === null ? null : accessLegend(shown, input, profession, subject.ranks)), [shown, input, profession, subject]);
  const [lighting, setLighting] = useState<{ readonly code: number; readonly of: unknown } | null>(null);
  const lit = lighting !== null && lighting.of === shown ? lighting.code : null;
  const litRanks = useMemo(() => (lit === null || shown === null ? null : ranksOfClass(shown.choropleth.classOfRank, subject.ranks, lit)), [lit, shown, subject]);
  const place = useMemo(
    () => ({ id: subject.id, ranks: subject.ranks, bbox: (territory?.id === subject.id ? territory.bbox : null) ?? (communes === null ? null : bboxOfRanks(communes, subject.ranks)) }),
    [subject, territory, communes],
  );
  const schematic = manifest.tuiles.contours_schematiques;
  const model = useMemo(
    (): MapModel => ({ territory: place, choropleth: shown?.choropleth ?? null, points: null, actions: null, selectedRank, litRanks, scheme, fond: 'aucun', schematic }),
    [place, shown, selectedRank, litRanks, scheme, schematic],
  );
  const tooltipOf = useCallback(
    (rank: number) => (shown === null || communes === null ? null : communeTooltip(communes.nom[rank] ?? '', shown.indicator, shown.values.annee, shown.values, rank, null)),
    [shown, communes],
  );
  return (
    <section className="portrait__map" aria-label="Carte de l’accès">
      <label className="field">
        <span className="field__label">Profession montrée par la carte</span>
        <select
          className="select"
          value={profession}
          onChange={(event) => {
            const chosen = professions.find((candidate) => candidate === event.target.value);
            if (chosen !== undefined) store.update((before) => ({ plan: { ...before.plan, profession: chosen, seuil: null } }), 'replace');
          }}
        >
          {professions.map((candidate) => (
            <option key={candidate} value={candidate}>
              {professionWords[candidate].label}
            </option>
          ))}
        </select>
      </label>
      <div className="portrait__stage">
        <SideMap
          manifest={manifest}
          model={model}
          attribution={attributionText({ schematic, values: '', perimeters: [], short: true })}
          tooltipOf={tooltipOf}
          onSelect={() => undefined}
          noticesClass="portrait__notices"
          name="Carte du portrait"
        />
      </div>
      {legend === null || shown === null ? (
        <p className="muted small">L’accès à cette profession n’est pas disponible.</p>
      ) : (
        <LegendView
          legend={legend}
          title={`${shown.indicator.libelle_court}, ${shown.values.annee}`}
          unit={professionWords[profession].unit}
          people={peopleWords(shown.indicator)}
          lit={lit}
          onLight={(code) => setLighting(code === null ? null : { code, of: shown })}
          scope={legendScope(shown.indicator, inTerritory(subject), isFrance(subject))}
          schematic={schematic}
          dimmed={false}
        />
      )}
    </section>
  );
}
