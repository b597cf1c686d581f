import { IsEmail, IsOptional, Length, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { LONGEST_TOKEN } from '../credential/secret';
import { LONGEST_TEXT_OF_PASSWORD } from './password';

const PASSWORD_TOO_LONG = 'A password has 8 to 200 characters; this one has more.';

@InputType({ description: 'Who signs up.' })
export class SignUpInput {
  @Field(() => String, { description: 'An address that the person can read mail at.' })
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @Field(() => String, { description: '8 to 200 characters.' })
  @MaxLength(LONGEST_TEXT_OF_PASSWORD, { message: PASSWORD_TOO_LONG })
  password!: string;

  @Field(() => String, { description: 'What others call the person; 1 to 80 characters.' })
  @Length(1, 80)
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The same key, with the same input, signs up once and opens a new session.',
  })
  @IsOptional()
  @MaxLength(100)
  idempotencyKey?: string;
}

@InputType({ description: 'The proof that an address is read.' })
export class VerifyEmailInput {
  @Field(() => String, { description: 'From the mail; good once, for 24 hours.' })
  @MaxLength(LONGEST_TOKEN)
  token!: string;
}

@InputType({ description: 'The old and the new password.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The password as it is.' })
  @MaxLength(LONGEST_TEXT_OF_PASSWORD)
  currentPassword!: string;

  @Field(() => String, { description: '8 to 200 characters.' })
  @MaxLength(LONGEST_TEXT_OF_PASSWORD, { message: PASSWORD_TOO_LONG })
  newPassword!: string;
}

@InputType({ description: 'Whose password was forgotten.' })
export class RequestPasswordResetInput {
  @Field(() => String, { description: 'The address of the account. The answer is the same whether there is one.' })
  @IsEmail()
  @MaxLength(254)
  email!: string;
}

@InputType({ description: 'A new password in place of a forgotten one.' })
export class ResetPasswordInput {
  @Field(() => String, { description: 'From the mail; good once, for an hour.' })
  @MaxLength(LONGEST_TOKEN)
  token!: string;

  @Field(() => String, { description: '8 to 200 characters.' })
  @MaxLength(LONGEST_TEXT_OF_PASSWORD, { message: PASSWORD_TOO_LONG })
  newPassword!: string;
}

@InputType({ description: 'What of the profile is to change.' })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true, description: '1 to 80 characters.' })
  @IsOptional()
  @Length(1, 80)
  name?: string;
}

@InputType({ description: 'The proof that it is really wanted.' })
export class DeleteAccountInput {
  @Field(() => String, { description: 'The password of the account.' })
  @MaxLength(LONGEST_TEXT_OF_PASSWORD)
  password!: string;
}
