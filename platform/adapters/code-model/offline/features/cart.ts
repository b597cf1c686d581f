import type { Screen } from '#schema/app-spec/app-spec';
import type { Action } from '#schema/app-spec/action';
import type { Expression } from '#schema/app-spec/expression';
import type { Model } from '#schema/app-spec/model';
import { fieldCalled } from '../lexicon/fields';
import { camel } from '../lexicon/names';
import { fieldsOf } from '../kinds/notation';
import { above, field, literal, money, over, titleOf } from '../weave/expressions';
import { addField } from '../weave/field';
import { detailScreenOf, listScreenOf, listsOn, newId } from '../weave/look';
import { dropScreen } from '../weave/prune';
import { addReachable } from '../weave/reach';
import { insertBeforeEnd } from '../weave/detail';
import type { Feature } from './feature';

const CART = 'CartItem';
const ORDER = 'CustomerOrder';

const lineTotal: Expression = {
  kind: 'arithmetic',
  operation: 'multiply',
  left: field('quantity'),
  right: field('price'),
};
const total = over('sum', CART, lineTotal);
const filled = above(over('sum', CART, field('quantity')), literal(0));

/** Goods are put into a cart, which is checked out into an order. */
export const cart: Feature = {
  id: 'cart',
  name: 'a cart with a checkout',
  words: [
    'cart',
    'shopping cart',
    'basket',
    'checkout',
    'check out',
    'shopping basket',
    'warenkorb',
    'carrito',
    'panier',
    'ordering',
  ],
  add(spec, model) {
    if (spec.models.some((one) => one.name === CART)) return [];
    if (!model.fields.some((one) => one.type === 'money'))
      addField(spec, model, fieldCalled('price', { required: true }));
    const price = model.fields.find((one) => one.type === 'money')?.name ?? 'price';
    const reference = camel(model.name);
    spec.models.push(cartModel(model, reference), orderModel());
    const put = putInto(reference, price);
    const detail = detailScreenOf(spec, model.name);
    if (detail)
      insertBeforeEnd(detail, {
        id: newId(spec, detail, 'addToCart'),
        type: 'button',
        label: 'Add to cart',
        icon: 'cart',
        role: 'primary',
        action: put,
      });
    const list = listScreenOf(spec, model.name);
    for (const one of list ? listsOn(list, model.name) : [])
      if (list && one.rowActions.length < 4)
        one.rowActions.unshift({
          id: newId(spec, list, 'addToCart'),
          label: 'Add to cart',
          icon: 'cart',
          role: 'primary',
          action: put,
        });
    const where = addReachable(spec, cartScreen(model, reference, list?.title ?? model.plural), 'Cart', 'cart');
    spec.screens.push(checkoutScreen());
    addReachable(spec, ordersScreen(), 'Orders', 'bag');
    return [`${model.plural} can be put into a cart, ${where}, and ordered in a checkout.`];
  },
  remove(spec) {
    if (!spec.models.some((one) => one.name === CART)) return [];
    for (const id of ['cart', 'checkout', 'orders']) dropScreen(spec, id);
    spec.models = spec.models.filter((one) => one.name !== CART && one.name !== ORDER);
    return ['The cart, the checkout and the orders are gone.'];
  },
};

const putInto = (reference: string, price: string): Action => ({
  kind: 'sequence',
  actions: [
    {
      kind: 'addTo',
      model: CART,
      match: reference,
      equals: field('id'),
      values: { [reference]: field('id'), price: field(price) },
      increment: { field: 'quantity', by: 1 },
    },
    { kind: 'notify', message: 'Added to your cart' },
  ],
});

const cartModel = (model: Model, reference: string): Model => ({
  name: CART,
  plural: 'Cart',
  icon: 'cart',
  fields: [
    { name: reference, label: model.name, type: 'reference', model: model.name, required: true },
    { name: 'quantity', label: 'Quantity', type: 'integer', required: true, initial: 0 },
    { name: 'price', label: 'Price', type: 'money', required: true },
  ],
  samples: [],
});

