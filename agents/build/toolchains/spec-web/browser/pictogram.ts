import type { IconName } from '#schema/app-spec/names';

/** The specification's icons and those that only the runtime draws. */
export type Pictogram =
  | IconName
  | 'chevronRight'
  | 'chevronLeft'
  | 'chevronUp'
  | 'chevronDown'
  | 'chevronUpDown'
  | 'more'
  | 'close'
  | 'clear'
  | 'copy';
