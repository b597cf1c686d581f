/** `ui/components/Inputs.kt`: controls of forms. */
export const INPUTS = `@get:StringRes
private val FieldProblem.message: Int
    get() = when (this) {
        FieldProblem.MISSING -> R.string.ui_missing
        FieldProblem.NO_WHOLE_NUMBER -> R.string.ui_no_whole_number
        FieldProblem.NO_NUMBER -> R.string.ui_no_number
        FieldProblem.NO_EMAIL_ADDRESS -> R.string.ui_no_email_address
        FieldProblem.NO_PHONE_NUMBER -> R.string.ui_no_phone_number
        FieldProblem.NO_WEB_ADDRESS -> R.string.ui_no_web_address
    }

@Composable
fun ProblemText(problem: FieldProblem?) {
    if (problem != null) {
        Text(
            stringResource(problem.message),
            color = MaterialTheme.colorScheme.error,
            style = MaterialTheme.typography.bodySmall,
        )
    }
}

@Composable
fun TextInput(
    label: String,
    value: String,
    onValueChange: (String) -> Unit,
    problem: FieldProblem?,
    modifier: Modifier = Modifier,
    keyboard: KeyboardType = KeyboardType.Text,
    minLines: Int = 1,
    suffix: String? = null,
) {
    OutlinedTextField(
        value = value,
        onValueChange = onValueChange,
        modifier = modifier,
        label = { Text(label) },
        suffix = suffix?.let { unit -> { Text(unit) } },
        supportingText = problem?.let { { ProblemText(it) } },
        isError = problem != null,
        keyboardOptions = KeyboardOptions(
            capitalization = if (keyboard == KeyboardType.Text) KeyboardCapitalization.Sentences else KeyboardCapitalization.None,
            keyboardType = keyboard,
            imeAction = if (minLines == 1) ImeAction.Next else ImeAction.Default,
        ),
        singleLine = minLines == 1,
        minLines = minLines,
    )
}

@Composable
fun BooleanInput(
    label: String,
    value: Boolean,
    onValueChange: (Boolean) -> Unit,
    problem: FieldProblem?,
    modifier: Modifier = Modifier,
) {
    Column {
        LabeledSwitch(label, value, onValueChange, modifier)
        ProblemText(problem)
    }
}

/** One of several; [options] are values with their labels. */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
fun <Value> ChoiceInput(
    label: String,
    value: Value,
    onValueChange: (Value) -> Unit,
    options: List<Pair<Value, String>>,
    problem: FieldProblem?,
    modifier: Modifier = Modifier,
) {
    var isOpen by remember { mutableStateOf(false) }
    ExposedDropdownMenuBox(expanded = isOpen, onExpandedChange = { isOpen = it }, modifier = modifier) {
        OutlinedTextField(
            value = options.firstOrNull { it.first == value }?.second.orEmpty(),
            onValueChange = {},
            modifier = Modifier.fillMaxWidth().menuAnchor(ExposedDropdownMenuAnchorType.PrimaryNotEditable),
            readOnly = true,
            label = { Text(label) },
            trailingIcon = { ExposedDropdownMenuDefaults.TrailingIcon(expanded = isOpen) },
            supportingText = problem?.let { { ProblemText(it) } },
            isError = problem != null,
        )
        ExposedDropdownMenu(expanded = isOpen, onDismissRequest = { isOpen = false }) {
            for ((option, name) in options) {
                DropdownMenuItem(
                    text = { Text(name) },
                    onClick = {
                        isOpen = false
                        onValueChange(option)
                    },
                )
            }
        }
    }
}
`;
