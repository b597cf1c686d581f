/** `ui/components/MomentInputs.kt`: days and times. */
export const MOMENT_INPUTS = `@Composable
fun DateInput(
    label: String,
    value: LocalDate?,
    onValueChange: (LocalDate?) -> Unit,
    problem: FieldProblem?,
    modifier: Modifier = Modifier,
) {
    var isOpen by remember { mutableStateOf(false) }
    PickedValue(label, formatDate(value), problem, onOpen = { isOpen = true }, onClear = { onValueChange(null) }, modifier)
    if (isOpen) DayDialog(value, onPick = onValueChange, onClose = { isOpen = false })
}

@Composable
fun TimeInput(
    label: String,
    value: LocalTime?,
    onValueChange: (LocalTime?) -> Unit,
    problem: FieldProblem?,
    modifier: Modifier = Modifier,
) {
    var isOpen by remember { mutableStateOf(false) }
    PickedValue(label, formatTime(value), problem, onOpen = { isOpen = true }, onClear = { onValueChange(null) }, modifier)
    if (isOpen) TimeDialog(value, onPick = onValueChange, onClose = { isOpen = false })
}

@Composable
fun DateTimeInput(
    label: String,
    value: Instant?,
    onValueChange: (Instant?) -> Unit,
    problem: FieldProblem?,
    modifier: Modifier = Modifier,
) {
    val zone = ZoneId.systemDefault()
    val present = value?.atZone(zone)
    val time = present?.toLocalTime() ?: LocalTime.now().withSecond(0).withNano(0)
    val day = present?.toLocalDate() ?: LocalDate.now()
    var isDayOpen by remember { mutableStateOf(false) }
    var isTimeOpen by remember { mutableStateOf(false) }
    PickedValue(label, formatDateTime(value), problem, onOpen = { isDayOpen = true }, onClear = { onValueChange(null) }, modifier)
    if (isDayOpen) {
        DayDialog(
            day,
            onPick = {
                onValueChange(it.atTime(time).atZone(zone).toInstant())
                isTimeOpen = true
            },
            onClose = { isDayOpen = false },
        )
    }
    if (isTimeOpen) {
        TimeDialog(time, onPick = { onValueChange(day.atTime(it).atZone(zone).toInstant()) }, onClose = { isTimeOpen = false })
    }
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
fun DatesInput(
    label: String,
    value: Set<LocalDate>,
    onValueChange: (Set<LocalDate>) -> Unit,
    problem: FieldProblem?,
    modifier: Modifier = Modifier,
) {
    var isOpen by remember { mutableStateOf(false) }
    Column(modifier) {
        Row(verticalAlignment = Alignment.CenterVertically) {
            Text(label, Modifier.weight(1f))
            ActionIcon(stringResource(R.string.ui_add_day), AppIcons.Add, onClick = { isOpen = true })
        }
        FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
            for (day in value.sorted()) {
                InputChip(selected = true, onClick = { onValueChange(value - day) }, label = { Text(formatDate(day)) })
            }
        }
        ProblemText(problem)
    }
    if (isOpen) DayDialog(null, onPick = { onValueChange(value + it) }, onClose = { isOpen = false })
}

@Composable
private fun PickedValue(
    label: String,
    shown: String,
    problem: FieldProblem?,
    onOpen: () -> Unit,
    onClear: () -> Unit,
    modifier: Modifier,
) {
    Column(modifier) {
        Row(verticalAlignment = Alignment.CenterVertically) {
            Text(label, Modifier.weight(1f), style = MaterialTheme.typography.bodyLarge)
            if (shown.isNotEmpty()) ActionIcon(stringResource(R.string.ui_clear), AppIcons.Close, onClear)
            TextButton(onClick = onOpen) { Text(shown.ifEmpty { stringResource(R.string.ui_choose) }) }
        }
        ProblemText(problem)
    }
}

/** The picker counts in UTC, days have no zone. */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
private fun DayDialog(present: LocalDate?, onPick: (LocalDate) -> Unit, onClose: () -> Unit) {
    val start = (present ?: LocalDate.now()).atStartOfDay(ZoneId.of("UTC")).toInstant().toEpochMilli()
    val picker = rememberDatePickerState(initialSelectedDateMillis = start)
    DatePickerDialog(
        onDismissRequest = onClose,
        confirmButton = {
            TextButton(
                onClick = {
                    onClose()
                    picker.selectedDateMillis?.let { onPick(Instant.ofEpochMilli(it).atZone(ZoneId.of("UTC")).toLocalDate()) }
                },
            ) { Text(stringResource(R.string.ui_ok)) }
        },
        dismissButton = { TextButton(onClick = onClose) { Text(stringResource(R.string.ui_cancel)) } },
    ) { DatePicker(picker) }
}

@OptIn(ExperimentalMaterial3Api::class)
@Composable
private fun TimeDialog(present: LocalTime?, onPick: (LocalTime) -> Unit, onClose: () -> Unit) {
    val start = present ?: LocalTime.of(9, 0)
    val picker = rememberTimePickerState(initialHour = start.hour, initialMinute = start.minute)
    AlertDialog(
        onDismissRequest = onClose,
        text = { TimePicker(picker) },
        confirmButton = {
            TextButton(
                onClick = {
                    onClose()
                    onPick(LocalTime.of(picker.hour, picker.minute))
                },
            ) { Text(stringResource(R.string.ui_ok)) }
        },
        dismissButton = { TextButton(onClick = onClose) { Text(stringResource(R.string.ui_cancel)) } },
    )
}
`;
