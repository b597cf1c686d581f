import { hexOf, inkOn, readableOn, shadeOf } from '../colours';
import { block, type Lines, render } from '../lines';

/** How light each role of Material's colour scheme is, and which share of the accent's vividness it has, by day and by night. */
const ROLES: Record<string, { light: [number, number]; dark: [number, number] }> = {
  primaryContainer: { light: [0.91, 0.4], dark: [0.4, 0.6] },
  onPrimaryContainer: { light: [0.3, 0.6], dark: [0.92, 0.4] },
  inversePrimary: { light: [0.8, 0.7], dark: [0.5, 0.9] },
  secondary: { light: [0.48, 0.25], dark: [0.82, 0.2] },
  onSecondary: { light: [1, 0], dark: [0.28, 0.2] },
  secondaryContainer: { light: [0.92, 0.2], dark: [0.36, 0.25] },
  onSecondaryContainer: { light: [0.28, 0.25], dark: [0.92, 0.15] },
  tertiary: { light: [0.48, 0.35], dark: [0.82, 0.3] },
  onTertiary: { light: [1, 0], dark: [0.28, 0.25] },
  tertiaryContainer: { light: [0.92, 0.25], dark: [0.36, 0.3] },
  onTertiaryContainer: { light: [0.28, 0.3], dark: [0.92, 0.2] },
  background: { light: [0.985, 0.02], dark: [0.18, 0.03] },
  onBackground: { light: [0.22, 0.04], dark: [0.92, 0.03] },
  surface: { light: [0.985, 0.02], dark: [0.18, 0.03] },
  onSurface: { light: [0.22, 0.04], dark: [0.92, 0.03] },
  surfaceVariant: { light: [0.91, 0.08], dark: [0.38, 0.1] },
  onSurfaceVariant: { light: [0.4, 0.1], dark: [0.84, 0.08] },
  surfaceTint: { light: [0.5, 1], dark: [0.8, 0.8] },
  inverseSurface: { light: [0.3, 0.05], dark: [0.92, 0.03] },
  inverseOnSurface: { light: [0.96, 0.03], dark: [0.3, 0.05] },
  outline: { light: [0.57, 0.1], dark: [0.66, 0.08] },
  outlineVariant: { light: [0.83, 0.08], dark: [0.38, 0.1] },
  surfaceBright: { light: [0.985, 0.02], dark: [0.34, 0.05] },
  surfaceDim: { light: [0.89, 0.04], dark: [0.18, 0.03] },
  surfaceContainerLowest: { light: [1, 0], dark: [0.15, 0.03] },
  surfaceContainerLow: { light: [0.97, 0.03], dark: [0.22, 0.04] },
  surfaceContainer: { light: [0.955, 0.04], dark: [0.24, 0.04] },
  surfaceContainerHigh: { light: [0.94, 0.05], dark: [0.28, 0.05] },
  surfaceContainerHighest: { light: [0.925, 0.05], dark: [0.32, 0.05] },
};

/** By how much the third colour is turned away from the accent. */
const TURN = 60;

/** `ui/theme/Color.kt`: Material's roles, all of them made from the app's accent. */
export function colorSource(accent: string): string {
  return render([
    ...scheme('LightColors', 'lightColorScheme', colorsOf(accent, 'light')),
    '',
    ...scheme('DarkColors', 'darkColorScheme', colorsOf(accent, 'dark')),
  ]);
}

/** Each role's colour, `#RRGGBB`. What is written or drawn in the accent can be read on the ground. */
export function colorsOf(accent: string, mode: 'light' | 'dark'): Record<string, string> {
  const { vivid, hue } = shadeOf(accent);
  const roles = Object.entries(ROLES).map(
    ([
      role,
      {
        [mode]: [light, share],
      },
    ]): [string, string] => {
      const turned = role.toLowerCase().includes('tertiary') ? hue + TURN : hue;
      return [role, hexOf({ light, vivid: vivid * share, hue: turned })];
    },
  );
  const others = Object.fromEntries(roles);
  const primary = readableOn(others.surfaceContainerHighest ?? '#FFFFFF', accent);
  return { primary, onPrimary: inkOn(primary), ...others };
}

function scheme(name: string, factory: string, colors: Record<string, string>): Lines {
  return block(
    `internal val ${name} = ${factory}(`,
    Object.entries(colors).map(([role, hex]) => `${role} = Color(0xFF${hex.slice(1)}),`),
    ')',
  );
}
