import { flatten } from '#schema/app-spec/check/screens';
import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { Component } from '#schema/app-spec/component';
import type { Model } from '#schema/app-spec/model';
import { free } from '../lexicon/names';

export type ListComponent = Extract<Component, { type: 'list' }>;

export const partsOf = (screen: Screen): Component[] => screen.components.flatMap(flatten);

export const listsOn = (screen: Screen, model: string): ListComponent[] =>
  partsOf(screen).filter((part): part is ListComponent => part.type === 'list' && part.model === model);

/** The screen on which the objects of the model are found: a tab with a list of them, else any screen with one. */
export function listScreenOf(spec: AppSpec, model: string): Screen | null {
  const holding = spec.screens.filter((screen) => listsOn(screen, model).length > 0);
  const tabs = spec.navigation.tabs.map((tab) => tab.screen);
  const opensItem = (screen: Screen) => listsOn(screen, model).some((list) => list.action !== undefined);
  return (
    holding.find((screen) => tabs.includes(screen.id) && opensItem(screen)) ??
    holding.find((screen) => tabs.includes(screen.id)) ??
    holding.find((screen) => screen.parameter === undefined) ??
    holding[0] ??
    null
  );
}

export const detailScreenOf = (spec: AppSpec, model: string): Screen | null =>
  spec.screens.find((screen) => screen.parameter === model && !screen.form) ?? null;

export const formScreensOf = (spec: AppSpec, model: string): Screen[] =>
  spec.screens.filter((screen) => screen.form?.model === model);

/** The model that the app is about: that of the first tab with a list, else the first. */
export function mainModelOf(spec: AppSpec): Model {
  for (const tab of spec.navigation.tabs) {
    const screen = spec.screens.find((one) => one.id === tab.screen);
    const list = screen && partsOf(screen).find((part): part is ListComponent => part.type === 'list');
    const model = spec.models.find((one) => one.name === list?.model);
    if (model) return model;
  }
  const [first] = spec.models;
  if (!first) throw new Error('A specification has at least one model.');
  return first;
}

/** `screen.name`, with a number behind it where the app has such an id. */
export function newId(spec: AppSpec, screen: Screen, name: string): string {
  const taken = [
    ...spec.screens.flatMap((one) =>
      partsOf(one).flatMap((part) => [part.id, ...(part.type === 'list' ? part.rowActions.map((row) => row.id) : [])]),
    ),
    ...[screen, ...spec.screens].flatMap((one) =>
      [...one.toolbar, ...(one.primaryAction ? [one.primaryAction] : [])].map((tool) => tool.id),
    ),
    ...partsOf(screen).map((part) => part.id),
  ];
  return free(`${screen.id}.${name}`, taken);
}

/** Declares a state variable on the screen unless it is there. */
export function declareState(screen: Screen, name: string, type: 'text' | 'boolean', persisted = false): void {
  if (screen.state.some((variable) => variable.name === name)) return;
  screen.state.push({ name, type, initial: type === 'text' ? '' : false, persisted });
}
