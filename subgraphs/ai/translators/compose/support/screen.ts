/** `ui/components/AppScreen.kt`. */
export const APP_SCREEN = `/** A question that must be answered before something is deleted. */
data class Confirmation(@param:StringRes val message: Int, val action: () -> Unit)

/** What every screen has: its title, the way back, its actions, and the question before a deletion. */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
fun AppScreen(
    title: String,
    onBack: (() -> Unit)? = null,
    confirmation: Confirmation? = null,
    onConfirmationAnswered: (Boolean) -> Unit = {},
    actions: @Composable RowScope.() -> Unit = {},
    floatingActionButton: @Composable () -> Unit = {},
    content: @Composable () -> Unit,
) {
    Scaffold(
        topBar = {
            TopAppBar(
                title = { Text(title, style = LocalTitleStyle.current, modifier = Modifier.semantics { heading() }) },
                navigationIcon = { if (onBack != null) BackButton(onBack) },
                actions = actions,
            )
        },
        floatingActionButton = floatingActionButton,
    ) { padding ->
        Box(Modifier.padding(padding)) { content() }
    }
    if (confirmation != null) ConfirmationDialog(confirmation, onConfirmationAnswered)
}

@Composable
private fun BackButton(onBack: () -> Unit) {
    IconButton(onClick = onBack) {
        Icon(AppIcons.ArrowBack, contentDescription = stringResource(R.string.ui_back))
    }
}

@Composable
private fun ConfirmationDialog(confirmation: Confirmation, onAnswer: (Boolean) -> Unit) {
    AlertDialog(
        onDismissRequest = { onAnswer(false) },
        text = { Text(stringResource(confirmation.message)) },
        confirmButton = { TextButton(onClick = { onAnswer(true) }) { Text(stringResource(R.string.ui_delete)) } },
        dismissButton = { TextButton(onClick = { onAnswer(false) }) { Text(stringResource(R.string.ui_cancel)) } },
    )
}
`;

/** `ui/ScreenEffects.kt`. */
export const SCREEN_EFFECTS = `/** What a view model asks of the app around its screen. */
sealed interface ScreenEffect {
    data class Open(val route: AppRoute) : ScreenEffect

    data class ShowTab(val route: AppRoute) : ScreenEffect

    data object Back : ScreenEffect

    /** A short notice that goes away by itself. */
    data class Notice(@param:StringRes val message: Int) : ScreenEffect

    /** Text for the share sheet, made when the user's language is known. */
    data class Share(val text: (Resources) -> String) : ScreenEffect
}

/** The way from the view models to the app; each effect is handled once. */
class ScreenEffects {
    private val channel = Channel<ScreenEffect>(Channel.BUFFERED)

    val flow: Flow<ScreenEffect> = channel.receiveAsFlow()

    fun send(effect: ScreenEffect) {
        channel.trySend(effect)
    }
}
`;
