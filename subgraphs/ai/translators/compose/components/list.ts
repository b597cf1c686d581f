import type { Component } from '#schema/app-spec/component';
import { block, type Lines } from '../../lines';
import { upperFirst } from '../../names';
import { modelNamed, withItem } from '../../place';
import { columnsGrow, rowLayout, type RowPart } from '../../row-layout';
import { kotlinString } from '../literals';
import { call, icon, invoke, placed, tagged, tap, text, type View } from '../view';

type List = Extract<Component, { type: 'list' }>;
type WriteRow = (parts: RowPart[], view: View) => Lines;

/** The objects of a model, each a composable of its own, or what is said when there are none. */
export function listLines(list: List, view: View, writeRow: WriteRow): Lines {
  const { names, spec } = view.place;
  const model = modelNamed(spec, list.model);
  const derived = view.model.list(list);
  const [objects, variable, type] = [call(derived, view), names.variable(model), names.type(model)];
  const inside: View = {
    ...view,
    place: withItem(view.place, model, variable),
    container: 'column',
    inRow: list.layout === 'rows',
    inGrid: list.layout === 'grid',
    grows: columnsGrow(list.row),
  };
  const name = `${names.screen(view.model.screen)}${upperFirst(derived.name)}Row`;
  const screen = names.screen(view.model.screen);
  view.functions.push([
    '@Composable',
    `private fun ${name}(`,
    [
      `${variable}: ${type},`,
      `state: ${screen}UiState,`,
      `viewModel: ${screen}ViewModel,`,
      'modifier: Modifier = Modifier,',
    ],
    ') {',
    row(list, inside, view, writeRow),
    '}',
  ]);
  const filled =
    list.layout === 'grid' ? grid(objects, variable, name, list, view) : rows(objects, variable, name, list, view);
  return [...block(`if (${objects}.isEmpty()) {`, empty(list, view), '} else {'), filled, '}'];
}

function empty(list: List, view: View): Lines {
  const model = modelNamed(view.place.spec, list.model);
  const message = invoke('EmptyMessage', {
    icon: icon(model.icon),
    title: text(`${list.id}.emptyTitle`, list.emptyTitle, view),
    message: text(`${list.id}.emptyMessage`, list.emptyMessage, view),
    modifier: tagged(`${list.id}.empty`),
  });
  return placed(`${list.id}.empty`, view, message);
}

function rows(objects: string, variable: string, name: string, list: List, view: View): Lines {
  if (view.container === 'lazy')
    return block(`items(${objects}, key = { ${kotlinString(`${list.id}.`)} + it.id }) { ${variable} ->`, [
      `${name}(${variable}, state, viewModel, ${tagged(list.id, '.animateItem()')})`,
    ]);
  return block(`${objects}.forEach { ${variable} ->`, [
    ...block(`key(${variable}.id) {`, [`${name}(${variable}, state, viewModel, ${tagged(list.id)})`]),
  ]);
}

function grid(objects: string, variable: string, name: string, list: List, view: View): Lines {
  const pair: Lines = block('Row(horizontalArrangement = Arrangement.spacedBy(12.dp)) {', [
    ...block(`pair.forEach { ${variable} ->`, [
      `${name}(${variable}, state, viewModel, ${tagged(list.id, '.weight(1f)')})`,
    ]),
    'if (pair.size == 1) Spacer(Modifier.weight(1f))',
  ]);
  if (view.container === 'lazy')
    return block(
      `items(${objects}.chunked(2), key = { ${kotlinString(`${list.id}.`)} + it.first().id }) { pair ->`,
      pair,
    );
  return block(`${objects}.chunked(2).forEach { pair ->`, pair);
}

function row(list: List, inside: View, view: View, writeRow: WriteRow): Lines {
  const click = list.action ? `{ ${tap(list.id, list.action, inside)} }` : null;
  const parts = list.layout === 'grid' ? list.row : rowLayout(list.row);
  const menu = list.rowActions.length === 0 ? [] : rowMenu(list, inside, view);
  const body = [...writeRow(parts, inside), ...menu];
  const holder = { ...(click ? { onClick: click } : {}), modifier: 'modifier' };
  return invoke(list.layout === 'grid' ? 'GridCard' : 'ListRow', holder, body);
}

function rowMenu(list: List, inside: View, view: View): Lines {
  return block(
    'RowMenu { close ->',
    list.rowActions.flatMap((action) =>
      invoke('MenuAction', {
        label: text(action.id, action.label, view),
        icon: icon(action.icon),
        isDestructive: String(action.role === 'destructive'),
        onClick: `{ close(); ${tap(action.id, action.action, inside)} }`,
        modifier: tagged(action.id),
      }),
    ),
  );
}
