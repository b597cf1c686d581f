import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ProjectContext } from '../loaders';
import type { FileService } from './file.service';
import { File } from './file.types';

@Resolver(() => File)
export class FileResolver {
  constructor(private readonly service: FileService) {}

  @Directive('@cost(weight: 1)')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Its text; null for a binary file and for one over 1 MiB: read those by `url`.',
  })
  content(@Root() file: File, @Ctx() { loaders }: ProjectContext): Promise<string | null> {
    return loaders.content.load(file);
  }

  @FieldResolver(() => String, { description: 'Where its bytes can be read for 15 minutes.' })
  url(@Root() file: File): Promise<string> {
    return this.service.url(file);
  }
}
