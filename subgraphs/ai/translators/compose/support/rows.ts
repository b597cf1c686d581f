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
