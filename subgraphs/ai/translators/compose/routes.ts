import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { AppNames } from '../app-names';
import { block, render } from '../lines';
import { modelNamed } from '../place';

/** `HabitList`: the screen's route inside of `AppRoute`, where nothing may hide what the routes themselves need. */
export function routeName(screen: Screen, names: AppNames): string {
  const name = names.screen(screen);
  return ['AppRoute', 'Serializable', 'String'].includes(name) ? `${name}Screen` : name;
}

/** `ui/navigation/AppRoute.kt`: where the app can go, and the object that each screen is about. */
export function routesSource(spec: AppSpec, names: AppNames): string {
  return render([
    '/** The screens of the app, with the id of the object that each is about. */',
    ...block(
      'sealed interface AppRoute {',
      spec.screens.flatMap((screen, index) => {
        const name = routeName(screen, names);
        const id = screen.parameter === undefined ? null : `${names.variable(modelNamed(spec, screen.parameter))}Id`;
        return [
          ...(index === 0 ? [] : ['']),
          '@Serializable',
          id === null ? `data object ${name} : AppRoute` : `data class ${name}(val ${id}: String) : AppRoute`,
        ];
      }),
    ),
  ]);
}
