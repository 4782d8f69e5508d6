import * as v from 'valibot';
import { type Profession, professions } from '../contract/access-file';
import { letters } from './scenario';

/** Which data a scenario was made with, in as few letters as tell a later reader what has changed. */
export interface DataVersions {
  /** Latest date of update of the sources (ISO); null where none is stated. */
  readonly au: string | null;
  /** Year of the official figures of access of each profession. */
  readonly apl: Readonly<Partial<Record<Profession, number>>>;
}

const yearSchema = v.pipe(v.string(), v.regex(/^(?:19|20)\d{2}$/u), v.transform(Number));
const dateSchema = v.pipe(v.string(), v.isoDate());

/** `2026-05-12.m2023i2023s2023d2023`. */
export function encodeVersions({ au, apl }: DataVersions): string {
  const years = professions.flatMap((profession) => {
    const year = apl[profession];
    return year === undefined ? [] : [`${letters[profession]}${year}`];
  });
  return `${au ?? ''}.${years.join('')}`;
}

/** @returns undefined for a text that states no versions. Letters of professions that this page does not know are left out: a newer page may have written them. */
export function decodeVersions(text: string): DataVersions | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})?\.((?:[a-z]\d{4}){0,12})$/u.exec(text);
  if (match === null) return undefined;
  const au = match[1] === undefined ? null : v.safeParse(dateSchema, match[1]);
  if (au !== null && !au.success) return undefined;
  const apl: Partial<Record<Profession, number>> = {};
  for (const [, letter, digits] of (match[2] ?? '').matchAll(/([a-z])(\d{4})/gu)) {
    const year = v.safeParse(yearSchema, digits);
    if (!year.success) return undefined;
    const profession = professions.find((candidate) => letters[candidate] === letter);
    if (profession !== undefined) apl[profession] = year.output;
  }
  return { au: au?.output ?? null, apl };
}
