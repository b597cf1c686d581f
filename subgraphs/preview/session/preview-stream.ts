import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';

/** Kept as data in the row of the session. */
@Directive('@tag(name: "partner")')
@ObjectType({ description: 'How the video of a preview goes, as measured in the last second.' })
export class PreviewStream {
  @Field(() => Float, {
    nullable: true,
    description: "Median milliseconds from the device's screen to the router; null before the first picture.",
  })
  p50LatencyMs!: number | null;

  @Field(() => Float, { description: 'Changes of the screen in a second; 0 while nothing moves.' })
  framesPerSecond!: number;

  @Field(() => Int, { description: 'Width of the picture in pixels, as the device is held now.' })
  width!: number;

  @Field(() => Int, { description: 'Height of the picture in pixels, as the device is held now.' })
  height!: number;
}
