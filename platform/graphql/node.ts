import { Directive, Field, ID, InterfaceType } from 'type-graphql';

@Directive('@tag(name: "partner")')
@InterfaceType({
  description: 'Anything with an id of its own; `node(id)` finds it.',
  autoRegisterImplementations: false,
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque, stable, and sortable by creation.' })
  id!: string;
}
