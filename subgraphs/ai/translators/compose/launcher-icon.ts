import type { AppSpec } from '#schema/app-spec/app-spec';
import { inkOn } from '../colours';
import { PICTOGRAMS } from '../pictograms';
import type { SourceFile } from '../source-file';
import { appPictogram } from '../walk';

/** The app's icon: its pictogram on its accent, in layers of which each launcher makes the shape that it likes. */
export function launcherIcons(spec: AppSpec, resources: string): SourceFile[] {
  return [
    { path: `${resources}/mipmap-anydpi/ic_launcher.xml`, content: LAYERS },
    { path: `${resources}/drawable/ic_launcher_foreground.xml`, content: foreground(spec) },
    { path: `${resources}/values/colors.xml`, content: colors(spec.theme.accent) },
  ];
}

const LAYERS = `<?xml version="1.0" encoding="utf-8"?>
<adaptive-icon xmlns:android="http://schemas.android.com/apk/res/android">
    <background android:drawable="@color/ic_launcher_background" />
    <foreground android:drawable="@drawable/ic_launcher_foreground" />
    <monochrome android:drawable="@drawable/ic_launcher_foreground" />
</adaptive-icon>
`;

const colors = (accent: string) => `<?xml version="1.0" encoding="utf-8"?>
<resources>
    <color name="ic_launcher_background">${accent.toUpperCase()}</color>
</resources>
`;

/** Of the 108 dp of a layer the middle 66 are never cut off; the pictogram takes 48. */
const foreground = (spec: AppSpec) => `<?xml version="1.0" encoding="utf-8"?>
<vector xmlns:android="http://schemas.android.com/apk/res/android"
    android:width="108dp"
    android:height="108dp"
    android:viewportWidth="108"
    android:viewportHeight="108">
    <group
        android:scaleX="2"
        android:scaleY="2"
        android:translateX="30"
        android:translateY="30">
        <path
            android:fillColor="${inkOn(spec.theme.accent)}"
            android:pathData="${PICTOGRAMS[appPictogram(spec)]}" />
    </group>
</vector>
`;
