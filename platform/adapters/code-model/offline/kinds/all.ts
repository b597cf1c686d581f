import { COMMERCE } from './commerce';
import { DAILY } from './daily';
import { HEALTH } from './health';
import type { Kind } from './kind';
import { KNOWLEDGE } from './knowledge';
import { LEISURE } from './leisure';

/** Every kind of app that has more to it than its nouns. */
export const KINDS: readonly Kind[] = [...DAILY, ...COMMERCE, ...HEALTH, ...KNOWLEDGE, ...LEISURE];
