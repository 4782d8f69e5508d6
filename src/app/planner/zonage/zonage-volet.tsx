import '../../../views/planner/zonage.css';
import { type ReactNode, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { ranksOfClass } from '../../../domain/classes';
import { bboxOfRanks } from '../../../domain/communes';
import { formatCount, formatNumber, nbsp } from '../../../domain/format';
import { zoningViews } from '../../../state/zonage';
import { Segmented } from '../../../ui/segmented';
import { valueOf } from '../../../ui/use-resource';
import { capitalised, inTerritory, readableName } from '../../../view-models/french';
import type { MapModel } from '../../../view-models/map-model';
import { peopleWords } from '../../../view-models/people';
import { professionIndicators } from '../../../view-models/planner/professions';
import { cutoffsText } from '../../../view-models/planner/zoning-cutoffs';
import { ranksOfBassins, zoningChoropleth, zoningLegend, zoningScope, zoningTooltip } from '../../../view-models/planner/zoning-map';
import { bassinRows, simulationLabel, zoneRows, zoningSentence } from '../../../view-models/planner/zoning-rows';
import { sourceOfYear } from '../../../view-models/year';
import { legendParts } from '../../../view-models/planner/picture';
import { LegendView } from '../../../views/explorer/legend';
import { CutoffsForm } from '../../../views/planner/cutoffs-form';
import { OfficialZoning } from '../../../views/planner/official-zoning';
import { ZonesTable } from '../../../views/planner/zones-table';
import { ZoningTable } from '../../../views/planner/zoning-table';
import { ErrorBoundary } from '../../error-boundary';
import { Pending } from '../../explorer/pending';
import { phoneQuery, useMedia } from '../../explorer/use-media';
import type { Planner } from '../use-planner';
import { Volet } from '../volet';
import { useZoning } from './use-zoning';

const viewLabels: Readonly<Record<(typeof zoningViews)[number], string>> = { apres: 'Après', changement: 'Ce qui change', avant: 'Avant' };
const supplies = [
  { value: 'tous', label: 'Tous' },
  { value: 'moins_65', label: '65 ans ou moins' },
] as const;

/** What other cut-offs would change, bassin de vie by bassin de vie: a simulation, never the official zoning. */
export default function ZonageVolet({ planner }: { readonly planner: Planner }): ReactNode {
  const { explorer, plan, update, communes, opened, indicator: apl, words, profession, territoryName: name } = planner;
  const { manifest, startup, territory, scheme, territories } = explorer;
  const { zonage } = plan;
  const { access, hasUnder65, offered, zoned, bassinOf } = useZoning(planner);
  const [selected, setSelected] = useState<string | null>(null);
  const [lit, setLit] = useState<number | null>(null);
  const rowHeight = useMedia(phoneQuery) ? 44 : 36;

  const nameOf = useCallback((code: string): string => readableName(territories.byId.get(`bassin_vie:${code}`)?.nom ?? code), [territories]);
  const byCode = useMemo(() => new Map((zoned?.bassins ?? []).map((bassin) => [bassin.code, bassin] as const)), [zoned]);
  const choropleth = useMemo(() => (zoned === null || communes === null ? null : zoningChoropleth(zoned, communes.count, zonage.carte, scheme)), [zoned, communes, zonage.carte, scheme]);
  const whole = territory?.type === 'france';
  const place = useMemo(() => {
    if (territory === null || zoned === null || communes === null) return null;
    const ranks = whole ? null : ranksOfBassins(zoned.bassins);
    return { id: territory.id, bbox: (ranks === null ? territory.bbox : bboxOfRanks(communes, ranks)) ?? territory.bbox, ranks };
  }, [territory, zoned, communes, whole]);
  const litRanks = useMemo(() => {
    if (lit !== null && choropleth !== null && place !== null) return ranksOfClass(choropleth.classOfRank, place.ranks, lit);
    return selected === null ? null : (byCode.get(selected)?.ranks ?? null);
  }, [lit, choropleth, place, selected, byCode]);
  const model = useMemo(
    (): MapModel | null =>
      place === null
        ? null
        : { territory: place, choropleth, points: null, actions: null, selectedRank: null, litRanks, scheme, fond: 'aucun', schematic: manifest.tuiles.contours_schematiques },
    [place, choropleth, litRanks, scheme, manifest],
  );
  const people = opened?.people.values ?? null;
  const legend = useMemo(
    () => (zoned === null || choropleth === null || apl === null || people === null ? null : zoningLegend(zoned, choropleth, zonage.carte, apl, people)),
    [zoned, choropleth, apl, people, zonage.carte],
  );
  const tooltipOf = useCallback(
    (rank: number) => {
      const code = bassinOf(rank);
      const bassin = code === null ? undefined : byCode.get(code);
      return bassin === undefined || zoned === null ? null : zoningTooltip(bassin, nameOf(bassin.code), zoned, words.decimals);
    },
    [bassinOf, byCode, zoned, nameOf, words.decimals],
  );
  const shown = useDeferredValue(zoned);
  const rows = useMemo(() => (shown === null ? [] : bassinRows(shown, nameOf)), [shown, nameOf]);
  const regions = useMemo(
    () => new Set(zoned === null || communes === null ? [] : zoned.bassins.flatMap(({ ranks }) => Array.from(ranks, (rank) => communes.region[rank] ?? '')).filter((region) => region !== '')),
    [zoned, communes],
  );
  const where = territory === null ? '' : inTerritory(territory);
  const counted = apl === null ? null : peopleWords(apl);
  const supplyId = hasUnder65 && zonage.offre === 'moins_65' ? valueOf(access)?.indicateur : apl?.id;
  const measured = startup.indicateurs.find(({ id }) => id === supplyId) ?? apl;
  const annee = opened?.apl.annee ?? 0;
  const source = measured === null ? '' : `${measured.libelle} (${measured.unite}), ${annee}${nbsp}: ${sourceOfYear(measured, annee)}. Moyenne des communes de chaque bassin de vie (INSEE, 2022), pesée par la population standardisée${nbsp}; calcul du projet.`;
  const cited = useMemo(() => (opened === null || measured === null ? [] : [...professionIndicators(opened.parameters), measured.id]), [opened, measured]);
  const notes =
    zoned === null || counted === null
      ? []
      : [
          `Territoire : ${name} ; bassins de vie entiers qui y ont au moins une commune`,
          `Mesure : ${source}`,
          `Coupures avant : ${cutoffsText(zoned.before)} ; après : ${cutoffsText(zoned.after)}`,
          `Population : totale, retenue pour l’APL ${annee} (${counted.plural}) ; France : ${formatNumber(Math.round(zoned.national))}`,
          'Le zonage officiel est arrêté par les agences régionales de santé, par territoire de vie-santé : ces classes n’en sont pas',
        ];

  return (
    <Volet
      map={{
        model,
        bar: (
          <>
            <Segmented
              legend="Ce que montre la carte"
              hideLegend
              options={zoningViews.map((value) => ({ value, label: viewLabels[value] }))}
              value={zonage.carte}
              onChange={(carte) => update({ zonage: { ...zonage, carte } }, 'replace')}
            />
            <span className="plan-badge plan-badge--simulation">{simulationLabel}</span>
            {zoned === null || counted === null ? null : <output className="plan-sentence">{zoningSentence({ ...zoned, where, whole, people: counted })}</output>}
          </>
        ),
        under: source === '' ? null : <p className="planner__source source-line">{source}</p>,
        picture:
          legend === null || zoned === null || counted === null
            ? null
            : {
                ...legendParts(legend),
                titre: `classes des bassins de vie, ${viewLabels[zonage.carte].toLowerCase()}, ${words.label.toLocaleLowerCase('fr')}, ${annee}`,
                phrase: zoningSentence({ ...zoned, where, whole, people: counted }),
                unite: zonage.carte === 'changement' ? 'Bassins de vie, entre les deux jeux de coupures' : `APL moyenne du bassin de vie, en ${words.unit}`,
                source: `${source} Ces classes ne sont pas le zonage officiel, que les agences régionales de santé arrêtent.`,
                names: ['coupures', zonage.carte, profession, String(annee)],
                indicateurs: cited,
                simulation: true,
                sites: '',
              },
        tooltipOf,
        onSelect: (rank) => setSelected(bassinOf(rank)),
      }}
      legend={
        legend === null || counted === null ? null : (
          <div className="plan-card">
            <LegendView
              legend={legend}
              title={`Classes des bassins de vie, ${viewLabels[zonage.carte].toLowerCase()}`}
              unit={zonage.carte === 'changement' ? 'Bassins de vie, entre les deux jeux de coupures' : `APL moyenne du bassin de vie, en ${words.unit}`}
              people={counted}
              lit={lit}
              onLight={setLit}
              scope={zoningScope(where, whole, counted.plural)}
              schematic={manifest.tuiles.contours_schematiques}
              dimmed={false}
            />
          </div>
        )
      }
      panel={
        <>
          <section className="plan-section" aria-label="Coupures">
            <h2>Coupures par bassin de vie</h2>
            {zoned === null ? (
              access.status === 'echec' ? (
                <Pending resource={access} what="L’accès des communes" />
              ) : (
                <p className="muted small">Lecture des chiffres officiels…</p>
              )
            ) : (
              <>
                <CutoffsForm legend="Avant" cutoffs={zoned.before} onCutoffs={(avant) => update({ zonage: { ...zonage, avant, apres: zonage.apres ?? zoned.after } })} />
                <CutoffsForm legend="Après" cutoffs={zoned.after} onCutoffs={(apres) => update({ zonage: { ...zonage, apres } })} />
                <p className="field__hint">En {words.unit}. {offered?.text}</p>
                <div className="plan-steps">
                  <button type="button" className="button button--small" disabled={zonage.avant === null && zonage.apres === null} onClick={() => update({ zonage: { ...zonage, avant: null, apres: null } })}>
                    Coupures de départ
                  </button>
                </div>
              </>
            )}
            {hasUnder65 ? (
              <>
                <Segmented legend="Médecins comptés" options={supplies} value={zonage.offre} onChange={(offre) => update({ zonage: { ...zonage, offre } })} />
                <p className="field__hint">Le zonage officiel écarte les médecins au-delà d’une borne d’âge : la DREES publie l’APL aux généralistes de 65 ans ou moins, qui s’en approche.</p>
              </>
            ) : (
              <p className="field__hint">L’APL de cette profession ne compte déjà, parmi les libéraux, que ceux de 65 ans ou moins.</p>
            )}
          </section>
          <OfficialZoning regions={regions} />
        </>
      }
      results={
        shown === null || counted === null || communes === null ? null : (
          <>
            <ZonesTable
              rows={zoneRows(shown)}
              people={capitalised(counted.plural)}
              national={`des ${formatNumber(Math.round(shown.national))} ${counted.plural} ${counted.counted} en France`}
              unknown={shown.change.unknown.bassins === 0 ? null : `${formatCount(shown.change.unknown.bassins, 'bassin', 'bassins')} sans classe, faute d’une APL connue pour assez d’habitants.`}
            />
            <ErrorBoundary what="le tableau">
              <ZoningTable rows={rows} communes={communes} decimals={words.decimals} names={[profession, name, String(annee)]} notes={notes} indicateurs={cited} rowHeight={rowHeight} selected={selected} onSelect={setSelected} />
            </ErrorBoundary>
          </>
        )
      }
    />
  );
}
