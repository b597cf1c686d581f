/** What the runtime itself says, beside the labels of the specification. */
export interface Words {
  back: string;
  cancel: string;
  ok: string;
  done: string;
  delete: string;
  more: string;
  clear: string;
  close: string;
  choose: string;
  none: string;
  copy: string;
  copied: string;
  share: string;
  choosePicture: string;
  removePicture: string;
  samplePictures: string;
  previousMonth: string;
  nextMonth: string;
  hour: string;
  minute: string;
  minutes: string;
  yes: string;
  no: string;
  required: string;
  number: string;
  wholeNumber: string;
  email: string;
  phone: string;
  url: string;
  pictureTooLarge: string;
  noData: string;
  notKept: string;
}

const en: Words = {
  back: 'Back',
  cancel: 'Cancel',
  ok: 'OK',
  done: 'Done',
  delete: 'Delete',
  more: 'More',
  clear: 'Clear',
  close: 'Close',
  choose: 'Choose',
  none: 'None',
  copy: 'Copy',
  copied: 'Copied',
  share: 'Share',
  choosePicture: 'Choose a picture…',
  removePicture: 'Remove picture',
  samplePictures: 'Sample pictures',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  hour: 'Hour',
  minute: 'Minute',
  minutes: 'min',
  yes: 'Yes',
  no: 'No',
  required: 'This is required.',
  number: 'Enter a number.',
  wholeNumber: 'Enter a whole number.',
  email: 'Enter an e-mail address, like name@example.com.',
  phone: 'Enter a phone number.',
  url: 'Enter a web address, like example.com.',
  pictureTooLarge: 'This picture cannot be read. Choose another one.',
  noData: 'Nothing to show yet',
  notKept: 'There is no room left to keep this over a restart.',
};

const de: Words = {
  back: 'Zurück',
  cancel: 'Abbrechen',
  ok: 'OK',
  done: 'Fertig',
  delete: 'Löschen',
  more: 'Mehr',
  clear: 'Leeren',
  close: 'Schließen',
  choose: 'Auswählen',
  none: 'Nichts',
  copy: 'Kopieren',
  copied: 'Kopiert',
  share: 'Teilen',
  choosePicture: 'Bild auswählen …',
  removePicture: 'Bild entfernen',
  samplePictures: 'Beispielbilder',
  previousMonth: 'Voriger Monat',
  nextMonth: 'Nächster Monat',
  hour: 'Stunde',
  minute: 'Minute',
  minutes: 'Min.',
  yes: 'Ja',
  no: 'Nein',
  required: 'Das wird gebraucht.',
  number: 'Bitte eine Zahl eingeben.',
  wholeNumber: 'Bitte eine ganze Zahl eingeben.',
  email: 'Bitte eine E-Mail-Adresse eingeben, wie name@example.com.',
  phone: 'Bitte eine Telefonnummer eingeben.',
  url: 'Bitte eine Web-Adresse eingeben, wie example.com.',
  pictureTooLarge: 'Dieses Bild lässt sich nicht lesen. Bitte ein anderes wählen.',
  noData: 'Noch nichts zu zeigen',
  notKept: 'Es ist kein Platz mehr, um das über einen Neustart zu behalten.',
};

/** The words in a language; English where there are none. */
export function wordsFor(locale: string): Words {
  return locale.toLowerCase().split('-')[0] === 'de' ? de : en;
}
