/** `ui/components/MonthGrid.kt`. */
export const MONTH_GRID = `/** A month whose [marked] days hold something; a tap gives the day as "2026-11-23". */
@Composable
fun MonthGrid(marked: Set<LocalDate>, selection: String, onSelect: (String) -> Unit, modifier: Modifier = Modifier) {
    var month by remember { mutableStateOf(YearMonth.now()) }
    Column(modifier) {
        Row(verticalAlignment = Alignment.CenterVertically) {
            ActionIcon(stringResource(R.string.ui_previous_month), AppIcons.ArrowBack, onClick = { month = month.minusMonths(1) })
            Text(
                month.format(DateTimeFormatter.ofPattern("LLLL yyyy")),
                Modifier.weight(1f),
                style = MaterialTheme.typography.titleMedium,
                textAlign = TextAlign.Center,
            )
            ActionIcon(stringResource(R.string.ui_next_month), AppIcons.ArrowForward, onClick = { month = month.plusMonths(1) })
        }
        Row {
            for (name in weekdayNames()) {
                Text(
                    name,
                    Modifier.weight(1f).clearAndSetSemantics {},
                    color = MaterialTheme.colorScheme.onSurfaceVariant,
                    style = MaterialTheme.typography.labelMedium,
                    textAlign = TextAlign.Center,
                )
            }
        }
        for (week in weeksOf(month)) {
            Row {
                for (day in week) {
                    if (day == null) {
                        Spacer(Modifier.weight(1f))
                    } else {
                        DayCell(
                            day,
                            isMarked = day in marked,
                            isSelected = day.toString() == selection,
                            onClick = { onSelect(day.toString()) },
                            modifier = Modifier.weight(1f),
                        )
                    }
                }
            }
        }
    }
}

@Composable
private fun DayCell(day: LocalDate, isMarked: Boolean, isSelected: Boolean, onClick: () -> Unit, modifier: Modifier) {
    val name = formatDate(day)
    val ground = if (isSelected) MaterialTheme.colorScheme.primaryContainer else Color.Transparent
    Column(
        modifier
            .height(48.dp)
            .background(ground, RoundedCornerShape(8.dp))
            .clickable(onClick = onClick)
            .semantics(mergeDescendants = true) {
                contentDescription = name
                selected = isSelected
            },
        verticalArrangement = Arrangement.Center,
        horizontalAlignment = Alignment.CenterHorizontally,
    ) {
        Text(day.dayOfMonth.toString(), style = MaterialTheme.typography.bodyMedium)
        val dot = if (isMarked) MaterialTheme.colorScheme.primary else Color.Transparent
        Box(Modifier.size(6.dp).background(dot, CircleShape))
    }
}

/** The days of the month in weeks that begin as they do where the device is; null before its first and after its last day. */
private fun weeksOf(month: YearMonth): List<List<LocalDate?>> {
    val firstWeekday = WeekFields.of(Locale.getDefault()).firstDayOfWeek
    val gaps = (month.atDay(1).dayOfWeek.value - firstWeekday.value + 7) % 7
    val days = List<LocalDate?>(gaps) { null } + (1..month.lengthOfMonth()).map { month.atDay(it) }
    return days.chunked(7).map { week -> week + List(7 - week.size) { null } }
}

/** Of one letter or two each, in the order in which the weeks are shown. */
private fun weekdayNames(): List<String> {
    val first = WeekFields.of(Locale.getDefault()).firstDayOfWeek
    return (0L..6L).map { first.plus(it).getDisplayName(java.time.format.TextStyle.NARROW_STANDALONE, Locale.getDefault()) }
}
`;
