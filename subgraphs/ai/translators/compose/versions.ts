/** The library that keeps the data; it fits the Kotlin below. */
export const KOTLIN_SERIALIZATION = '1.9.0';

/** `gradle/wrapper/gradle-wrapper.properties`: the Gradle that the Android plugin below wants. */
export const GRADLE = '8.14.3';

/** What Google Play asks of new apps. */
export const ANDROID_API = 36;

/** `gradle/libs.versions.toml`: releases that were published to work with one another. */
export const VERSION_CATALOG = `[versions]
agp = "8.13.2"
kotlin = "2.2.21"
coroutines = "1.10.2"
serialization = "${KOTLIN_SERIALIZATION}"
composeBom = "2025.10.01"
activity = "1.11.0"
core = "1.17.0"
lifecycle = "2.9.4"
navigation = "2.9.5"

[libraries]
androidx-activity-compose = { module = "androidx.activity:activity-compose", version.ref = "activity" }
androidx-core = { module = "androidx.core:core-ktx", version.ref = "core" }
androidx-lifecycle-runtime-compose = { module = "androidx.lifecycle:lifecycle-runtime-compose", version.ref = "lifecycle" }
androidx-lifecycle-viewmodel-compose = { module = "androidx.lifecycle:lifecycle-viewmodel-compose", version.ref = "lifecycle" }
androidx-navigation-compose = { module = "androidx.navigation:navigation-compose", version.ref = "navigation" }
compose-bom = { module = "androidx.compose:compose-bom", version.ref = "composeBom" }
compose-material-icons = { module = "androidx.compose.material:material-icons-extended" }
compose-material3 = { module = "androidx.compose.material3:material3" }
compose-ui-tooling = { module = "androidx.compose.ui:ui-tooling" }
compose-ui-tooling-preview = { module = "androidx.compose.ui:ui-tooling-preview" }
kotlinx-coroutines-android = { module = "org.jetbrains.kotlinx:kotlinx-coroutines-android", version.ref = "coroutines" }
kotlinx-serialization-json = { module = "org.jetbrains.kotlinx:kotlinx-serialization-json", version.ref = "serialization" }

[plugins]
android-application = { id = "com.android.application", version.ref = "agp" }
kotlin-android = { id = "org.jetbrains.kotlin.android", version.ref = "kotlin" }
kotlin-compose = { id = "org.jetbrains.kotlin.plugin.compose", version.ref = "kotlin" }
kotlin-serialization = { id = "org.jetbrains.kotlin.plugin.serialization", version.ref = "kotlin" }
`;
