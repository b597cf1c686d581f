import type { DataSource } from 'typeorm';
import { unitOfWork } from '#platform/database/unit-of-work';
import type { PubSub } from '#platform/ports/pub-sub';
import type { GeneratedFile } from './generation.entity';
import { GenerationPart, PartKind } from './generation-part.entity';
import { topicOf } from './topic';

/** Appends parts of one generation and wakes who watches. A run that begins again goes on with the next number. */
export class PartLog {
  private constructor(
    private readonly db: DataSource,
    private readonly pubSub: PubSub,
    private readonly generationId: string,
    private last: number,
  ) {}

  static async open(db: DataSource, pubSub: PubSub, generationId: string): Promise<PartLog> {
    const last = await db.getRepository(GenerationPart).maximum('sequence', { generationId });
    return new PartLog(db, pubSub, generationId, last ?? 0);
  }

  get isEmpty(): boolean {
    return this.last === 0;
  }

  append(kind: PartKind, text: string): Promise<void> {
    return this.write([{ kind, text, file: null }]);
  }

  appendFiles(files: GeneratedFile[]): Promise<void> {
    const verb = { ADDED: 'Wrote', CHANGED: 'Changed', DELETED: 'Removed' };
    return this.write(
      files.map((file) => ({ kind: PartKind.FILE_EDIT, text: `${verb[file.change]} ${file.path}.`, file })),
    );
  }

  private async write(parts: Pick<GenerationPart, 'kind' | 'text' | 'file'>[]): Promise<void> {
    if (parts.length === 0) return;
    const rows = parts.map((part) => ({ ...part, generationId: this.generationId, sequence: ++this.last }));
    await unitOfWork(this.db, (tx) => tx.insert(GenerationPart, rows));
    await this.pubSub.publish(topicOf(this.generationId), {});
  }
}
