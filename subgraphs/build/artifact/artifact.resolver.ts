import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { ObjectStore } from '#platform/ports/object-store';
import { Artifact } from './artifact.entity';

/** How long the URL of an artifact is good. */
const URL_SECONDS = 60 * 60;

@Resolver(() => Artifact)
export class ArtifactResolver {
  constructor(private readonly objects: ObjectStore) {}

  @FieldResolver(() => String, {
    description: 'Whoever has this URL reads the file for an hour; it is a new one at every reading.',
  })
  url(@Root() { key, fileName }: Artifact): Promise<string> {
    return this.objects.signGet(key, URL_SECONDS, fileName);
  }
}
