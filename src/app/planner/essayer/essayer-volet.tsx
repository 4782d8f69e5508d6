import '../../../views/planner/essayer.css';
import { type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { ranksOfClass } from '../../../domain/classes';
import { codeOfRank, rankOfCode } from '../../../domain/communes';
import { formatBound, formatCount } from '../../../domain/format';
import { modelVersion, mostLines } from '../../../state/scenario';
import { planViews } from '../../../state/view-state';
import { Notice } from '../../../ui/notice';
import { valueOf } from '../../../ui/use-resource';
import { inTerritory } from '../../../view-models/french';
import { legendScope } from '../../../view-models/legend';
import { peopleWords } from '../../../view-models/people';
import { professionIndicators } from '../../../view-models/planner/professions';
import { siteEffect } from '../../../view-models/planner/best-sites';
import { accessChanges, type ChangesSource, flooredCount } from '../../../view-models/planner/changes';
import { legendParts, triedLines, triedTitle } from '../../../view-models/planner/picture';
import { lineText, otherLinesText } from '../../../view-models/planner/lines';
import { changesNotes, planSources, warningText } from '../../../view-models/planner/sources';
import { variantsSentence, variantsText } from '../../../view-models/planner/variants';
import { missingText } from '../../../view-models/status';
import { versionsText } from '../../../view-models/planner/versions';
import { communeTooltip } from '../../../view-models/tooltip';
import { LegendView } from '../../../views/explorer/legend';
import { BestSitesList } from '../../../views/planner/best-sites-list';
import { ChangesTable } from '../../../views/planner/changes-table';
import { VariantsNote } from '../../../views/planner/variants-note';
import { ScenarioList } from '../../../views/planner/scenario-list';
import { ErrorBoundary } from '../../error-boundary';
import { Pending } from '../../explorer/pending';
import { phoneQuery, useMedia } from '../../explorer/use-media';
import { useServices } from '../../services';
import { methodLink } from '../method-link';
import { MapBar } from '../map-bar';
import type { Planner } from '../use-planner';
import { useVariants } from '../use-variants';
import { Volet } from '../volet';
import { DocumentsPanel } from './documents';
import { DraftForm } from './draft-form';
import { Measures } from './measures';
import { Results } from './results';
import { useDocuments } from './use-documents';
import { useLineDraft } from './use-line-draft';
import { useBestSites, useMeasured } from './use-measured';
import { usePlanMap } from './use-plan-map';

const viewLabels: Readonly<Record<(typeof planViews)[number], string>> = { apres: 'Accès après', changement: 'Changement', officiel: 'Accès officiel', variantes: 'Variantes' };

/** What a scenario changes, for all of France, while the hand is still on the mouse. */
export default function EssayerVolet({ planner }: { readonly planner: Planner }): ReactNode {
  const { store } = useServices();
  const { explorer, plan, update, communes, profession, words, opened, indicator, threshold, lines, mine, outcome, settled, nameOf, territoryName: name } = planner;
  const { manifest, startup, territory, ranks, scheme, settle } = explorer;
  const { scenario, model, change, undo, redo } = planner.scenario;
  const otherVersion = versionsText(scenario, { modele: model, donnees: planner.versions });
  const seuil = threshold?.value ?? null;
  const [lit, setLit] = useState<number | null>(null);
  const rowHeight = useMedia(phoneQuery) ? 44 : 36;
  const form = useLineDraft(planner);
  const documents = useDocuments(planner);
  const { pick } = form;

  const territoryId = territory?.id ?? '';
  const measured = useMeasured(opened, settled, seuil, territoryId, ranks);
  const sites = useBestSites(opened, settled, seuil, territoryId, ranks);
  // The engine, which other views use, starts once nothing here waits for the processor.
  const done = sites.status !== 'attente';
  useEffect(() => {
    if (done) settle();
  }, [done, settle]);

  const variants = useVariants(planner);
  const counted = valueOf(variants);

  const selectedRank = communes === null || form.draft.commune === null ? null : rankOfCode(communes, form.draft.commune);
  const [litOf, setLitOf] = useState<Uint8Array | null>(null);
  const litRanks = useMemo(() => (lit === null || litOf === null || ranks === undefined ? null : ranksOfClass(litOf, ranks, lit)), [lit, litOf, ranks]);
  const map = usePlanMap({
    opened,
    outcome,
    indicator,
    threshold,
    view: plan.carte,
    // Counts that the map does not show must not draw it again.
    variants: plan.carte === 'variantes' ? counted : null,
    scheme,
    territory,
    ranks,
    communes,
    schematic: manifest.tuiles.contours_schematiques,
    selectedRank,
    lit: litRanks,
  });

  const refusalOf = useMemo(() => new Map(outcome === null ? [] : outcome.refusals.map(({ item, message }) => [item, message] as const)), [outcome]);
  const shownIndicator = useMemo(
    () =>
      indicator === null || plan.carte === 'officiel'
        ? indicator
        : { ...indicator, libelle_court: plan.carte === 'apres' ? `${indicator.libelle_court} après` : `Changement, ${indicator.libelle_court}`, estimation: true },
    [indicator, plan.carte],
  );
  const tooltipOf = useCallback(
    (rank: number) => {
      if (communes === null || opened === null || outcome === null || shownIndicator === null) return null;
      if (plan.carte === 'variantes') {
        const value = counted === null || seuil === null ? '…' : (variantsText(counted, rank, seuil, words.decimals) ?? missingText(opened.apl.statuses[rank]));
        return { nom: communes.nom[rank] ?? '', indicator: 'Variantes du modèle', value, estimation: true, actions: null };
      }
      const values = { apres: outcome.access, changement: outcome.change, officiel: opened.apl.values }[plan.carte];
      const known = !Number.isNaN(opened.apl.values[rank] ?? Number.NaN);
      const data = { values: known ? values : opened.apl.values, statuses: opened.apl.statuses };
      return communeTooltip(communes.nom[rank] ?? '', shownIndicator, opened.apl.annee, data, rank, null);
    },
    [communes, opened, outcome, shownIndicator, plan.carte, counted, seuil, words.decimals],
  );
  const changes = useMemo((): ChangesSource | null => {
    if (communes === null || opened === null || outcome === null || ranks === undefined) return null;
    const { access, change: shift, floored } = outcome;
    const { apl, people } = opened;
    return { communes, ranks, official: apl.values, statuses: apl.statuses, change: shift, access, floored, people: people.values, breaks: map.breaks, decimals: words.decimals, variants: counted };
  }, [communes, opened, outcome, ranks, map.breaks, words.decimals, counted]);
  const floored = changes === null ? 0 : flooredCount(changes);
  const best = (valueOf(sites) ?? []).map((site) => ({ rank: site.rank, nom: communes?.nom[site.rank] ?? '', effect: siteEffect(site, profession) }));

  const sentence = counted === null || outcome === null || seuil === null || ranks === undefined || territory === null ? null : variantsSentence(counted, outcome.access, ranks, seuil, inTerritory(territory));

  // The map first: the table and the legend follow when the page has a moment.
  const changesLater = useDeferredValue(changes);
  const legend = useDeferredValue(map.legend);
  const accesHash = manifest.acces?.empreinte ?? '';
  const table = useMemo(
    () =>
      changesLater === null || indicator === null || opened === null ? null : (
        <ErrorBoundary what="le tableau">
          <ChangesTable
            kind={accessChanges}
            source={changesLater}
            names={[opened.parameters.apl, String(opened.apl.annee), name]}
            notes={changesNotes({
              territory: name,
              indicator,
              parameters: opened.parameters,
              correlation: opened.correlation,
              model: modelVersion(accesHash),
              lines: lines.map((line, item) => `${lineText(line, nameOf)}${refusalOf.has(item) ? ' (non pris en compte)' : ''}`),
            })}
            indicateurs={professionIndicators(opened.parameters)}
            rowHeight={rowHeight}
            selected={selectedRank}
            onSelect={pick}
          />
        </ErrorBoundary>
      ),
    [changesLater, indicator, opened, name, accesHash, lines, nameOf, refusalOf, rowHeight, selectedRank, pick],
  );

  return (
    <Volet
      map={{
        model: map.model,
        bar: <MapBar options={planViews.map((value) => ({ value, label: viewLabels[value] }))} value={plan.carte} onChange={(carte) => update({ carte }, 'replace')} badge={plan.carte === 'officiel' ? 'Chiffres officiels' : 'Estimation'} />,
        under:
          opened === null || indicator === null ? null : (
            <>
              {plan.carte === 'variantes' ? <VariantsNote sentence={sentence} pending={variants.status === 'attente'} withoutSupply={opened.parameters.postes === null} empty={lines.length === 0} /> : null}
              {plan.carte === 'variantes' && variants.status === 'echec' ? <Pending resource={variants} what="Les variantes" /> : null}
              <p className="planner__source source-line">{planSources(indicator, opened.parameters)}</p>
            </>
          ),
        picture:
          map.legend === null || opened === null || indicator === null
            ? null
            : {
                ...legendParts(map.legend),
                titre: triedTitle(plan.carte, indicator, opened.apl.annee, seuil ?? 0),
                phrase: plan.carte === 'officiel' ? '' : triedLines(lines.flatMap((line, item) => (refusalOf.has(item) ? [] : [lineText(line, nameOf)]))),
                unite: plan.carte === 'variantes' ? `Part des variantes du modèle où la commune est sous ${formatBound(seuil ?? 0, 3)}` : `${viewLabels[plan.carte]}, en ${words.unit}`,
                source: `${planSources(indicator, opened.parameters)}${plan.carte === 'officiel' ? '' : ` ${warningText(opened.correlation)}`}`,
                names: ['simulation', plan.carte, opened.parameters.apl, String(opened.apl.annee)],
                indicateurs: professionIndicators(opened.parameters),
                simulation: plan.carte !== 'officiel',
                sites: '',
              },
        tooltipOf,
        onSelect: pick,
      }}
      legend={
        legend === null || indicator === null ? null : (
          <div className="plan-card">
            <LegendView
              legend={legend}
              title={viewLabels[plan.carte]}
              unit={plan.carte === 'variantes' ? `Part des variantes du modèle où la commune est sous ${formatBound(seuil ?? 0, 3)}` : `${viewLabels[plan.carte]}, en ${words.unit}`}
              people={peopleWords(indicator)}
              lit={lit}
              onLight={(code) => {
                setLit(code);
                setLitOf(map.choropleth?.classOfRank ?? null);
              }}
              scope={legendScope(indicator, territory === null ? '' : inTerritory(territory), territory?.type === 'france')}
              schematic={manifest.tuiles.contours_schematiques}
              dimmed={false}
            />
            {floored > 0 ? (
              <Notice tone="warn">
                {formatCount(floored, 'commune')} ramenée{floored < 2 ? '' : 's'} à 0 : le modèle y retire plus que l’accès officiel. Le tableau les signale (« plancher »).
              </Notice>
            ) : null}
          </div>
        )
      }
      panel={
        <>
          <DraftForm form={form} planner={planner} />
          {otherVersion === null ? null : <Notice tone="warn">{otherVersion}</Notice>}
          <ScenarioList
            lines={mine.map(({ line, place }, item) => ({ place, text: lineText(line, nameOf), refusal: refusalOf.get(item) ?? null }))}
            others={otherLinesText(scenario.lignes, { profession })}
            onEdit={form.edit}
            onDelete={(place) => {
              form.stopEditing();
              change(scenario.lignes.filter((_, at) => at !== place));
            }}
            onUndo={undo}
            onRedo={redo}
            onReset={
              scenario.lignes.length === 0
                ? null
                : () => {
                    form.stopEditing();
                    change([]);
                  }
            }
          />
          <DocumentsPanel planner={planner} documents={documents} />
          {sites.status === 'echec' ? <Pending resource={sites} what="Les meilleurs lieux" /> : null}
          {valueOf(sites) === null ? null : (
            <BestSitesList
              post={words.singular}
              sites={best}
              warning={warningText(opened?.correlation ?? null)}
              method={methodLink(store.link())}
              onAdd={(rank) => {
                const commune = communes === null ? null : codeOfRank(communes, rank);
                if (commune !== null && scenario.lignes.length < mostLines) change([...scenario.lignes, { kind: 'ajout', profession, commune, postes: 1 }]);
              }}
            />
          )}
        </>
      }
      results={
        <>
          <ErrorBoundary what="les mesures">
            <Measures opened={opened} measured={measured} seuil={seuil} territory={territory} indicators={startup.indicateurs} />
          </ErrorBoundary>
          {table}
          <Results planner={planner} changes={changes} link={documents.link} />
        </>
      }
    />
  );
}
