/** What the written views say by themselves. */
export const UI_TEXTS: readonly string[] = [
  'Cancel',
  'Choose',
  'Clear',
  'Delete',
  'Filter',
  'Next month',
  'None',
  'Previous month',
  'This is no longer here.',
];
