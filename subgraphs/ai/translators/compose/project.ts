import type { AppSpec } from '#schema/app-spec/app-spec';
import type { AppNames } from '../app-names';
import type { SourceFile } from '../source-file';
import { kotlinString } from './literals';
import { manifest, THEMES, launcherIcon, REMINDER_ICON } from './manifest';

/** What Gradle and Android need besides the sources. */
export function projectFiles(spec: AppSpec, names: AppNames): SourceFile[] {
  const files: SourceFile[] = [
    { path: 'android/settings.gradle.kts', content: settings(names) },
    { path: 'android/build.gradle.kts', content: ROOT_BUILD },
    { path: 'android/gradle.properties', content: PROPERTIES },
    { path: 'android/gradle/libs.versions.toml', content: VERSIONS },
    { path: 'android/app/build.gradle.kts', content: appBuild(names) },
    { path: 'android/app/src/main/AndroidManifest.xml', content: manifest(spec) },
    { path: 'android/app/src/main/res/values/themes.xml', content: THEMES },
    { path: 'android/app/src/main/res/drawable/ic_launcher.xml', content: launcherIcon(spec.theme.accent) },
  ];
  if (spec.reminders.length > 0)
    files.push({ path: 'android/app/src/main/res/drawable/ic_reminder.xml', content: REMINDER_ICON });
  return files;
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
}
`;

const PROPERTIES = `org.gradle.jvmargs=-Xmx2g -Dfile.encoding=UTF-8
android.useAndroidX=true
android.nonTransitiveRClass=true
kotlin.code.style=official
`;

const VERSIONS = `[versions]
agp = "8.7.3"
kotlin = "2.1.0"
composeBom = "2024.12.01"
activity = "1.9.3"
core = "1.15.0"
lifecycle = "2.8.7"
navigation = "2.8.5"

[libraries]
androidx-core = { module = "androidx.core:core-ktx", version.ref = "core" }
androidx-activity-compose = { module = "androidx.activity:activity-compose", version.ref = "activity" }
androidx-lifecycle-runtime-compose = { module = "androidx.lifecycle:lifecycle-runtime-compose", version.ref = "lifecycle" }
androidx-lifecycle-viewmodel-compose = { module = "androidx.lifecycle:lifecycle-viewmodel-compose", version.ref = "lifecycle" }
androidx-navigation-compose = { module = "androidx.navigation:navigation-compose", version.ref = "navigation" }
compose-bom = { module = "androidx.compose:compose-bom", version.ref = "composeBom" }
compose-material3 = { module = "androidx.compose.material3:material3" }
compose-material-icons = { module = "androidx.compose.material:material-icons-extended" }
compose-ui-tooling = { module = "androidx.compose.ui:ui-tooling" }
compose-ui-tooling-preview = { module = "androidx.compose.ui:ui-tooling-preview" }

[plugins]
android-application = { id = "com.android.application", version.ref = "agp" }
kotlin-android = { id = "org.jetbrains.kotlin.android", version.ref = "kotlin" }
kotlin-compose = { id = "org.jetbrains.kotlin.plugin.compose", version.ref = "kotlin" }
`;

function appBuild(names: AppNames): string {
  return `plugins {
    alias(libs.plugins.android.application)
    alias(libs.plugins.kotlin.android)
    alias(libs.plugins.kotlin.compose)
}

android {
    namespace = "app.${names.slug}"
    compileSdk = 35

    defaultConfig {
        applicationId = "app.${names.slug}"
        minSdk = 26
        targetSdk = 35
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

    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
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
    implementation(libs.androidx.core)
    implementation(libs.androidx.activity.compose)
    implementation(libs.androidx.lifecycle.runtime.compose)
    implementation(libs.androidx.lifecycle.viewmodel.compose)
    implementation(libs.androidx.navigation.compose)
    implementation(libs.compose.material3)
    implementation(libs.compose.material.icons)
    implementation(libs.compose.ui.tooling.preview)
    debugImplementation(libs.compose.ui.tooling)
}
`;
}
