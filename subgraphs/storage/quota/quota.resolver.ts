import { Arg, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import type { StorageContext } from '../loaders';
import type { QuotaService } from './quota.service';
import { StorageUsage } from './quota.types';

@Resolver(() => StorageUsage)
export class QuotaResolver {
  constructor(private readonly service: QuotaService) {}

  @Directive('@tag(name: "partner")')
  @Query(() => StorageUsage, { description: 'How much a team keeps with us, and how much it may.' })
  storageUsage(
    @Ctx() { viewer }: StorageContext,
    @Arg('teamId', () => ID, { description: 'The team.' }) teamId: string,
  ): Promise<StorageUsage> {
    return this.service.usage(viewer, teamId);
  }
}
