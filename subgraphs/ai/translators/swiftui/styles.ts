import type { Theme } from '#schema/app-spec/app-spec';
import type { ButtonRole, TextStyle, Tone } from '#schema/app-spec/component';

type Size = Theme['textSize'];

/** The system's text styles, one step down or up where the theme asks for it; all of them follow the user's own text size. */
export const FONTS: Record<TextStyle, Record<Size, string>> = {
  largeTitle: { small: '.title.bold()', regular: '.largeTitle.bold()', large: '.system(size: 40, weight: .bold)' },
  title: {
    small: '.title3.weight(.semibold)',
    regular: '.title2.weight(.semibold)',
    large: '.title.weight(.semibold)',
  },
  headline: { small: '.subheadline.weight(.semibold)', regular: '.headline', large: '.title3.weight(.semibold)' },
  body: { small: '.subheadline', regular: '.body', large: '.title3' },
  caption: { small: '.caption', regular: '.footnote', large: '.subheadline' },
};

/** The size in points of the navigation bar's large title; null leaves the system's. */
export const TITLE_SIZES: Record<Theme['titleSize'], number | null> = { regular: null, large: null, extraLarge: 44 };

export const CORNERS: Record<Theme['corners'], number> = { square: 0, rounded: 12, round: 24 };

export const TONES: Record<Tone, string> = {
  neutral: '.secondary',
  accent: '.accentColor',
  success: '.green',
  warning: '.orange',
  danger: '.red',
};

export const BUTTON_STYLES: Record<ButtonRole, string> = {
  primary: '.borderedProminent',
  secondary: '.bordered',
  destructive: '.bordered',
};
