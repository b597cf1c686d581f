import type { VNode } from 'preact';
import { button, classes, el } from './element';
import { type Entry, fieldFrame } from './field-frame';
import { pictureOf } from './image-view';
import { samplePicture, SAMPLE_PICTURES } from './sample-pictures';

const MOST_PIXELS = 900;

/** Picks a picture: a file of the device, or one of the samples that every device brings. */
export function pictureField(entry: Entry): VNode {
  const { place } = entry;
  const { words } = place.session.language;
  const picture = pictureOf(entry.value);
  const attributes = {
    id: `${entry.id}.input`,
    class: classes('picture-pick', !picture && 'blank'),
    'data-testid': entry.id,
    'aria-label': `${entry.label}: ${words.choosePicture}`,
    'aria-invalid': entry.error ? 'true' : undefined,
  };
  const shown = picture
    ? el('img', { src: picture, alt: entry.label })
    : el('span', { class: 'picture-hint' }, place.icon('camera'), words.choosePicture);
  return fieldFrame(
    entry,
    'picture-field',
    button(attributes, () => choosePicture(entry), shown),
  );
}

function choosePicture(entry: Entry): void {
  const { session } = entry.place;
  const { words } = session.language;
  const take = (picture: string) => {
    entry.set(picture);
    session.show(null);
  };
  const file = el('input', {
    type: 'file',
    accept: 'image/*',
    class: 'file-input',
    'data-testid': `${entry.id}.file`,
    'aria-label': words.choosePicture,
    onChange: (event: Event) => {
      const chosen = (event.target as HTMLInputElement).files?.[0];
      if (chosen) shrink(chosen).then(take, () => session.notify(words.pictureTooLarge));
    },
  });
  const samples = Array.from({ length: SAMPLE_PICTURES }, (_, index) => {
    const picture = samplePicture(index);
    const attributes = {
      class: 'sample-picture',
      'data-testid': `${entry.id}.sample${index + 1}`,
      'aria-label': `${words.samplePictures} ${index + 1}`,
    };
    return button(attributes, () => take(picture), el('img', { src: picture, alt: '' }));
  });
  const remove = () =>
    button({ class: 'button destructive', 'data-testid': `${entry.id}.remove` }, () => take(''), words.removePicture);
  session.show({
    kind: 'sheet',
    title: entry.label,
    content: () =>
      el(
        'div',
        { class: 'sheet-parts' },
        el(
          'label',
          { class: 'button primary file-button' },
          entry.place.icon('image'),
          el('span', {}, words.choosePicture),
          file,
        ),
        el('p', { class: 'text caption' }, words.samplePictures),
        el('div', { class: 'sample-pictures' }, ...samples),
        pictureOf(entry.value) ? remove() : null,
      ),
  });
}

/** The file as a picture small enough to be kept among the app's data. Rejects what is no picture. */
async function shrink(file: Blob): Promise<string> {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, MOST_PIXELS / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas.toDataURL('image/jpeg', 0.82);
}
