import type { AppSpec } from '#schema/app-spec/app-spec';
import type { AppNames } from '../app-names';
import type { SourceFile } from '../source-file';
import { launcherIcons } from './launcher-icon';
import { kotlinString } from './literals';
import { manifest, NIGHT_THEMES, REMINDER_ICON, THEMES } from './manifest';
import { ANDROID_API, GRADLE, VERSION_CATALOG } from './versions';

/** What Gradle, Android Studio and Android need besides the sources. */
export function projectFiles(spec: AppSpec, names: AppNames, applicationId: string): SourceFile[] {
  const resources = 'android/app/src/main/res';
  const files: SourceFile[] = [
    { path: 'android/.gitignore', content: IGNORED },
    { path: 'android/README.md', content: readme(spec, applicationId) },
    { path: 'android/settings.gradle.kts', content: settings(names) },
    { path: 'android/build.gradle.kts', content: ROOT_BUILD },
    { path: 'android/gradle.properties', content: PROPERTIES },
    { path: 'android/gradle/libs.versions.toml', content: VERSION_CATALOG },
    { path: 'android/gradle/wrapper/gradle-wrapper.properties', content: WRAPPER },
    { path: 'android/app/build.gradle.kts', content: appBuild(names, applicationId) },
    { path: 'android/app/src/main/AndroidManifest.xml', content: manifest(spec) },
    { path: `${resources}/values/themes.xml`, content: THEMES },
    { path: `${resources}/values-night/themes.xml`, content: NIGHT_THEMES },
    ...launcherIcons(spec, resources),
  ];
  if (spec.reminders.length > 0) files.push({ path: `${resources}/drawable/ic_reminder.xml`, content: REMINDER_ICON });
  return files;
}

const IGNORED = `.gradle/
.idea/
.kotlin/
*.iml
build/
local.properties
`;

function readme({ name }: AppSpec, applicationId: string): string {
  return `# ${name.replace(/[\r\n]+/g, ' ')} for Android

Open this folder in Android Studio: it takes the Gradle that \`gradle/wrapper/gradle-wrapper.properties\` names, and runs \`app\`.

For the command line, \`gradle wrapper\` writes \`gradlew\` and the wrapper's jar, which is no text and so does not lie here; from then on it is
\`./gradlew assembleDebug\`.

- \`app/src/main/kotlin\`: \`model/\` and \`data/\` know nothing of Android, \`ui/\` has a package for each screen with its view model.
- The data is one JSON file in the app's own storage, written by kotlinx.serialization.
- The application's id is \`${applicationId}\`. It stays when the app is renamed; a store accepts no other for later versions.
`;
}

function settings(names: AppNames): string {
  return `pluginManagement {
    repositories {
        google()
        mavenCentral()
        gradlePluginPortal()
    }
}

dependencyResolutionManagement {
    repositoriesMode.set(RepositoriesMode.FAIL_ON_PROJECT_REPOS)
    repositories {
        google()
        mavenCentral()
    }
}

rootProject.name = ${kotlinString(names.app)}
include(":app")
`;
}

const ROOT_BUILD = `plugins {
    alias(libs.plugins.android.application) apply false
    alias(libs.plugins.kotlin.android) apply false
    alias(libs.plugins.kotlin.compose) apply false
    alias(libs.plugins.kotlin.serialization) apply false
}
`;

const PROPERTIES = `org.gradle.jvmargs=-Xmx2g -Dfile.encoding=UTF-8
org.gradle.caching=true
android.useAndroidX=true
android.nonTransitiveRClass=true
kotlin.code.style=official
`;

const WRAPPER = `distributionBase=GRADLE_USER_HOME
distributionPath=wrapper/dists
distributionUrl=https\\://services.gradle.org/distributions/gradle-${GRADLE}-bin.zip
networkTimeout=10000
validateDistributionUrl=true
zipStoreBase=GRADLE_USER_HOME
zipStorePath=wrapper/dists
`;

function appBuild(names: AppNames, applicationId: string): string {
  return `plugins {
    alias(libs.plugins.android.application)
    alias(libs.plugins.kotlin.android)
    alias(libs.plugins.kotlin.compose)
    alias(libs.plugins.kotlin.serialization)
}

android {
    namespace = "app.${names.slug}"
    compileSdk = ${ANDROID_API}

    defaultConfig {
        applicationId = ${kotlinString(applicationId)}
        minSdk = 26
        targetSdk = ${ANDROID_API}
        versionCode = 1
        versionName = "1.0"
    }

    buildTypes {
        release {
            isMinifyEnabled = true
            isShrinkResources = true
            proguardFiles(getDefaultProguardFile("proguard-android-optimize.txt"))
        }
    }

    buildFeatures {
        compose = true
    }
}

kotlin {
    jvmToolchain(17)
}

dependencies {
    implementation(platform(libs.compose.bom))
    implementation(libs.androidx.activity.compose)
    implementation(libs.androidx.core)
    implementation(libs.androidx.lifecycle.runtime.compose)
    implementation(libs.androidx.lifecycle.viewmodel.compose)
    implementation(libs.androidx.navigation.compose)
    implementation(libs.compose.material.icons)
    implementation(libs.compose.material3)
    implementation(libs.compose.ui.tooling.preview)
    implementation(libs.kotlinx.coroutines.android)
    implementation(libs.kotlinx.serialization.json)
    debugImplementation(libs.compose.ui.tooling)
}
`;
}
