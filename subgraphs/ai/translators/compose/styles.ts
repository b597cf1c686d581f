import type { Theme } from '#schema/app-spec/app-spec';
import type { ButtonRole, TextStyle, Tone } from '#schema/app-spec/component';

/** The Material text style of each style of the specification. */
export const TYPOGRAPHY: Record<TextStyle, string> = {
  largeTitle: 'headlineLarge',
  title: 'headlineSmall',
  headline: 'titleMedium',
  body: 'bodyLarge',
  caption: 'bodySmall',
};

/** By what the sizes of the text are multiplied; the user's own font scale comes on top. */
export const TEXT_SCALES: Record<Theme['textSize'], string> = { small: '0.9f', regular: '1f', large: '1.15f' };

export const TITLE_STYLES: Record<Theme['titleSize'], string> = {
  regular: 'titleLarge',
  large: 'headlineMedium',
  extraLarge: 'displaySmall',
};

export const CORNERS: Record<Theme['corners'], number> = { square: 0, rounded: 12, round: 24 };

export const TONES: Record<Tone, string> = {
  neutral: 'Tone.NEUTRAL',
  accent: 'Tone.ACCENT',
  success: 'Tone.SUCCESS',
  warning: 'Tone.WARNING',
  danger: 'Tone.DANGER',
};

export const BUTTON_ROLES: Record<ButtonRole, string> = {
  primary: 'ButtonRole.PRIMARY',
  secondary: 'ButtonRole.SECONDARY',
  destructive: 'ButtonRole.DESTRUCTIVE',
};
