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
    data class Open(val route: String) : ScreenEffect

    data class ShowTab(val route: String) : ScreenEffect

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

/** `ui/components/Tiles.kt`. */
export const TILES = `enum class Tone { NEUTRAL, ACCENT, SUCCESS, WARNING, DANGER }

enum class ButtonRole { PRIMARY, SECONDARY, DESTRUCTIVE }

@Composable
private fun Tone.color(): Color = when (this) {
    Tone.NEUTRAL -> MaterialTheme.colorScheme.onSurfaceVariant
    Tone.ACCENT -> MaterialTheme.colorScheme.primary
    Tone.SUCCESS -> Color(0xFF2E7D32)
    Tone.WARNING -> Color(0xFFB26A00)
    Tone.DANGER -> MaterialTheme.colorScheme.error
}

/** A short text on a tinted ground. */
@Composable
fun ToneBadge(text: String, tone: Tone, modifier: Modifier = Modifier, icon: ImageVector? = null) {
    val color = tone.color()
    Row(
        modifier
            .background(color.copy(alpha = 0.14f), CircleShape)
            .padding(horizontal = 8.dp, vertical = 4.dp),
        horizontalArrangement = Arrangement.spacedBy(4.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        if (icon != null) Icon(icon, contentDescription = null, Modifier.size(16.dp), tint = color)
        Text(text, color = color, style = MaterialTheme.typography.labelMedium)
    }
}

/** A number with its meaning. */
@Composable
fun StatTile(label: String, value: String, icon: ImageVector, modifier: Modifier = Modifier) {
    Column(modifier.semantics(mergeDescendants = true) {}) {
        Row(horizontalArrangement = Arrangement.spacedBy(4.dp), verticalAlignment = Alignment.CenterVertically) {
            Icon(icon, contentDescription = null, Modifier.size(16.dp), tint = MaterialTheme.colorScheme.primary)
            Text(label, style = MaterialTheme.typography.labelMedium)
        }
        Text(value, style = MaterialTheme.typography.titleLarge)
    }
}

/** [value] is 0 to 1. */
@Composable
fun LabeledProgress(label: String, value: Double, modifier: Modifier = Modifier) {
    Column(modifier, verticalArrangement = Arrangement.spacedBy(4.dp)) {
        Text(label, style = MaterialTheme.typography.bodyMedium)
        LinearProgressIndicator(progress = { value.toFloat().coerceIn(0f, 1f) }, modifier = Modifier.fillMaxWidth())
    }
}

@Composable
fun SectionTitle(text: String, modifier: Modifier = Modifier) {
    Text(
        text,
        modifier.padding(top = 8.dp).semantics { heading() },
        color = MaterialTheme.colorScheme.primary,
        style = MaterialTheme.typography.titleSmall,
    )
}

/** What is said where there is nothing to show. */
@Composable
fun EmptyMessage(icon: ImageVector, title: String, message: String, modifier: Modifier = Modifier) {
    Column(
        modifier.fillMaxWidth().padding(32.dp),
        verticalArrangement = Arrangement.spacedBy(8.dp),
        horizontalAlignment = Alignment.CenterHorizontally,
    ) {
        Icon(icon, contentDescription = null, Modifier.size(48.dp), tint = MaterialTheme.colorScheme.outline)
        Text(title, style = MaterialTheme.typography.titleMedium, textAlign = TextAlign.Center)
        Text(message, style = MaterialTheme.typography.bodyMedium, textAlign = TextAlign.Center)
    }
}
`;

