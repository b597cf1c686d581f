import type { AppSpec } from '#schema/app-spec/app-spec';

export function manifest(spec: AppSpec): string {
  const reminders = spec.reminders.length > 0;
  const permissions = reminders
    ? `    <uses-permission android:name="android.permission.POST_NOTIFICATIONS" />
    <uses-permission android:name="android.permission.RECEIVE_BOOT_COMPLETED" />

`
    : '';
  const receiver = reminders
    ? `
        <receiver
            android:name=".reminders.ReminderReceiver"
            android:exported="false">
            <intent-filter>
                <action android:name="android.intent.action.BOOT_COMPLETED" />
            </intent-filter>
        </receiver>`
    : '';
  return `<?xml version="1.0" encoding="utf-8"?>
<manifest xmlns:android="http://schemas.android.com/apk/res/android">

${permissions}    <application
        android:name=".NativeApp"
        android:allowBackup="true"
        android:icon="@mipmap/ic_launcher"
        android:label="@string/app_name"
        android:supportsRtl="true"
        android:theme="@style/Theme.App">
        <activity
            android:name=".MainActivity"
            android:exported="true"
            android:windowSoftInputMode="adjustResize">
            <intent-filter>
                <action android:name="android.intent.action.MAIN" />
                <category android:name="android.intent.category.LAUNCHER" />
            </intent-filter>
        </activity>${receiver}
    </application>
</manifest>
`;
}

/** What the window shows before the first composition, by day and by night. */
export const THEMES = themes('android:Theme.Material.Light.NoActionBar');
export const NIGHT_THEMES = themes('android:Theme.Material.NoActionBar');

function themes(parent: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<resources>
    <style name="Theme.App" parent="${parent}" />
</resources>
`;
}

export const REMINDER_ICON = `<?xml version="1.0" encoding="utf-8"?>
<vector xmlns:android="http://schemas.android.com/apk/res/android"
    android:width="24dp"
    android:height="24dp"
    android:viewportWidth="24"
    android:viewportHeight="24">
    <path
        android:fillColor="#FFFFFF"
        android:pathData="M12,22c1.1,0 2,-0.9 2,-2h-4c0,1.1 0.9,2 2,2zM18,16v-5c0,-3.07 -1.63,-5.64 -4.5,-6.32V4a1.5,1.5 0 0,0 -3,0v0.68C7.64,5.36 6,7.92 6,11v5l-2,2v1h16v-1z" />
</vector>
`;
