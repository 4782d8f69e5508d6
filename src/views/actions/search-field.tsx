import { type ReactNode, useId } from 'react';
import { longestSearch } from '../../state/actions';
import { Icon } from '../../ui/icons';

interface SearchFieldProps {
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Signs that no link carries. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Words looked for in what the page shows of the actions; every word must be there. */
export function SearchField({ text, onText }: SearchFieldProps): ReactNode {
  const id = useId();
  return (
    <div className="field search-field">
      <label className="field__label" htmlFor={id}>
        Chercher dans les actions
      </label>
      <div className="combobox__field">
        <Icon name="recherche" />
        <input
          id={id}
          className="input combobox__input"
          type="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={longestSearch}
          placeholder="Mots du titre, axe, pilote, thème, commune…"
          value={text}
          onChange={(event) => onText(event.target.value.replaceAll(unseen, ''))}
        />
      </div>
    </div>
  );
}
