import type { AppSpec } from '#schema/app-spec/app-spec';
import type { AppNames } from '../app-names';

/** Xcode's ids of the project's objects: any 24 hexadecimal digits, each once. */
const id = (number: number) => number.toString(16).toUpperCase().padStart(24, '0');
const ID = {
  project: id(1),
  mainGroup: id(2),
  products: id(3),
  product: id(4),
  folder: id(5),
  target: id(6),
  sources: id(7),
  frameworks: id(8),
  resources: id(9),
  projectConfigurations: id(10),
  projectDebug: id(11),
  projectRelease: id(12),
  targetConfigurations: id(13),
  targetDebug: id(14),
  targetRelease: id(15),
};

/** `project.pbxproj`: one target that takes whatever lies in the app's folder, so that no file is named here. */
export function xcodeProject(spec: AppSpec, names: AppNames, bundleId: string): string {
  const app = names.app;
  const regions = [...new Set([spec.locale, 'Base', ...Object.keys(spec.strings)])];
  return `// !$*UTF8*$!
{
	archiveVersion = 1;
	classes = {
	};
	objectVersion = 77;
	objects = {

/* Begin PBXFileReference section */
		${ID.product} /* ${app}.app */ = {isa = PBXFileReference; explicitFileType = wrapper.application; includeInIndex = 0; path = ${app}.app; sourceTree = BUILT_PRODUCTS_DIR; };
/* End PBXFileReference section */

/* Begin PBXFileSystemSynchronizedRootGroup section */
		${ID.folder} /* ${app} */ = {
			isa = PBXFileSystemSynchronizedRootGroup;
			path = ${app};
			sourceTree = "<group>";
		};
/* End PBXFileSystemSynchronizedRootGroup section */

/* Begin PBXFrameworksBuildPhase section */
${phase(ID.frameworks, 'Frameworks')}
/* End PBXFrameworksBuildPhase section */

/* Begin PBXGroup section */
		${ID.mainGroup} = {
			isa = PBXGroup;
			children = (
				${ID.folder} /* ${app} */,
				${ID.products} /* Products */,
			);
			sourceTree = "<group>";
		};
		${ID.products} /* Products */ = {
			isa = PBXGroup;
			children = (
				${ID.product} /* ${app}.app */,
			);
			name = Products;
			sourceTree = "<group>";
		};
/* End PBXGroup section */

/* Begin PBXNativeTarget section */
		${ID.target} /* ${app} */ = {
			isa = PBXNativeTarget;
			buildConfigurationList = ${ID.targetConfigurations} /* Build configuration list for PBXNativeTarget "${app}" */;
			buildPhases = (
				${ID.sources} /* Sources */,
				${ID.frameworks} /* Frameworks */,
				${ID.resources} /* Resources */,
			);
			buildRules = (
			);
			dependencies = (
			);
			fileSystemSynchronizedGroups = (
				${ID.folder} /* ${app} */,
			);
			name = ${app};
			productName = ${app};
			productReference = ${ID.product} /* ${app}.app */;
			productType = "com.apple.product-type.application";
		};
/* End PBXNativeTarget section */

/* Begin PBXProject section */
		${ID.project} /* Project object */ = {
			isa = PBXProject;
			attributes = {
				BuildIndependentTargetsInParallel = 1;
				LastUpgradeCheck = 2600;
			};
			buildConfigurationList = ${ID.projectConfigurations} /* Build configuration list for PBXProject "${app}" */;
			developmentRegion = ${quoted(spec.locale)};
			hasScannedForEncodings = 0;
			knownRegions = (
${regions.map((region) => `				${quoted(region)},`).join('\n')}
			);
			mainGroup = ${ID.mainGroup};
			minimizedProjectReferenceProxies = 1;
			preferredProjectObjectVersion = 77;
			productRefGroup = ${ID.products} /* Products */;
			projectDirPath = "";
			projectRoot = "";
			targets = (
				${ID.target} /* ${app} */,
			);
		};
/* End PBXProject section */

/* Begin PBXResourcesBuildPhase section */
${phase(ID.resources, 'Resources')}
/* End PBXResourcesBuildPhase section */

/* Begin PBXSourcesBuildPhase section */
${phase(ID.sources, 'Sources')}
/* End PBXSourcesBuildPhase section */

/* Begin XCBuildConfiguration section */
${configuration(ID.projectDebug, 'Debug', { ...PROJECT, ...DEBUG })}
${configuration(ID.projectRelease, 'Release', { ...PROJECT, ...RELEASE })}
${configuration(ID.targetDebug, 'Debug', target(spec, bundleId))}
${configuration(ID.targetRelease, 'Release', target(spec, bundleId))}
/* End XCBuildConfiguration section */

/* Begin XCConfigurationList section */
${configurations(ID.projectConfigurations, `PBXProject "${app}"`, ID.projectDebug, ID.projectRelease)}
${configurations(ID.targetConfigurations, `PBXNativeTarget "${app}"`, ID.targetDebug, ID.targetRelease)}
/* End XCConfigurationList section */
	};
	rootObject = ${ID.project} /* Project object */;
}
`;
}