const orderModel = (): Model => ({
  name: ORDER,
  plural: 'Orders',
  icon: 'bag',
  fields: fieldsOf(
    'recipient*|email*|address*|delivery:choice=Standard,Express,Pick up*|total|placed on:date=today',
  ).map((one) => (one.name === 'recipient' ? { ...one, label: 'Your name' } : one)),
  samples: [],
});

function cartScreen(model: Model, reference: string, home: string): Screen {
  const step = (id: string, label: string, icon: 'add' | 'remove', action: Action) =>
    ({ id: `cart.${id}`, type: 'button', label, icon, role: 'secondary', action }) as const;
  return {
    id: 'cart',
    title: 'Cart',
    icon: 'cart',
    state: [],
    toolbar: [],
    components: [
      {
        id: 'cart.items',
        type: 'list',
        model: CART,
        row: [
          {
            id: 'cart.itemText',
            type: 'column',
            children: [
              {
                id: 'cart.itemName',
                type: 'text',
                value: { kind: 'related', reference, name: titleOf(model).name },
                style: 'headline',
              },
              { id: 'cart.itemPrice', type: 'text', value: money(lineTotal), style: 'caption' },
            ],
          },
          { id: 'cart.itemSpace', type: 'spacer' },
          step('fewer', 'One fewer', 'remove', {
            kind: 'increment',
            field: 'quantity',
            by: -1,
            minimum: 0,
            deleteAtMinimum: true,
          }),
          { id: 'cart.quantity', type: 'text', value: field('quantity'), style: 'body' },
          step('more', 'One more', 'add', { kind: 'increment', field: 'quantity', by: 1, maximum: 99 }),
        ],
        rowActions: [
          {
            id: 'cart.remove',
            label: 'Remove',
            icon: 'delete',
            role: 'destructive',
            action: { kind: 'delete', confirm: 'Take this out of the cart?' },
          },
        ],
        layout: 'rows',
        emptyTitle: 'Your cart is empty',
        emptyMessage: `Choose something under ${home}.`.slice(0, 120),
      },
      { id: 'cart.total', type: 'stat', label: 'Total', value: money(total), icon: 'money', visible: filled },
      {
        id: 'cart.checkout',
        type: 'button',
        label: 'Check out',
        icon: 'bag',
        role: 'primary',
        visible: filled,
        action: { kind: 'open', screen: 'checkout', passItem: false },
      },
    ],
  };
}

const checkoutScreen = (): Screen => ({
  id: 'checkout',
  title: 'Checkout',
  icon: 'bag',
  form: { model: ORDER, edits: false },
  state: [],
  toolbar: [],
  components: [
    ...['recipient', 'email', 'address', 'delivery'].map((one) => ({
      id: `checkout.${one}`,
      type: 'field' as const,
      field: one,
    })),
    { id: 'checkout.total', type: 'stat', label: 'Total', value: money(total), icon: 'money' },
    {
      id: 'checkout.place',
      type: 'button',
      label: 'Place order',
      icon: 'check',
      role: 'primary',
      action: {
        kind: 'sequence',
        actions: [
          { kind: 'submit', values: { total } },
          { kind: 'deleteAll', model: CART },
          { kind: 'notify', message: 'Thank you! Your order is on its way.' },
        ],
      },
    },
  ],
});

const ordersScreen = (): Screen => ({
  id: 'orders',
  title: 'Orders',
  icon: 'bag',
  state: [],
  toolbar: [],
  components: [
    {
      id: 'orders.items',
      type: 'list',
      model: ORDER,
      sort: { field: 'placedOn', descending: true },
      row: [
        { id: 'orders.recipient', type: 'text', value: field('recipient'), style: 'headline' },
        {
          id: 'orders.placedOn',
          type: 'text',
          value: { kind: 'format', as: 'date', value: field('placedOn') },
          style: 'caption',
        },
        { id: 'orders.space', type: 'spacer' },
        { id: 'orders.total', type: 'text', value: money(field('total')), style: 'body' },
        { id: 'orders.delivery', type: 'badge', value: field('delivery'), tone: 'neutral' },
      ],
      rowActions: [],
      layout: 'rows',
      emptyTitle: 'No orders yet',
      emptyMessage: 'What you order is listed here.',
    },
  ],
});
