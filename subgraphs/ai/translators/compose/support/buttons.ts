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
        modifier
            .heightIn(min = 48.dp)
            .toggleable(checked, role = Role.Switch, onValueChange = onCheckedChange),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Text(label, Modifier.weight(1f), style = MaterialTheme.typography.bodyLarge)
        Switch(checked, onCheckedChange = null)
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
