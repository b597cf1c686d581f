import { describeEnum } from '#platform/graphql/describe-enum';
import { MobilePlatform } from '#schema/shared/mobile-platform';
import type { StoreName } from '#platform/ports/store';

/** The two app stores, as an enum of the graph. */
export const StoreNames = { APP_STORE: 'APP_STORE', PLAY_STORE: 'PLAY_STORE' } as const satisfies Record<
  StoreName,
  StoreName
>;

describeEnum(StoreNames, 'StoreName', 'An app store.', {
  APP_STORE: "Apple's App Store, with TestFlight for its tests.",
  PLAY_STORE: 'Google Play.',
});

export const storeTitles: Record<StoreName, string> = { APP_STORE: 'the App Store', PLAY_STORE: 'Google Play' };

/** What apps of a store are built for. */
export const platformOf: Record<StoreName, MobilePlatform> = {
  APP_STORE: MobilePlatform.IOS,
  PLAY_STORE: MobilePlatform.ANDROID,
};
