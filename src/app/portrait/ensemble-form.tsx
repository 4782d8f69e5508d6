import * as v from 'valibot';
import { type ReactNode, useRef, useState } from 'react';
import { codeCommuneSchema, territoireIdSchema } from '../../contract/codes';
import { rankOfCode } from '../../domain/communes';
import { encodeEnsemble, type EnsemblePart, longestEnsemble } from '../../state/portrait';
import { Combobox } from '../../ui/combobox';
import { Icon } from '../../ui/icons';
import { valueOf } from '../../ui/use-resource';
import { territoryChoices, territoryName } from '../../view-models/territories';
import type { Explorer } from '../explorer/use-explorer';
import { CommuneField } from '../planner/commune-field';
import { useServices } from '../services';

/** Communes put together by hand, one by one or by whole territories. */
export function EnsembleForm({ explorer }: { readonly explorer: Explorer }): ReactNode {
  const { store } = useServices();
  const { territories, state } = explorer;
  const { ensemble } = state.portrait;
  const communes = valueOf(explorer.communes);
  const [query, setQuery] = useState('');
  const [added, setAdded] = useState(0);
  const [refused, setRefused] = useState(false);
  const title = useRef<HTMLElement>(null);
  const nameOf = (part: string): string => {
    const entry = territories.byId.get(part);
    if (entry !== undefined) return territoryName(entry);
    const rank = communes === null ? null : rankOfCode(communes, part);
    return rank === null ? part : `${communes?.nom[rank] ?? part} (${communes?.departement[rank] ?? ''})`;
  };
  const change = (next: readonly EnsemblePart[]): void => {
    const fits = encodeEnsemble(next).length <= longestEnsemble;
    setRefused(!fits);
    // Territories set beside another one say nothing of this one.
    if (fits) store.update(({ portrait }) => ({ portrait: { ...portrait, ensemble: next, semblables: { ...portrait.semblables, choix: null } } }), 'push');
  };
  const add = (part: EnsemblePart): void => change([...new Set([...ensemble, part])]);
  const found = query === '' ? null : territoryChoices(territories.list.filter(({ id, type }) => type !== 'france' && !ensemble.includes(id)), query, null);
  return (
    <details className="disclosure portrait__ensemble" open={ensemble.length > 0}>
      <summary ref={title}>Portrait d’un ensemble de communes choisies</summary>
      <div className="portrait__choices">
        {/* The field is made anew once it has given its commune. */}
        <CommuneField
          key={added}
          label="Ajouter une commune"
          commune={null}
          nameOf={nameOf}
          ready={communes !== null}
          onCommune={(code) => {
            const commune = v.safeParse(codeCommuneSchema, code);
            if (!commune.success) return;
            setAdded((count) => count + 1);
            add(commune.output);
          }}
        />
        <Combobox
          label="Ajouter toutes les communes d’un territoire"
          placeholder="nom du territoire…"
          choices={found?.choices ?? []}
          query={query}
          onQuery={setQuery}
          note={found?.note ?? null}
          onPick={(id) => {
            const territoire = v.safeParse(territoireIdSchema, id);
            setQuery('');
            if (territoire.success) add(territoire.output);
          }}
        />
        {ensemble.length === 0 ? null : (
          <button type="button" className="button button--small" onClick={() => change([])}>
            Revenir au territoire
          </button>
        )}
      </div>
      {refused ? <output>Cet ensemble est trop long pour tenir dans un lien ({longestEnsemble} caractères) : il reste comme avant. Ajoutez des territoires entiers plutôt que leurs communes une à une.</output> : null}
      {ensemble.length === 0 ? null : (
        <ul className="portrait__parts" aria-label="Ce qui compose l’ensemble">
          {ensemble.map((part) => (
            <li key={part}>
              {nameOf(part)}
              <button
                type="button"
                className="button button--quiet button--icon"
                aria-label={`Retirer ${nameOf(part)} de l’ensemble`}
                onClick={() => {
                  // The button goes with its part: the focus stays near.
                  title.current?.focus();
                  change(ensemble.filter((own) => own !== part));
                }}
              >
                <Icon name="fermer" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
