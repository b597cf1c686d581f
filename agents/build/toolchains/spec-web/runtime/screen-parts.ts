import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { Component } from '#schema/app-spec/component';
import { holds, type Surroundings } from './evaluate';

/** The component and all that stands in it, but for the rows of lists. */
function flatten(component: Component): Component[] {
  return 'children' in component ? [component, ...component.children.flatMap(flatten)] : [component];
}

/** The form's fields that a user can see at present, by name. Only what one sees can be in error. */
export function shownFields(screen: Screen, around: Surroundings): Set<string> {
  const visible = (component: Component): Component[] => {
    if (component.visible && !holds(component.visible, around)) return [];
    return 'children' in component ? component.children.flatMap(visible) : [component];
  };
  return new Set(screen.components.flatMap(visible).flatMap((part) => (part.type === 'field' ? [part.field] : [])));
}

/** Whether a submitted form is emptied and stays: on a tab, and beside the messages or the list that it adds to. */
export function staysAfterSubmit(spec: AppSpec, screen: Screen): boolean {
  if (spec.navigation.tabs.some((tab) => tab.screen === screen.id)) return true;
  return screen.components
    .flatMap(flatten)
    .some((part) => part.type === 'messages' || (part.type === 'list' && part.model === screen.form?.model));
}