/** `ui/components/Buttons.kt`. */
export const BUTTONS = `@Composable
fun ActionButton(
    label: String,
    role: ButtonRole,
    onClick: () -> Unit,
    modifier: Modifier = Modifier,
    icon: ImageVector? = null,
) {
    val content: @Composable RowScope.() -> Unit = {
        if (icon != null) Icon(icon, contentDescription = null, Modifier.padding(end = 8.dp).size(18.dp))
        Text(label)
    }
    when (role) {
        ButtonRole.PRIMARY -> Button(onClick, modifier, content = content)
        ButtonRole.SECONDARY -> OutlinedButton(onClick, modifier, content = content)
        ButtonRole.DESTRUCTIVE -> OutlinedButton(
            onClick,
            modifier,
            colors = ButtonDefaults.outlinedButtonColors(contentColor = MaterialTheme.colorScheme.error),
            content = content,
        )
    }
}

/** A button where there is only room for its icon; the label is what a screen reader says. */
@Composable
fun ActionIcon(label: String, icon: ImageVector, onClick: () -> Unit, modifier: Modifier = Modifier) {
    IconButton(onClick, modifier) { Icon(icon, contentDescription = label) }
}

/** A box to tick, for rows. */
@Composable
fun CheckMark(label: String, checked: Boolean, onCheckedChange: (Boolean) -> Unit, modifier: Modifier = Modifier) {
    Checkbox(checked, onCheckedChange, modifier.semantics { contentDescription = label })
}

@Composable
fun LabeledSwitch(label: String, checked: Boolean, onCheckedChange: (Boolean) -> Unit, modifier: Modifier = Modifier) {
    Row(
        modifier.semantics(mergeDescendants = true) {}.clickable { onCheckedChange(!checked) },
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Text(label, Modifier.weight(1f), style = MaterialTheme.typography.bodyLarge)
        Switch(checked, onCheckedChange)
    }
}

@Composable
fun SearchInput(query: String, onQueryChange: (String) -> Unit, prompt: String, modifier: Modifier = Modifier) {
    OutlinedTextField(
        value = query,
        onValueChange = onQueryChange,
        modifier = modifier,
        placeholder = { Text(prompt) },
        leadingIcon = { Icon(AppIcons.Search, contentDescription = null) },
        trailingIcon = {
            if (query.isNotEmpty()) {
                ActionIcon(stringResource(R.string.ui_clear), AppIcons.Close, onClick = { onQueryChange("") })
            }
        },
        singleLine = true,
    )
}

/** One of a few; [options] are values with their labels. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
fun FilterChips(
    options: List<Pair<String, String>>,
    selection: String,
    onSelect: (String) -> Unit,
    modifier: Modifier = Modifier,
) {
    FlowRow(modifier, horizontalArrangement = Arrangement.spacedBy(8.dp)) {
        for ((value, label) in options) {
            FilterChip(selected = value == selection, onClick = { onSelect(value) }, label = { Text(label) })
        }
    }
}
`;

/** `ui/components/Rows.kt`. */
export const ROWS = `/** A row of a list; [content] stands side by side. */
@Composable
fun ListRow(modifier: Modifier = Modifier, onClick: (() -> Unit)? = null, content: @Composable RowScope.() -> Unit) {
    Card(modifier.fillMaxWidth()) {
        Row(
            Modifier
                .fillMaxWidth()
                .clickable(enabled = onClick != null) { onClick?.invoke() }
                .padding(12.dp),
            horizontalArrangement = Arrangement.spacedBy(12.dp),
            verticalAlignment = Alignment.CenterVertically,
            content = content,
        )
    }
}

/** A card of a grid; [content] stands below one another. */
@Composable
fun GridCard(modifier: Modifier = Modifier, onClick: (() -> Unit)? = null, content: @Composable () -> Unit) {
    Card(modifier) {
        Column(
            Modifier
                .fillMaxWidth()
                .clickable(enabled = onClick != null) { onClick?.invoke() }
                .padding(12.dp),
            verticalArrangement = Arrangement.spacedBy(8.dp),
        ) { content() }
    }
}

/** The actions of a row, behind a button; each closes the menu. */
@Composable
fun RowMenu(actions: @Composable (close: () -> Unit) -> Unit) {
    var isOpen by remember { mutableStateOf(false) }
    Box {
        ActionIcon(stringResource(R.string.ui_more), AppIcons.MoreVert, onClick = { isOpen = true })
        DropdownMenu(expanded = isOpen, onDismissRequest = { isOpen = false }) {
            actions { isOpen = false }
        }
    }
}

@Composable
fun MenuAction(
    label: String,
    icon: ImageVector,
    isDestructive: Boolean,
    onClick: () -> Unit,
    modifier: Modifier = Modifier,
) {
    val color = if (isDestructive) MaterialTheme.colorScheme.error else MaterialTheme.colorScheme.onSurface
    DropdownMenuItem(
        text = { Text(label, color = color) },
        onClick = onClick,
        modifier = modifier,
        leadingIcon = { Icon(icon, contentDescription = null, tint = color) },
    )
}
`;
