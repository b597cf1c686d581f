import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { AppNames } from '../app-names';
import { block, render } from '../lines';
import { kotlinName, snake } from '../names';
import { modelNamed } from '../place';

/** `HABIT_LIST`, the constant that holds the screen's route. */
export function routeName(screen: Screen): string {
  return snake(screen.id).toUpperCase();
}

/** `ui/navigation/Routes.kt`. */
export function routesSource(spec: AppSpec, names: AppNames): string {
  const opened = spec.screens.filter((screen) => screen.parameter !== undefined);
  return render([
    '/** Where each screen is found. */',
    ...block('object Routes {', [
      'const val ITEM_ID = "itemId"',
      ...spec.screens.map((screen) => {
        const path = screen.parameter === undefined ? `"${screen.id}"` : `"${screen.id}/{$ITEM_ID}"`;
        return `const val ${routeName(screen)} = ${path}`;
      }),
      ...opened.flatMap((screen) => {
        const id = `${names.variable(modelNamed(spec, screen.parameter ?? ''))}Id`;
        return ['', `fun ${kotlinName(screen.id)}(${id}: String): String = "${screen.id}/\${encode(${id})}"`];
      }),
      ...(opened.length === 0
        ? []
        : ['', 'private fun encode(id: String): String = URLEncoder.encode(id, "UTF-8").replace("+", "%20")']),
    ]),
  ]);
}