type Settings = Record<string, string>;

const PROJECT: Settings = {
  ALWAYS_SEARCH_USER_PATHS: 'NO',
  CLANG_ENABLE_MODULES: 'YES',
  CLANG_ENABLE_OBJC_ARC: 'YES',
  COPY_PHASE_STRIP: 'NO',
  ENABLE_STRICT_OBJC_MSGSEND: 'YES',
  ENABLE_USER_SCRIPT_SANDBOXING: 'YES',
  IPHONEOS_DEPLOYMENT_TARGET: '17.0',
  LOCALIZATION_PREFERS_STRING_CATALOGS: 'YES',
  SDKROOT: 'iphoneos',
};
const DEBUG: Settings = {
  DEBUG_INFORMATION_FORMAT: 'dwarf',
  ENABLE_TESTABILITY: 'YES',
  ONLY_ACTIVE_ARCH: 'YES',
  SWIFT_ACTIVE_COMPILATION_CONDITIONS: 'DEBUG $(inherited)',
  SWIFT_OPTIMIZATION_LEVEL: '-Onone',
};
const RELEASE: Settings = {
  DEBUG_INFORMATION_FORMAT: 'dwarf-with-dsym',
  ENABLE_NS_ASSERTIONS: 'NO',
  SWIFT_COMPILATION_MODE: 'wholemodule',
  VALIDATE_PRODUCT: 'YES',
};

const ORIENTATIONS = ['Portrait', 'LandscapeLeft', 'LandscapeRight'].map((way) => `UIInterfaceOrientation${way}`);

function target(spec: AppSpec, bundleId: string): Settings {
  return {
    ASSETCATALOG_COMPILER_APPICON_NAME: 'AppIcon',
    ASSETCATALOG_COMPILER_GLOBAL_ACCENT_COLOR_NAME: 'AccentColor',
    CODE_SIGN_STYLE: 'Automatic',
    CURRENT_PROJECT_VERSION: '1',
    ENABLE_PREVIEWS: 'YES',
    GENERATE_INFOPLIST_FILE: 'YES',
    // A name is no place for build settings.
    INFOPLIST_KEY_CFBundleDisplayName: spec.name.replace(/\$(?=[({])/g, ''),
    INFOPLIST_KEY_UIApplicationSceneManifest_Generation: 'YES',
    INFOPLIST_KEY_UILaunchScreen_Generation: 'YES',
    INFOPLIST_KEY_UISupportedInterfaceOrientations_iPad: [
      ...ORIENTATIONS,
      'UIInterfaceOrientationPortraitUpsideDown',
    ].join(' '),
    INFOPLIST_KEY_UISupportedInterfaceOrientations_iPhone: ORIENTATIONS.join(' '),
    LD_RUNPATH_SEARCH_PATHS: '$(inherited) @executable_path/Frameworks',
    MARKETING_VERSION: '1.0',
    PRODUCT_BUNDLE_IDENTIFIER: bundleId,
    PRODUCT_NAME: '$(TARGET_NAME)',
    SWIFT_EMIT_LOC_STRINGS: 'YES',
    SWIFT_VERSION: '5.0',
    TARGETED_DEVICE_FAMILY: '1,2',
  };
}

function phase(own: string, name: string): string {
  return `		${own} /* ${name} */ = {
			isa = PBX${name}BuildPhase;
			buildActionMask = 2147483647;
			files = (
			);
			runOnlyForDeploymentPostprocessing = 0;
		};`;
}

function configuration(own: string, name: string, settings: Settings): string {
  const lines = Object.entries(settings).map(([key, value]) => `				${key} = ${quoted(value)};`);
  return `		${own} /* ${name} */ = {
			isa = XCBuildConfiguration;
			buildSettings = {
${lines.join('\n')}
			};
			name = ${name};
		};`;
}

function configurations(own: string, of: string, debug: string, release: string): string {
  return `		${own} /* Build configuration list for ${of} */ = {
			isa = XCConfigurationList;
			buildConfigurations = (
				${debug} /* Debug */,
				${release} /* Release */,
			);
			defaultConfigurationIsVisible = 0;
			defaultConfigurationName = Release;
		};`;
}

/** A value of the old property list format; signs that no name needs are left out. */
function quoted(value: string): string {
  if (/^[\w./]+$/.test(value)) return value;
  return `"${value.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').replace(/["\\]/g, '\\$&')}"`;
}
