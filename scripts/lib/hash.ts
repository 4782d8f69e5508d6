import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal. */
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Characters of a hash that a published file carries in its name. */
export const shortHash = (hash: string): string => hash.slice(0, 12);
