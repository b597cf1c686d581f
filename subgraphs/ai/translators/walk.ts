import type { AppSpec, Screen, ToolbarItem } from '#schema/app-spec/app-spec';
import type { Component } from '#schema/app-spec/component';
import type { IconName } from '#schema/app-spec/names';
import { stepsOf } from './screen-model';

/** The components and everything in them, rows of lists included. */
export function flatten(components: Component[]): Component[] {
  return components.flatMap((component) => {
    if (component.type === 'list') return [component, ...flatten(component.row)];
    return 'children' in component ? [component, ...flatten(component.children)] : [component];
  });
}

/** All tools of the screen, the primary action last. */
export function toolsOf(screen: Screen): ToolbarItem[] {
  return screen.primaryAction ? [...screen.toolbar, screen.primaryAction] : screen.toolbar;
}

/** Whether the app has a component of this type anywhere. */
export function uses(spec: AppSpec, ...types: Component['type'][]): boolean {
  return spec.screens.some((screen) => flatten(screen.components).some((component) => types.includes(component.type)));
}

/** Whether a form of the app edits a field of one of these types. */
export function editsField(spec: AppSpec, ...types: string[]): boolean {
  return spec.screens.some((screen) => {
    const model = spec.models.find((candidate) => candidate.name === screen.form?.model);
    return flatten(screen.components).some(
      (component) =>
        component.type === 'field' &&
        types.includes(model?.fields.find((field) => field.name === component.field)?.type ?? ''),
    );
  });
}

/** Whether the screen closes after its form was saved: not a tab, nor a screen that shows what was saved. */
export function closesAfterSubmit(spec: AppSpec, screen: Screen): boolean {
  const isTab = spec.navigation.tabs.some((tab) => tab.screen === screen.id);
  return (
    !isTab &&
    !flatten(screen.components).some(
      (component) =>
        component.type === 'messages' || (component.type === 'list' && component.model === screen.form?.model),
    )
  );
}

/** Whether anything on the screen saves its form. */
export function submits(screen: Screen): boolean {
  const actions = [
    ...toolsOf(screen).map((tool) => tool.action),
    ...flatten(screen.components).flatMap((component) => {
      if (component.type === 'button') return [component.action];
      if (component.type !== 'list') return [];
      return [...(component.action ? [component.action] : []), ...component.rowActions.map(({ action }) => action)];
    }),
  ];
  return actions.flatMap(stepsOf).some((step) => step.kind === 'submit');
}

/** The persisted state variables of the app, one of each name. */
export function settingsOf(spec: AppSpec): Screen['state'] {
  const all = spec.screens.flatMap((screen) => screen.state.filter((variable) => variable.persisted));
  return all.filter((variable, index) => all.findIndex(({ name }) => name === variable.name) === index);
}

/** Models that a form of the app fills. */
export function formModels(spec: AppSpec): AppSpec['models'] {
  return spec.models.filter((model) => spec.screens.some((screen) => screen.form?.model === model.name));
}

/** The first text of a model, by which an object is called in a picker or on a map. */
export function titleField(model: AppSpec['models'][number]): string | null {
  const texts = model.fields.filter((field) => field.type === 'text');
  return (texts[0] ?? model.fields.find((field) => field.type === 'longText' || field.type === 'email'))?.name ?? null;
}

/** The pictogram that stands for the whole app: that of what it is mainly about. */
export function appPictogram(spec: AppSpec): IconName {
  return spec.models[0]?.icon ?? 'star';
}
