import * as v from 'valibot';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { type TerritoireId, territoireIdSchema } from '../../contract/codes';
import { formatCount } from '../../domain/format';
import { meshes } from '../../domain/territory-groups';
import { mostSimilar, type Portrait } from '../../state/portrait';
import { Combobox } from '../../ui/combobox';
import { valueOf } from '../../ui/use-resource';
import { meshLabels } from '../../view-models/planner/gaps/analyses';
import type { PortraitInput } from '../../view-models/portrait/subject';
import { territoryChoices } from '../../view-models/territories';
import { SimilarTable } from '../../views/portrait/similar-table';
import type { Explorer } from '../explorer/use-explorer';
import { useServices } from '../services';
import { useSimilar } from './use-similar';

interface SimilarSectionProps {
  readonly explorer: Explorer;
  readonly input: PortraitInput;
}

const idsOf = (ids: readonly string[]): TerritoireId[] => ids.flatMap((id) => {
  const read = v.safeParse(territoireIdSchema, id);
  return read.success ? [read.output] : [];
});

/** Where the territory stands among those that resemble it: the list is computed, shown, and changed at will. */
export function SimilarSection({ explorer, input }: SimilarSectionProps): ReactNode {
  const { store } = useServices();
  const [query, setQuery] = useState('');
  // Hundreds of territories are placed: the rest of the portrait is on screen first.
  const later = useDeferredValue(input, null);
  const similar = useSimilar(explorer, later, valueOf(explorer.communes));
  const { semblables } = explorer.state.portrait;
  const change = (patch: Partial<Portrait['semblables']>): void => store.update((before) => ({ portrait: { ...before.portrait, semblables: { ...before.portrait.semblables, ...patch } } }), 'replace');
  if (similar === null) return <p className="muted small">Les territoires semblables se cherchent, ou un chiffre manque pour les chercher.</p>;
  const others = idsOf(similar.rows.filter(({ own }) => !own).map(({ id }) => id));
  const full = others.length >= mostSimilar;
  const found = query === '' ? null : territoryChoices(explorer.territories.list.filter(({ id, type }) => type === similar.maille && id !== input.subject.id && !others.includes(id)), query, similar.maille);
  return (
    <>
      <div className="portrait__choices">
        <label className="field">
          <span className="field__label">Parmi</span>
          <select className="select" value={similar.maille} onChange={(event) => change({ maille: meshes.find((mesh) => mesh === event.target.value) ?? null, choix: null })}>
            {meshes.map((mesh) => (
              <option key={mesh} value={mesh}>
                {meshLabels[mesh]}
              </option>
            ))}
          </select>
        </label>
        <Combobox
          label="Ajouter un territoire"
          placeholder="nom du territoire…"
          choices={full ? [] : (found?.choices ?? [])}
          query={query}
          onQuery={setQuery}
          note={full ? `${mostSimilar} territoires au plus : retirez-en un d’abord.` : (found?.note ?? null)}
          onPick={(id) => {
            setQuery('');
            change({ choix: [...others, ...idsOf([id])] });
          }}
        />
        {semblables.choix === null ? null : (
          <button type="button" className="button button--small" onClick={() => change({ choix: null })}>
            Revenir aux plus semblables
          </button>
        )}
      </div>
      {similar.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {similar.rows.length === 1 ? <p>Aucun territoire n’est dans la liste.</p> : null}
      <SimilarTable rows={similar.rows} onRemove={(id) => change({ choix: others.filter((other) => other !== id) })} />
      {similar.missing === 0 ? null : <p className="small">{formatCount(similar.missing, 'territoire de la liste n’est', 'territoires de la liste ne sont')} pas de ce type, ou pas dans ce site.</p>}
      <p className="source-line">
        {semblables.choix === null ? '' : 'Liste choisie à la main. '}
        {similar.space} Commune rurale : niveaux 5 à 7 de la grille. Commune modeste : du tiers des habitants du pays où le niveau de vie médian est le plus bas.
      </p>
    </>
  );
}
