/** What an app is built for. */
export enum MobilePlatform {
  IOS = 'IOS',
  ANDROID = 'ANDROID',
}

export const mobilePlatformDescriptions: Record<MobilePlatform, string> = {
  IOS: "Apple's phones and tablets; the app is written in SwiftUI.",
  ANDROID: "Google's phones and tablets; the app is written in Jetpack Compose.",
};
