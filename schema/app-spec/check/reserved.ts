const words = (text: string) => text.trim().split(/\s+/);

/** Property names that are keywords in Swift or Kotlin, or that every object or view has already. */
export const RESERVED_PROPERTIES: ReadonlySet<string> = new Set(
  words(`
    as associatedtype async await break case catch class continue default defer deinit do dynamic else enum extension
    fallthrough false fileprivate final for fun func get guard if import in infix init inout interface internal is lateinit lazy let
    nil null object open operator optional override package precedencegroup private protected protocol public repeat
    required rethrows return self set some static struct subscript super suspend switch this throw throws true try
    typealias typeof val var weak when where while id hash hashValue hashCode toString equals copy clone javaClass
  `),
);

/** State variables also live beside a view's own members. */
export const RESERVED_STATE: ReadonlySet<string> = new Set([
  ...RESERVED_PROPERTIES,
  ...words('body store navigation navigator form item errors viewModel objectWillChange'),
]);

/** Types of Swift, SwiftUI, Foundation, Kotlin and Compose that a model of the same name would hide. */
export const RESERVED_TYPES: ReadonlySet<string> = new Set(
  words(`
    Action Activity Alert Alignment Angle Animation Any AnyObject AnyView App AppStorage Application Array Arrangement
    Badge Binding Bitmap Body Bool Boolean Box Bundle Button ButtonStyle Byte Calendar Canvas Capsule Card Char Character
    Checkbox Chip Circle Class Codable Collection Color Column Component Composable Comparable Component Configuration Content Context
    ContentView Control Coroutine Data Date DateFormatter DateInterval DatePicker Decimal Decoder Dictionary Dispatch Display Divider
    Double Edge Element Ellipse EmptyView Encodable Encoder Entry Enum Environment Equatable Error Exception ExpressibleBy FileManager
    Float Flow Font ForEach Form Formatter Function Gesture Gradient Grid Group Hashable HStack Icon Identifiable Image
    Instant Int Integer Intent Iterable Iterator Job KeyPath Label Layout LazyColumn Link List Local Locale Logger Long Map MainActor
    Material MaterialTheme Math Measurement Menu Modifier Model Mutable Namespace NavigationLink NavigationStack Never Notification
    Nothing Number NumberFormatter Object Observable Observer Operation Operator Optional Package Pair Path Picker Predicate
    Preview Process Progress ProgressView Protocol Published Range Rect Rectangle Reference Regex Release Result Role Row Runnable
    Scaffold Scene Screen ScreenState Scope Scroll ScrollView Section Self Sequence Set Shape Short Slider Snackbar Spacer
    Stack State StateObject Store Stepper Stream String Structure Style Subview Surface Switch System Tab Table TabView Task Template Text TextField
    TextStyle Theme Thread Throwable Time TimeZone Timer Title Toggle Token Toolbar Transaction Transition Triple Tuple Type UInt URL UUID Unit
    Value Vector View ViewBuilder ViewModel Void VStack Widget Window Work ZStack
  `),
);
