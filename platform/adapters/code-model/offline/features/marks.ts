import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import { fieldCalled } from '../lexicon/fields';
import { camel, free } from '../lexicon/names';
import { field, isTrue, join, literal, shown, titleOf } from '../weave/expressions';
import { addField } from '../weave/field';
import { detailScreenOf, listScreenOf, listsOn, newId } from '../weave/look';
import { addReachable } from '../weave/reach';
import { rowOf } from '../weave/row';
import { dropActions, dropScreen } from '../weave/prune';
import type { Feature } from './feature';
import { removeField } from '../weave/remove-field';

/** A heart on every object and a screen of those that have it. */
export const favourites: Feature = {
  id: 'favourites',
  name: 'favourites',
  words: [
    'favourite',
    'favorite',
    'favorit',
    'favoriten',
    'favorito',
    'favori',
    'wishlist',
    'wish list',
    'bookmark',
    'bookmarking',
    'like button',
    'liked',
  ],
  add(spec, model) {
    const before = model.fields.find((one) => one.name === 'favourite' || one.name === 'favorite');
    const heart = before?.name ?? 'favourite';
    const id = free(`${camel(model.name)}Favourites`, []);
    if (
      before &&
      spec.screens.some((screen) =>
        listsOn(screen, model.name).some((list) => JSON.stringify(list.where) === JSON.stringify(isTrue(heart))),
      )
    )
      return [];
    if (!before) addField(spec, model, fieldCalled('favourite'));
    const toggle = { kind: 'toggle', field: heart } as const;
    const list = listScreenOf(spec, model.name);
    if (list)
      for (const one of listsOn(list, model.name)) {
        if (one.rowActions.length < 4)
          one.rowActions.unshift({
            id: newId(spec, list, `${one.id.split('.').at(-1)}Favourite`),
            label: 'Favourite',
            icon: 'heart',
            role: 'secondary',
            action: toggle,
          });
        const marked = JSON.stringify(one.row).includes('"heartFilled"');
        if (one.row.length < 12 && !marked)
          one.row.push({
            id: newId(spec, list, `${one.id.split('.').at(-1)}Heart`),
            type: 'icon',
            name: 'heartFilled',
            label: 'Favourite',
            visible: isTrue(heart),
          });
      }
    const detail = detailScreenOf(spec, model.name);
    if (detail && detail.toolbar.length < 4)
      detail.toolbar.push({ id: newId(spec, detail, 'favourite'), label: 'Favourite', icon: 'heart', action: toggle });
    const [present] = list ? listsOn(list, model.name) : [];
    const screen: Screen = {
      id: free(
        id,
        spec.screens.map((one) => one.id),
      ),
      title: spec.screens.some((one) => one.title === 'Favourites')
        ? `Favourite ${model.plural.toLowerCase()}`
        : 'Favourites',
      icon: 'heart',
      state: [],
      toolbar: [],
      components: [],
    };
    screen.components.push({
      id: `${screen.id}.items`,
      type: 'list',
      model: model.name,
      where: isTrue(heart),
      row: rowOf(spec, model, (name) => `${screen.id}.${name}`, present?.layout ?? 'rows'),
      ...(detail ? { action: { kind: 'open', screen: detail.id, passItem: true } as const } : {}),
      rowActions: [
        {
          id: `${screen.id}.unmark`,
          label: 'Remove from favourites',
          icon: 'heartFilled',
          role: 'secondary',
          action: toggle,
        },
      ],
      layout: present?.layout ?? 'rows',
      emptyTitle: 'No favourites yet',
      emptyMessage: `Mark ${model.plural.toLowerCase()} with the heart to find them here.`,
    });
    const where = addReachable(spec, screen, 'Favourites', 'heart');
    return [`${model.plural} can be marked as favourites; there is a screen of them ${where}.`];
  },
  remove(spec, model) {
    return spec.models
      .filter((one) => (!model || one === model) && one.fields.some((other) => other.name === 'favourite'))
      .flatMap((one) => {
        for (const screen of spec.screens.filter((other) =>
          listsOn(other, one.name).some((list) => JSON.stringify(list.where) === JSON.stringify(isTrue('favourite'))),
        ))
          if (screen.components.every((part) => part.type === 'list')) dropScreen(spec, screen.id);
        const others = spec.models.some(
          (other) => other !== one && other.fields.some((item) => item.name === 'favourite'),
        );
        if (!others) dropActions(spec, (action) => action.kind === 'toggle' && action.field === 'favourite');
        removeField(spec, one, 'favourite');
        return [`${one.plural} have no favourites any more.`];
      });
  },
};

/** Hands an object over to other apps as text. */
export const share: Feature = {
  id: 'share',
  name: 'sharing',
  words: ['share', 'sharing', 'teilen', 'compartir', 'partager'],
  add(spec, model) {
    const detail = detailScreenOf(spec, model.name);
    if (!detail || JSON.stringify([detail.toolbar, detail.components]).includes('"kind":"share"')) return [];
    const title = titleOf(model);
    const parts = [
      title,
      ...model.fields
        .filter((one) => one !== title && ['date', 'money', 'longText', 'choice'].includes(one.type))
        .slice(0, 2),
    ];
    const texts = parts.flatMap((one) => shown(spec, one) ?? []);
    const text = join(...texts.flatMap((value, index) => (index === 0 ? [value] : [literal('\n'), value])));
    const tool = {
      id: newId(spec, detail, 'share'),
      label: 'Share',
      icon: 'share' as const,
      action: { kind: 'share' as const, text: texts.length > 0 ? text : field('id') },
    };
    if (detail.toolbar.length < 4) detail.toolbar.push(tool);
    else detail.components.push({ ...tool, type: 'button', role: 'secondary' });
    return [`${model.plural} can be shared from "${detail.title}".`];
  },
  remove(spec, model) {
    const before = JSON.stringify(spec.screens);
    const detail = model ? detailScreenOf(spec, model.name) : null;
    const held: AppSpec['screens'] = spec.screens;
    if (detail) spec.screens = [detail];
    dropActions(spec, (action) => action.kind === 'share');
    spec.screens = held;
    return JSON.stringify(spec.screens) === before ? [] : ['Sharing is gone.'];
  },
};
