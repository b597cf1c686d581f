import { Arg, Ctx, Directive, FieldResolver, ID, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import { by } from '#platform/graphql/subscribe';
import type { StorageContext } from '../loaders';
import { StoredObject } from '../object/stored-object.entity';
import { Upload, UploadHeader } from './upload.entity';
import { AbortUploadInput, CompleteUploadInput, CreateUploadInput } from './upload.inputs';
import { AbortUploadPayload, CompleteUploadPayload, CreateUploadPayload } from './upload.payloads';
import type { UploadService } from './upload.service';

@Resolver(() => Upload)
export class UploadResolver {
  constructor(readonly service: UploadService) {}

  @Directive('@tag(name: "partner")')
  @Mutation(() => CreateUploadPayload, {
    description: 'Begins an upload: checks that there is room and says where the bytes go.',
  })
  async createUpload(
    @Ctx() { viewer }: StorageContext,
    @Arg('input', () => CreateUploadInput, { description: 'What will be sent.' }) input: CreateUploadInput,
  ): Promise<CreateUploadPayload> {
    return { upload: await this.service.create(viewer, input) };
  }

  @Directive('@tag(name: "partner")')
  @Mutation(() => CompleteUploadPayload, {
    description: 'Makes an object of the bytes that were sent, if they are the announced ones.',
  })
  async completeUpload(
    @Ctx() { viewer }: StorageContext,
    @Arg('input', () => CompleteUploadInput, { description: 'Which upload.' }) { uploadId }: CompleteUploadInput,
  ): Promise<CompleteUploadPayload> {
    return { object: await this.service.complete(viewer, uploadId) };
  }

  @Directive('@tag(name: "partner")')
  @Mutation(() => AbortUploadPayload, {
    description:
      'Gives an upload up. Its room is free once its `url` has expired, since bytes could be sent to it until then.',
  })
  async abortUpload(
    @Ctx() { viewer }: StorageContext,
    @Arg('input', () => AbortUploadInput, { description: 'Which upload.' }) { uploadId }: AbortUploadInput,
  ): Promise<AbortUploadPayload> {
    return { upload: await this.service.abort(viewer, uploadId) };
  }

  @Directive('@tag(name: "partner")')
  @Subscription(() => Upload, {
    description: 'An upload: its present state first, then every change.',
    subscribe: by(
      () => UploadResolver,
      ({ service }, { id }: { id: string }, { viewer }) => service.watch(viewer, id),
    ),
  })
  uploadChanged(
    @Root() upload: Upload,
    @Arg('id', () => ID, { description: 'The id of the upload.' }) _id: string,
  ): Upload {
    return upload;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Where the bytes go; null once the upload has ended.' })
  async url(@Root() upload: Upload): Promise<string | null> {
    return (await this.service.signed(upload))?.url ?? null;
  }

  @FieldResolver(() => String, { description: 'The HTTP method with which they are sent.' })
  method(): string {
    return 'PUT';
  }

  @FieldResolver(() => [UploadHeader], { description: 'The headers that have to be sent as they are.' })
  async headers(@Root() upload: Upload): Promise<UploadHeader[]> {
    const signed = await this.service.signed(upload);
    return Object.entries(signed?.headers ?? {}).map(([name, value]) => ({ name, value }));
  }

  @FieldResolver(() => StoredObject, { nullable: true, description: 'The object that it became; null before.' })
  object(@Root() { objectId }: Upload, @Ctx() { loaders }: StorageContext): Promise<StoredObject | null> | null {
    return objectId ? loaders.object.load(objectId) : null;
  }
}
