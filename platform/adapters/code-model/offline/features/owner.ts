import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import { typeName } from '../lexicon/names';
import { fieldsOf } from '../kinds/notation';
import { above, count, equals, field, literal } from '../weave/expressions';
import { newId, partsOf } from '../weave/look';
import { dropScreen, dropState } from '../weave/prune';
import { addReachable } from '../weave/reach';
import type { Feature } from './feature';

function settingsScreen(spec: AppSpec): Screen | null {
  return spec.screens.find((one) => one.id === 'settings') ?? null;
}

/** A switch between light and dark on the settings screen. */
export const darkMode: Feature = {
  id: 'darkMode',
  name: 'a dark mode',
  words: [
    'dark mode',
    'darkmode',
    'night mode',
    'dunkelmodus',
    'modo oscuro',
    'mode sombre',
    'light and dark',
    'dark and light',
  ],
  add(spec) {
    if (spec.theme.appearance === 'setting') return [];
    spec.theme.appearance = 'setting';
    const present = settingsScreen(spec);
    const id = present?.id ?? 'settings';
    const screen: Screen = present ?? {
      id,
      title: 'Settings',
      icon: 'settings',
      state: [],
      toolbar: [],
      components: [],
    };
    screen.state.push({ name: 'darkMode', type: 'boolean', initial: false, persisted: true });
    screen.components.unshift({
      id: newId(spec, screen, 'darkMode'),
      type: 'switch',
      state: 'darkMode',
      label: 'Dark mode',
    });
    if (!present)
      return [
        `The settings, ${addReachable(spec, screen, 'Settings', 'settings', true)}, have a switch for the dark mode.`,
      ];
    return ['The settings have a switch for the dark mode.'];
  },
  remove(spec) {
    if (spec.theme.appearance !== 'setting') return [];
    spec.theme.appearance = 'system';
    for (const screen of spec.screens) dropState(screen, 'darkMode');
    return ['The dark mode switch is gone; the app follows the device.'];
  },
};

/** A screen of settings: the look, and starting over. */
export const settings: Feature = {
  id: 'settings',
  name: 'settings',
  words: [
    'setting',
    'settings',
    'preference',
    'option',
    'einstellung',
    'einstellungen',
    'ajustes',
    'réglages',
    'paramètres',
  ],
  add(spec, model) {
    if (settingsScreen(spec)) return [];
    const said = darkMode.add(spec, model);
    const made = settingsScreen(spec);
    const screen: Screen = made ?? {
      id: 'settings',
      title: 'Settings',
      icon: 'settings',
      state: [],
      toolbar: [],
      components: [],
    };
    screen.components.push({
      id: 'settings.data',
      type: 'section',
      title: 'Data',
      children: [
        {
          id: 'settings.count',
          type: 'stat',
          label: `${model.plural} kept`.slice(0, 120),
          value: count(model.name),
          icon: model.icon,
        },
        {
          id: 'settings.clear',
          type: 'button',
          label: `Delete all ${model.plural.toLowerCase()}`.slice(0, 120),
          icon: 'delete',
          role: 'destructive',
          action: { kind: 'deleteAll', model: model.name },
        },
      ],
    });
    return made ? said : [`There are settings, ${addReachable(spec, screen, 'Settings', 'settings', true)}.`];
  },
  remove(spec) {
    const screen = settingsScreen(spec);
    if (!screen) return [];
    dropScreen(spec, screen.id);
    if (spec.theme.appearance === 'setting') spec.theme.appearance = 'system';
    return ['The settings are gone.'];
  },
};

/** Who uses the app: kept on the device, signed in by name and e-mail address. */
export const profile: Feature = {
  id: 'profile',
  name: 'a profile',
  words: [
    'profile',
    'login',
    'account',
    'user account',
    'authentication',
    'user profile',
    'registration',
    'profil',
    'anmeldung',
    'perfil',
    'cuenta',
    'compte',
    'connexion',
  ],
  add(spec) {
    if (
      spec.screens.some((screen) => screen.id === 'profile') ||
      spec.models.some((model) => model.name === typeName('user profile'))
    )
      return [];
    const name = typeName('user profile');
    spec.models.push({
      name,
      plural: 'Profile',
      icon: 'person',
      fields: fieldsOf('name*|email*|photo|about:longText'),
      samples: [],
    });
    const signedOut = equals(count(name), literal(0));
    const form = (id: string, title: string, edits: boolean, save: string): Screen => ({
      id,
      title,
      icon: 'person',
      ...(edits ? { parameter: name } : {}),
      form: { model: name, edits },
      state: [],
      toolbar: [],
      components: [
        ...['name', 'email', 'photo', 'about'].map((one) => ({
          id: `${id}.${one}`,
          type: 'field' as const,
          field: one,
        })),
        { id: `${id}.save`, type: 'button', label: save, icon: 'check', role: 'primary', action: { kind: 'submit' } },
      ],
    });
    const screen: Screen = {
      id: 'profile',
      title: 'Profile',
      icon: 'person',
      state: [],
      toolbar: [],
      components: [
        {
          id: 'profile.signIn',
          type: 'button',
          label: 'Sign in',
          icon: 'person',
          role: 'primary',
          visible: signedOut,
          action: { kind: 'open', screen: 'signIn', passItem: false },
        },
        {
          id: 'profile.me',
          type: 'list',
          model: name,
          row: [
            { id: 'profile.photo', type: 'image', field: 'photo', label: 'Photo', placeholder: 'person' },
            {
              id: 'profile.text',
              type: 'column',
              children: [
                { id: 'profile.name', type: 'text', value: field('name'), style: 'title' },
                { id: 'profile.email', type: 'text', value: field('email'), style: 'caption' },
              ],
            },
          ],
          action: { kind: 'open', screen: 'profileEdit', passItem: true },
          rowActions: [],
          layout: 'rows',
          emptyTitle: 'You are not signed in',
          emptyMessage: 'Sign in to put your name to what you do here.',
        },
        {
          id: 'profile.signOut',
          type: 'button',
          label: 'Sign out',
          icon: 'lock',
          role: 'destructive',
          visible: above(count(name), literal(0)),
          action: { kind: 'deleteAll', model: name },
        },
      ],
    };
    const where = addReachable(spec, screen, 'Profile', 'person', true);
    spec.screens.push(form('signIn', 'Sign in', false, 'Sign in'), form('profileEdit', 'Edit profile', true, 'Save'));
    return [`There is a profile, ${where}.`];
  },
  remove(spec) {
    const name = typeName('user profile');
    const gone = spec.screens.filter((screen) => ['profile', 'signIn', 'profileEdit'].includes(screen.id));
    if (gone.length === 0) return [];
    for (const { id } of gone) dropScreen(spec, id);
    const used = spec.screens.some((screen) => partsOf(screen).some((part) => 'model' in part && part.model === name));
    if (!used) spec.models = spec.models.filter((model) => model.name !== name);
    return ['The profile is gone.'];
  },
};
