import type { Action } from '#schema/app-spec/action';
import type { Component } from '#schema/app-spec/component';
import { block, type Lines } from '../../lines';
import { modelNamed, withItem } from '../../place';
import { rowLayout, type RowPart } from '../../row-layout';
import { flatten } from '../../walk';
import { routeOf } from '../actions';
import { SF_SYMBOLS } from '../icons';
import { call, identified, identifiedContainer, modified, tap, text, type View } from '../view';

type List = Extract<Component, { type: 'list' }>;
type WriteRow = (parts: RowPart[], view: View) => Lines;

/** The objects of a model, or what is said when there are none. Rows of a `List` answer to swipes, others have a menu. */
export function listLines(list: List, view: View, writeRow: WriteRow): Lines {
  const { names, spec } = view.place;
  const model = modelNamed(spec, list.model);
  const derived = view.model.list(list);
  const [objects, variable] = [call(derived, view), names.variable(model)];
  const row = `${derived.name}Row`;
  const inside: View = {
    ...view,
    place: withItem(view.place, model, variable),
    container: 'stack',
    inRow: list.layout === 'rows',
    inGrid: list.layout === 'grid',
  };
  view.functions.push(
    block(
      `private func ${row}(_ ${variable}: ${names.type(model)}) -> some View {`,
      rowBody(list, inside, view, writeRow),
    ),
  );
  return [
    ...block(`if ${objects}.isEmpty {`, empty(list, view), '} else {'),
    list.layout === 'grid'
      ? grid(`ForEach(${objects}) { ${variable} in`, `${row}(${variable})`)
      : rows(`ForEach(${objects}) { ${variable} in`, `${row}(${variable})`, view),
    '}',
  ];
}

function empty(list: List, view: View): Lines {
  const symbol = SF_SYMBOLS[modelNamed(view.place.spec, list.model).icon];
  return identified(
    [
      'ContentUnavailableView(',
      [
        `${text(list.emptyTitle, view)},`,
        `systemImage: "${symbol}",`,
        `description: Text(${text(list.emptyMessage, view)})`,
      ],
      ')',
    ],
    `${list.id}.empty`,
  );
}

function rows(opening: string, row: string, view: View): Lines {
  const each = block(opening, [row]);
  if (view.container !== 'stack') return each;
  return block('LazyVStack(alignment: .leading, spacing: 12) {', each);
}

function grid(opening: string, row: string): Lines {
  return block(
    'LazyVGrid(columns: [GridItem(.adaptive(minimum: 150), spacing: 12)], spacing: 12) {',
    block(opening, [row]),
  );
}

function rowBody(list: List, inside: View, view: View, writeRow: WriteRow): Lines {
  const parts = list.layout === 'grid' ? list.row : rowLayout(list.row);
  const stack = list.layout === 'grid' ? 'VStack(alignment: .leading, spacing: 8) {' : 'HStack(spacing: 12) {';
  const modifiers = list.layout === 'grid' ? ['.card()'] : ['.frame(maxWidth: .infinity, alignment: .leading)'];
  const content = block(stack, writeRow(parts, inside));
  const body = list.action
    ? tappable(list, list.action, modified(content, ...modifiers, '.contentShape(.rect)'), inside, view)
    : identifiedContainer(content, list.id, ...modifiers);
  return list.rowActions.length === 0 ? body : [...body, ...actions(list, inside, view)];
}

/** A row that opens a screen is a link to it, any other that answers to a tap is a button. Controls inside of it stay elements of their own. */
function tappable(list: List, action: Action, label: Lines, inside: View, view: View): Lines {
  const route = routeOf(action, inside.place);
  const body =
    route === null
      ? block('Button {', [tap(list.id, action, inside)], '} label: {').concat([label, '}'])
      : block(`NavigationLink(value: AppRoute${route}) {`, label);
  const style = route !== null && view.container === 'list' ? '' : '.buttonStyle(.plain)';
  const holdsControls = flatten(list.row).some(({ type }) => type === 'button' || type === 'check');
  return holdsControls ? identifiedContainer(body, list.id, style) : identified(body, list.id, style);
}

function actions(list: List, inside: View, view: View): Lines {
  const swipes = view.container !== 'stack' && list.layout === 'rows';
  const buttons = list.rowActions.flatMap((action) => {
    const role = action.role === 'destructive' && !swipes ? ', role: .destructive' : '';
    const head = `Button(${text(action.label, inside)}, systemImage: "${SF_SYMBOLS[action.icon]}"${role}) {`;
    const tint = swipes ? (action.role === 'destructive' ? '.tint(.red)' : '.tint(.accentColor)') : '';
    return identified(block(head, [tap(action.id, action.action, inside)]), action.id, tint);
  });
  return block(swipes ? '.swipeActions {' : '.contextMenu {', buttons);
}
