import type { IconName } from '#schema/app-spec/names';

/** Something that is worked out from what one enters: a calculator, a converter. */
export interface Tool {
  id: string;
  /** `tip!, gratuity`: words by which it is recognised beside a word of calculating; one with `!` settles it against others. */
  words: string;
  title: string;
  icon: IconName;
  accent: string;
  /** Ends the sentence "An app that …". */
  purpose: string;
  /** What one saved result is. */
  noun: string;
  /** In the notation of `fieldsOf`; formulas call them by their property names. */
  fields: string;
  /** `Tip = bill * tipRate / 100 : money`, parted by `|`; a name with `~` before it is only for formulas behind it. */
  results: string;
  /** What a person should know about the figures. */
  remark?: string;
}
