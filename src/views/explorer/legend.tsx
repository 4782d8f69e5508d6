import type { ReactNode } from 'react';
import { formatCount, formatNumber } from '../../domain/format';
import type { Legend, LegendScope, PeopleCount } from '../../view-models/legend';
import { capitalised } from '../../view-models/french';
import type { PeopleWords } from '../../view-models/people';
import { Histogram } from './histogram';
import { FadedSwatch, HatchSwatch, Swatch } from './swatch';

interface LegendViewProps {
  readonly legend: Legend;
  readonly title: string;
  readonly unit: string;
  readonly people: PeopleWords;
  /** Class or reason lit on the map, by its code. */
  readonly lit: number | null;
  readonly onLight: (code: number | null) => void;
  readonly scope: LegendScope;
  /** Outlines are cells drawn around points. */
  readonly schematic: boolean;
  /** The layer of actions greys the communes of no contract. */
  readonly dimmed: boolean;
}

interface LineProps {
  readonly code: number;
  readonly label: string;
  readonly spoken: string;
  readonly communes: number;
  readonly units: number;
  readonly unit: LegendScope['unit'];
  readonly people: PeopleCount;
  readonly words: PeopleWords;
  readonly lit: boolean;
  readonly onLight: (code: number | null) => void;
  readonly children: ReactNode;
}

function spokenPeople(people: PeopleCount, { singular, plural }: PeopleWords): string {
  if (people === null) return '';
  return people === 'inconnu' ? `, ${plural} en nombre inconnu` : `, ${formatCount(Math.round(people), singular, plural)}`;
}

function Line({ code, label, spoken, communes, units, unit, people, words, lit, onLight, children }: LineProps): ReactNode {
  const counts = `${formatCount(units, unit.singular, unit.plural)}${spokenPeople(people, words)}`;
  return (
    <li>
      <button
        type="button"
        className={`legend__line${lit ? ' legend__line--lit' : ''}`}
        aria-label={`${spoken} : ${counts}`}
        aria-pressed={lit}
        disabled={communes === 0}
        onPointerEnter={(event) => event.pointerType === 'mouse' && onLight(code)}
        onPointerLeave={(event) => event.pointerType === 'mouse' && onLight(null)}
        onFocus={() => onLight(code)}
        onBlur={() => onLight(null)}
        onClick={() => onLight(code)}
      >
        {children}
        <span className="legend__label">{label}</span>
        <span className="legend__count figures">{formatNumber(units)}</span>
        <span className="legend__count legend__count--people figures">{people === null ? '…' : people === 'inconnu' ? '—' : formatNumber(Math.round(people))}</span>
      </button>
    </li>
  );
}

/** Colours, their bounds, how many communes (or bassins de vie) and people each holds, and why some communes are hatched. */
export function LegendView({ legend, title, unit, people, lit, onLight, scope, schematic, dimmed }: LegendViewProps): ReactNode {
  return (
    <section className="legend" aria-label={`Légende : ${title}`}>
      <p className="legend__unit">{unit}</p>
      <Histogram bins={legend.bins} classes={legend.classes} threshold={legend.threshold} lit={lit} />
      <div className="legend__head" aria-hidden="true">
        <span>Classe</span>
        <span>{scope.heading}</span>
        <span>{capitalised(people.plural)}</span>
      </div>
      <ul className="legend__lines">
        {legend.classes.map((item) => (
          <Line key={item.code} {...item} unit={scope.unit} words={people} lit={lit === item.code} onLight={onLight}>
            <Swatch colour={item.colour} />
          </Line>
        ))}
        {legend.missing.map((item) => (
          <Line key={item.code} {...item} unit={scope.unit} words={people} spoken={item.label} lit={lit === item.code} onLight={onLight}>
            <HatchSwatch reason={item.reason} />
          </Line>
        ))}
      </ul>
      {legend.threshold === null ? null : (
        <p className="legend__threshold">
          <span className="legend__threshold-mark" aria-hidden="true" />
          {legend.threshold.text}
        </p>
      )}
      {dimmed ? (
        <p className="legend__dimmed">
          {legend.classes.length === 0 ? null : <FadedSwatch colour={legend.classes[Math.floor(legend.classes.length / 2)]?.colour ?? 'transparent'} />}
          Couleurs estompées : communes hors des contrats montrés (onglet « Actions »). Elles restent comptées ici.
        </p>
      ) : null}
      <p className="field__hint">
        {scope.text}
        {schematic ? ' Contours schématiques : des cellules autour d’un point par commune, non les limites réelles.' : ''}
      </p>
    </section>
  );
}
