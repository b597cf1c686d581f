import type { EntityManager } from 'typeorm';
import { Build } from '../build/build.entity';
import { LogChunk } from './log-chunk.entity';

/** What of a build's log is kept. */
export const MAX_LOG_BYTES = 16 * 1024 * 1024;

const TRUNCATED = `\n[truncated: a log is kept up to ${MAX_LOG_BYTES / 1024 / 1024} MiB]\n`;

/** Appends the next piece to the log of a build whose row the caller holds locked. Past the largest size one mark is written and the rest is counted and dropped. */
export async function appendToLog(tx: EntityManager, build: Build, text: string): Promise<void> {
  const sequence = build.logSequence + 1;
  const bytes = Buffer.byteLength(text);
  const isFull = build.logBytes + bytes > MAX_LOG_BYTES;
  const kept = isFull ? (build.logIsTruncated ? null : TRUNCATED) : text;
  const changed = {
    logSequence: sequence,
    logBytes: isFull ? MAX_LOG_BYTES : build.logBytes + bytes,
    logIsTruncated: isFull,
  };
  // PostgreSQL's text has no NUL.
  if (kept !== null) await tx.insert(LogChunk, { buildId: build.id, sequence, text: kept.replaceAll('\0', '�') });
  await tx.update(Build, build.id, changed);
  Object.assign(build, changed);
}
