import '../../views/planner/planner.css';
import * as v from 'valibot';
import { type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { codeCommuneSchema, type CodeCommune, territoireIdSchema } from '../../contract/codes';
import { modelVersion, mostLines } from '../../state/scenario';
import { planViews, type ViewState } from '../../state/view-state';
import { ranksOfClass } from '../../domain/classes';
import { type CommunesTable, rankOfCode } from '../../domain/communes';
import { formatBound, formatCount, formatNumber } from '../../domain/format';
import { Icon } from '../../ui/icons';
import { Notice } from '../../ui/notice';
import { Segmented } from '../../ui/segmented';
import { valueOf } from '../../ui/use-resource';
import { attributionText } from '../../view-models/attribution';
import { legendScope } from '../../view-models/legend';
import { peopleWords } from '../../view-models/people';
import { changesNotes, planSources, warningText } from '../../view-models/planner/sources';
import { type ChangesSource, flooredCount } from '../../view-models/planner/changes';
import { draftOfLine, itemsOf, type LineDraft, type LineKind, lineOfDraft, lineText, otherLinesText } from '../../view-models/planner/lines';
import { thresholdOf, weighedMean } from '../../view-models/planner/plan-map';
import { professionWords } from '../../view-models/planner/professions';
import { inTerritory } from '../../view-models/french';
import { territoryDetail, territoryName } from '../../view-models/territories';
import { communeTooltip } from '../../view-models/tooltip';
import { LegendView } from '../../views/explorer/legend';
import { TerritoryPicker } from '../../views/explorer/territory-picker';
import { BestSitesList } from '../../views/planner/best-sites-list';
import { ChangesTable } from '../../views/planner/changes-table';
import { LineForm } from '../../views/planner/line-form';
import { PlanSettings } from '../../views/planner/plan-settings';
import { ScenarioList } from '../../views/planner/scenario-list';
import { ErrorBoundary } from '../error-boundary';
import { Pending } from '../explorer/pending';
import type { Explorer } from '../explorer/use-explorer';
import { phoneQuery, useMedia } from '../explorer/use-media';
import { useServices } from '../services';
import { SideMap } from '../side-map';
import { CommuneField } from './commune-field';
import { Measures } from './measures';
import { useOpened } from './use-opened';
import { useBestSites, useMeasured, useOutcome } from './use-outcome';
import { usePlanMap } from './use-plan-map';
import { useScenario } from './use-scenario';

const emptyDraft: LineDraft = { kind: 'ajout', commune: null, vers: null, nombre: '1' };
const allKinds: readonly LineKind[] = ['ajout', 'retrait', 'deplacement', 'tournee'];
/** Where no file says how many there are. */
const additions: readonly LineKind[] = ['ajout', 'tournee'];
const viewLabels: Readonly<Record<(typeof planViews)[number], string>> = { apres: 'Accès après', changement: 'Changement', officiel: 'Accès officiel' };

/** The planner: what a scenario changes, for all of France, while the hand is still on the mouse. */
export default function PlannerPage({ explorer }: { readonly explorer: Explorer }): ReactNode {
  const { store } = useServices();
  const { manifest, startup, territories, territory, ranks, scheme, state } = explorer;
  const { plan } = state;
  const { profession } = plan;
  const words = professionWords[profession];
  const communes = valueOf(explorer.communes);
  const [draft, setDraft] = useState<LineDraft>(emptyDraft);
  const [editing, setEditing] = useState<number | null>(null);
  const [missing, setMissing] = useState<string | null>(null);
  const [lit, setLit] = useState<number | null>(null);
  const [picking, setPicking] = useState(false);
  const rowHeight = useMedia(phoneQuery) ? 44 : 36;

  const { scenario, otherModel, change, undo, redo } = useScenario(manifest);
  const mine = useMemo(
    () => scenario.lignes.map((line, place) => ({ line, place })).filter(({ line }) => line.profession === profession),
    [scenario, profession],
  );
  const lines = useMemo(() => mine.map(({ line }) => line), [mine]);

  const openedResource = useOpened(manifest, profession);
  const opened = valueOf(openedResource);
  const indicator = opened === null ? null : (startup.indicateurs.find(({ id }) => id === opened.parameters.apl) ?? null);
  const threshold = useMemo(() => {
    if (opened === null || indicator === null) return null;
    const mean = plan.seuil === null && indicator.seuil === null ? weighedMean(opened.apl.values, opened.standardised.values) : null;
    return thresholdOf(plan.seuil, indicator, mean);
  }, [opened, indicator, plan.seuil]);
  const seuil = threshold?.value ?? null;

  const outcomeResource = useOutcome(opened, lines, communes);
  const shownOutcome = valueOf(outcomeResource);
  // An answer of another profession says nothing of this one.
  const outcome = shownOutcome?.key.startsWith(`${profession} `) === true ? shownOutcome : null;
  const wantedKey = communes === null ? null : `${profession} ${JSON.stringify(itemsOf(lines, (code) => rankOfCode(communes, code)))}`;
  const settled = outcome?.key === wantedKey ? outcome : null;
  const territoryId = territory?.id ?? '';
  const measured = useMeasured(opened, settled, seuil, territoryId, ranks);
  const sites = useBestSites(opened, settled, seuil, territoryId, ranks);

  // The engine, which other views use, starts once nothing here waits for the processor.
  const { settle } = explorer;
  const done = manifest.acces === undefined || openedResource.status === 'echec' || outcomeResource.status === 'echec' || sites.status !== 'attente';
  useEffect(() => {
    if (done) settle();
  }, [done, settle]);

  const selectedRank = communes === null || draft.commune === null ? null : rankOfCode(communes, draft.commune);
  const [litOf, setLitOf] = useState<Uint8Array | null>(null);
  const litRanks = useMemo(() => (lit === null || litOf === null || ranks === undefined ? null : ranksOfClass(litOf, ranks, lit)), [lit, litOf, ranks]);
  const map = usePlanMap({
    opened,
    outcome,
    indicator,
    threshold,
    view: plan.carte,
    scheme,
    territory,
    ranks,
    communes,
    schematic: manifest.tuiles.contours_schematiques,
    selectedRank,
    lit: litRanks,
  });

  const nameOf = useCallback(
    (code: string): string => {
      const rank = communes === null ? null : rankOfCode(communes, code);
      return rank === null ? code : `${communes?.nom[rank] ?? code} (${communes?.departement[rank] ?? ''})`;
    },
    [communes],
  );
  const update = (patch: Partial<ViewState['plan']>, mode: 'push' | 'replace' = 'push'): void =>
    store.update((before) => ({ plan: { ...before.plan, ...patch } }), mode);

  const submit = (): void => {
    const line = lineOfDraft(draft, profession);
    if ('manque' in line) {
      setMissing(line.manque);
      return;
    }
    if (editing === null && scenario.lignes.length >= mostLines) {
      setMissing(`Un scénario tient en ${mostLines} lignes au plus : supprimez-en une.`);
      return;
    }
    change(editing === null ? [...scenario.lignes, line] : scenario.lignes.map((own, place) => (place === editing ? line : own)));
    setMissing(null);
    setEditing(null);
    setDraft({ ...emptyDraft, kind: draft.kind });
  };
  const stopEditing = (): void => {
    setEditing(null);
    setMissing(null);
    setDraft(emptyDraft);
  };

  const refusalOf = useMemo(() => new Map(outcome === null ? [] : outcome.refusals.map(({ item, message }) => [item, message] as const)), [outcome]);
  const kinds = opened === null || opened.parameters.postes !== null ? allKinds : additions;
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
      const values = { apres: outcome.access, changement: outcome.change, officiel: opened.apl.values }[plan.carte];
      const known = !Number.isNaN(opened.apl.values[rank] ?? Number.NaN);
      const data = { values: known ? values : opened.apl.values, statuses: opened.apl.statuses };
      return communeTooltip(communes.nom[rank] ?? '', shownIndicator, opened.apl.annee, data, rank, null);
    },
    [communes, opened, outcome, shownIndicator, plan.carte],
  );
  const changes = useMemo((): ChangesSource | null => {
    if (communes === null || opened === null || outcome === null || ranks === undefined) return null;
    const { access, change: shift, floored } = outcome;
    const { apl, people } = opened;
    return { communes, ranks, official: apl.values, statuses: apl.statuses, change: shift, access, floored, people: people.values, breaks: map.breaks, decimals: words.decimals };
  }, [communes, opened, outcome, ranks, map.breaks, words.decimals]);
  const floored = changes === null ? 0 : flooredCount(changes);

  const name = territory === null ? '' : territoryName(territory);
  const best = (valueOf(sites) ?? []).map(({ rank, lifted, deficitCut }) => ({
    rank,
    nom: communes?.nom[rank] ?? '',
    effect: `${formatCount(Math.round(lifted), ...peopleForms(profession))} ${Math.round(lifted) < 2 ? 'passe' : 'passent'} le seuil, déficit réduit de ${
      profession === 'medecin_generaliste' ? `${formatNumber(Math.round(deficitCut))} consultations` : `${formatBound(deficitCut, 2)} poste`
    }`,
  }));

  // The map first: the table and the legend follow when the page has a moment.
  const changesLater = useDeferredValue(changes);
  const legend = useDeferredValue(map.legend);
  const accesHash = manifest.acces?.empreinte ?? '';
  const pick = useCallback((rank: number): void => pickRank(communes, rank, setMissing, setDraft), [communes]);
  const table = useMemo(
    () =>
      changesLater === null || indicator === null || opened === null ? null : (
      <ErrorBoundary what="le tableau">
        <ChangesTable
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
          rowHeight={rowHeight}
          selected={selectedRank}
          onSelect={pick}
        />
      </ErrorBoundary>
      ),
    [changesLater, indicator, opened, name, accesHash, lines, nameOf, refusalOf, rowHeight, selectedRank, pick],
  );

  if (manifest.acces === undefined) {
    return (
      <div className="planner planner--alone">
        <h1>Planifier</h1>
        <Notice tone="warn">
          La simulation n’est pas disponible : cette publication ne contient pas le fichier d’accès, parce qu’une source du modèle manquait quand elle a été faite. L’explorateur et les données restent disponibles.
        </Notice>
      </div>
    );
  }

  return (
    <div className="planner">
      <h1 className="sr-only">Planifier : {words.label}{name === '' ? '' : `, ${name}`}</h1>
      <div className="planner__map">
        <div className="planner__bar">
          <Segmented
            legend="Ce que montre la carte"
            hideLegend
            options={planViews.map((value) => ({ value, label: viewLabels[value] }))}
            value={plan.carte}
            onChange={(carte) => update({ carte }, 'replace')}
          />
          <span className="plan-badge">{plan.carte === 'officiel' ? 'Chiffres officiels' : 'Estimation'}</span>
        </div>
        <ErrorBoundary what="la carte">
          {map.model === null ? (
            <p className="loading">La carte se prépare…</p>
          ) : (
            <div className="planner__map-stage">
              <SideMap
                manifest={manifest}
                model={map.model}
                attribution={attributionText({ schematic: manifest.tuiles.contours_schematiques, values: '', perimeters: [], short: true })}
                tooltipOf={tooltipOf}
                onSelect={(rank) => rank !== null && pick(rank)}
                noticesClass="planner__map-notices"
              />
            </div>
          )}
        </ErrorBoundary>
        <output className="planner__under">{openedResource.status === 'attente' ? 'Calcul des temps de trajet entre communes…' : null}</output>
        {opened === null || indicator === null ? null : <p className="planner__source source-line">{planSources(indicator, opened.parameters)}</p>}
        {openedResource.status === 'echec' ? <Pending resource={openedResource} what="La simulation" /> : null}
        {outcomeResource.status === 'echec' ? (
          <Notice tone="warn" live onRetry={outcomeResource.retry}>
            Le calcul s’est interrompu ({outcomeResource.error.message}). La carte et le scénario sont gardés.
          </Notice>
        ) : null}
        {explorer.communes.status === 'echec' ? <Pending resource={explorer.communes} what="Les communes" /> : null}
      </div>
      <div className="planner__legend">
        {legend === null || indicator === null ? null : (
          <div className="plan-card">
            <LegendView
              legend={legend}
              title={viewLabels[plan.carte]}
              unit={`${viewLabels[plan.carte]}, en ${words.unit}`}
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
        )}
      </div>
      <div className="planner__panel">
        {picking ? (
          <TerritoryPicker
            territories={territories.list}
            pending={territories.complete ? null : <Pending resource={territories.all} what="Les autres territoires" />}
            current={state.territoire}
            onPick={(id) => {
              const chosen = v.safeParse(territoireIdSchema, id);
              setPicking(false);
              if (chosen.success) store.update({ territoire: chosen.output, camera: null, selection: null }, 'push');
            }}
            onClose={() => setPicking(false)}
          />
        ) : (
          <PlanSettings
            territory={
              <button type="button" className="chosen" onClick={() => setPicking(true)}>
                <span className="chosen__text">
                  <span className="sr-only">Changer de territoire : </span>
                  <span className="chosen__label">{name}</span>
                  <span className="chosen__detail">{territory === null ? '' : territoryDetail(territory)}</span>
                </span>
                <Icon name="chevron" />
              </button>
            }
            profession={profession}
            onProfession={(chosen) => {
              stopEditing();
              update({ profession: chosen, seuil: null });
            }}
            threshold={threshold === null ? null : { shown: formatBound(threshold.value, 3), text: threshold.text }}
            onThreshold={(value) => update({ seuil: value })}
          />
        )}
        <section className="plan-section" aria-label="Essayer un changement">
          <h2>Et si…</h2>
          <p className="field__hint">Choisissez la commune ici, ou d’un clic sur la carte.</p>
          <LineForm
            draft={draft}
            kinds={kinds}
            withoutOthers={kinds === allKinds ? null : 'Aucun fichier ne dit combien de professionnels sont en place, commune par commune : seuls des ajouts peuvent être simulés.'}
            commune={<CommuneField label={draft.kind === 'deplacement' ? 'Commune de départ' : 'Commune'} commune={draft.commune} nameOf={nameOf} onCommune={(commune) => setDraft((before) => ({ ...before, commune }))} ready={communes !== null} />}
            arrival={<CommuneField label="Commune d’arrivée" commune={draft.vers} nameOf={nameOf} onCommune={(vers) => setDraft((before) => ({ ...before, vers }))} ready={communes !== null} />}
            missing={missing}
            editing={editing !== null}
            onDraft={setDraft}
            onSubmit={submit}
            onCancel={stopEditing}
          />
        </section>
        {otherModel ? <Notice tone="warn">Ce scénario a été fait avec une autre version des données ou du modèle : ses chiffres peuvent différer de ceux d’alors.</Notice> : null}
        <ScenarioList
          lines={mine.map(({ line, place }, item) => ({ place, text: lineText(line, nameOf), refusal: refusalOf.get(item) ?? null }))}
          others={otherLinesText(scenario.lignes, profession)}
          onEdit={(place) => {
            const line = scenario.lignes[place];
            if (line === undefined) return;
            setEditing(place);
            setMissing(null);
            setDraft(draftOfLine(line));
          }}
          onDelete={(place) => {
            stopEditing();
            change(scenario.lignes.filter((_, at) => at !== place));
          }}
          onUndo={undo}
          onRedo={redo}
          onReset={scenario.lignes.length === 0 ? null : () => {
            stopEditing();
            change([]);
          }}
        />
        {sites.status === 'echec' ? <Pending resource={sites} what="Les meilleurs lieux" /> : null}
        {valueOf(sites) === null ? null : (
          <BestSitesList
            post={words.singular}
            sites={best}
            warning={warningText(opened?.correlation ?? null)}
            method={methodLink(store.link())}
            onAdd={(rank) => {
              const commune = codeOf(communes, rank);
              if (commune !== null && scenario.lignes.length < mostLines) change([...scenario.lignes, { kind: 'ajout', profession, commune, postes: 1 }]);
            }}
          />
        )}
      </div>
      <div className="planner__results">
        <ErrorBoundary what="les mesures">
          <Measures opened={opened} measured={measured} seuil={seuil} territory={territory} indicators={startup.indicateurs} />
        </ErrorBoundary>
        {table}
      </div>
    </div>
  );
}

function codeOf(communes: CommunesTable | null, rank: number): CodeCommune | null {
  const code = v.safeParse(codeCommuneSchema, communes?.code[rank]);
  return code.success ? code.output : null;
}

/** Puts a commune picked on the map or in the table into the draft; a move takes its departure first, then its arrival. */
function pickRank(communes: CommunesTable | null, rank: number, setMissing: (missing: null) => void, setDraft: (change: (draft: LineDraft) => LineDraft) => void): void {
  const code = codeOf(communes, rank);
  if (code === null) return;
  setMissing(null);
  setDraft((before) => (before.kind === 'deplacement' && before.commune !== null && before.vers === null ? { ...before, vers: code } : { ...before, commune: code }));
}

/** The present state, in the view that says how far the model may be trusted. */
const methodLink = (link: string): string => `#${new URL(link).hash.slice(1).replace(/(?:^|&)vue=[^&]*/u, '')}&vue=methode`;

const peopleForms = (profession: ViewState['plan']['profession']): [string, string] => (profession === 'sage_femme' ? ['habitante', 'habitantes'] : ['habitant', 'habitants']);
