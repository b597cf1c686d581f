import { MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { LONGEST_TEXT_OF_PASSWORD } from '../user/password';

@InputType({ description: 'Who signs in.' })
export class SignInInput {
  @Field(() => String, { description: 'The address of the account.' })
  @MaxLength(254)
  email!: string;

  @Field(() => String, { description: 'Its password.' })
  @MaxLength(LONGEST_TEXT_OF_PASSWORD)
  password!: string;
}

@InputType({ description: 'Which session goes on.' })
export class RefreshSessionInput {
  @Field(() => String, { description: 'The newest refresh token of the session.' })
  @MaxLength(400)
  refreshToken!: string;
}

@InputType({ description: 'What is to end.' })
export class SignOutInput {
  @Field(() => Boolean, { defaultValue: false, description: 'Every session of the user, not only this one.' })
  everywhere!: boolean;
}
