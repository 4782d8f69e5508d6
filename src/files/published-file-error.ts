/** What went wrong with a published file. */
export type PublishedFileProblem = 'absent' | 'reseau' | 'tronque' | 'schema' | 'version';

/** What a published file is for: it decides what still works without it. */
export type PublishedFileRole = 'manifeste' | 'demarrage' | 'table' | 'communes' | 'valeurs' | 'contours' | 'tuiles' | 'relais' | 'acces';

const whatHappened: Readonly<Record<PublishedFileProblem, string>> = {
  absent: 'n’est pas sur le serveur',
  reseau: 'n’a pas pu être téléchargé',
  tronque: 'est arrivé incomplet ou altéré',
  schema: 'n’a pas le contenu attendu',
  version: 'est d’une version que cette page ne connaît pas',
};

const whatStillWorks: Readonly<Record<PublishedFileRole, string>> = {
  manifeste: 'Sans lui, aucune donnée ne peut être affichée.',
  demarrage: 'Sans lui, la carte ne peut pas s’ouvrir sur un territoire.',
  communes: 'Les limites restent visibles sur la carte\u00a0; la recherche, les fiches et le tableau ne sont pas disponibles.',
  table: 'Le reste de la page fonctionne sans cette table.',
  valeurs: 'Les autres indicateurs et les autres années restent disponibles.',
  contours: 'La carte fonctionne\u00a0; seul ce qui demande le tracé exact des communes est indisponible.',
  relais: 'Les numéros à appeler, en haut de la page, restent valables.',
  acces: 'Les chiffres officiels restent disponibles\u00a0; ni le modèle d’accès ni sa validation commune par commune ne le sont.',
  tuiles: 'La carte ne peut pas être dessinée\u00a0; le tableau, la recherche et les fiches restent disponibles.',
};

const whatToDo: Readonly<Record<PublishedFileProblem, string>> = {
  absent: 'Rechargez la page\u00a0; si le message revient, la publication des données est incomplète.',
  reseau: 'Vérifiez la connexion, puis réessayez.',
  tronque: 'Rechargez la page pour reprendre le téléchargement.',
  schema: 'Rechargez la page\u00a0; si le message revient, les données publiées sont à refaire.',
  version: 'Rechargez la page pour en obtenir la version à jour.',
};

/** A published file that cannot be used. `message` is for a person, in French; `detail` is for the console. */
export class PublishedFileError extends Error {
  override readonly name = 'PublishedFileError';
  readonly kind: PublishedFileProblem;
  readonly role: PublishedFileRole;
  /** Path of the file, as published. */
  readonly fichier: string;
  readonly detail: string;

  constructor(kind: PublishedFileProblem, file: { readonly role: PublishedFileRole; readonly fichier: string }, detail: string, cause?: unknown) {
    const happened = `Le fichier «\u00a0${file.fichier}\u00a0» ${whatHappened[kind]}.`;
    super(`${happened} ${whatStillWorks[file.role]} ${whatToDo[kind]}`, { cause });
    this.kind = kind;
    this.role = file.role;
    this.fichier = file.fichier;
    this.detail = detail;
  }
}
