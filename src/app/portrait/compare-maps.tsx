import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { bboxOfRanks } from '../../domain/communes';
import type { Carte } from '../../map/create-map';
import { syncCameras } from '../../map/sync';
import { valueOf } from '../../ui/use-resource';
import { attributionText } from '../../view-models/attribution';
import type { MapModel } from '../../view-models/map-model';
import { professionWords } from '../../view-models/planner/professions';
import { accessLegend, accessMap, type AccessMap } from '../../view-models/portrait/map';
import type { PortraitInput, PortraitSubject } from '../../view-models/portrait/subject';
import { communeTooltip } from '../../view-models/tooltip';
import { CompareLegend } from '../../views/portrait/compare-legend';
import type { Explorer } from '../explorer/use-explorer';
import { SideMap } from '../side-map';

interface CompareMapsProps {
  readonly explorer: Explorer;
  /** The territory of the portrait first. */
  readonly inputs: readonly PortraitInput[];
}

/** One map a territory, in the same classes, with one legend; tied, they go to the same place at the same scale. */
export function CompareMaps({ explorer, inputs }: CompareMapsProps): ReactNode {
  const { profession } = explorer.state.plan;
  const [first] = inputs;
  const [tied, setTied] = useState(false);
  const [cartes, setCartes] = useState<ReadonlyMap<string, Carte>>(new Map());
  const columns = first?.columns ?? null;
  const { scheme } = explorer;
  // The classes are cut over the whole country: they are the same for each territory.
  const shown = useMemo(() => (first === undefined ? null : accessMap(first, profession, scheme)), [columns, profession, scheme]); // oxlint-disable-line react/exhaustive-deps
  const ids = inputs.map(({ subject }) => subject.id);
  useEffect(() => {
    if (!tied) {
      for (const carte of cartes.values()) carte.frame();
      return undefined;
    }
    const here = [...cartes].flatMap(([id, carte]) => (ids.includes(id) ? [carte] : []));
    return here.length < 2 ? undefined : syncCameras(here);
    // The identifiers say which maps are there.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [tied, cartes, ids.join(',')]);
  const onCarte = useCallback((id: string, carte: Carte): void => setCartes((before) => new Map(before).set(id, carte)), []);
  if (shown === null || first === undefined) return null;
  return (
    <>
      <label className="check">
        <input type="checkbox" checked={tied} onChange={(event) => setTied(event.target.checked)} />
        <span>Lier les cartes : même endroit, même échelle</span>
      </label>
      <div className="portrait__maps">
        {inputs.map(({ subject }) => (
          <OneMap key={subject.id} explorer={explorer} subject={subject} shown={shown} onCarte={onCarte} />
        ))}
      </div>
      <CompareLegend
        title={`Accès, ${professionWords[profession].label.toLowerCase()}, en ${professionWords[profession].unit} (${shown.values.annee})`}
        territories={inputs.map(({ subject }) => subject)}
        legends={inputs.map((input) => accessLegend(shown, input, profession, input.subject.ranks))}
      />
    </>
  );
}

interface OneMapProps {
  readonly explorer: Explorer;
  readonly subject: PortraitSubject;
  readonly shown: AccessMap;
  readonly onCarte: (id: string, carte: Carte) => void;
}

function OneMap({ explorer, subject, shown, onCarte }: OneMapProps): ReactNode {
  const { manifest, scheme } = explorer;
  const communes = valueOf(explorer.communes);
  const { id, ranks, titre } = subject;
  const schematic = manifest.tuiles.contours_schematiques;
  const place = useMemo(() => ({ id, ranks, bbox: communes === null ? null : bboxOfRanks(communes, ranks) }), [id, ranks, communes]);
  const model = useMemo(
    (): MapModel => ({ territory: place, choropleth: shown.choropleth, points: null, actions: null, selectedRank: null, litRanks: null, scheme, fond: 'aucun', schematic }),
    [place, shown, scheme, schematic],
  );
  const tooltipOf = useCallback(
    (rank: number) => (communes === null ? null : communeTooltip(communes.nom[rank] ?? '', shown.indicator, shown.values.annee, shown.values, rank, null)),
    [shown, communes],
  );
  return (
    <figure aria-label={`Carte : ${titre}`}>
      <figcaption>
        <strong>{titre}</strong>
      </figcaption>
      <div className="portrait__stage portrait__stage--small">
        <SideMap
          manifest={manifest}
          model={model}
          attribution={attributionText({ schematic, values: '', perimeters: [], short: true })}
          tooltipOf={tooltipOf}
          onSelect={() => undefined}
          noticesClass="portrait__notices"
          name={`Carte, ${titre}`}
          onCarte={(carte) => onCarte(id, carte)}
        />
      </div>
    </figure>
  );
}
