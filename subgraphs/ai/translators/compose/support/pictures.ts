/** `ui/components/Charts.kt`. */
export const CHARTS = `/** The label of a bar: a resource, or text that needs no translation. */
sealed interface ChartLabel {
    data class Resource(@param:StringRes val id: Int) : ChartLabel

    data class Text(val text: String) : ChartLabel
}

/** [text] is the value as people read it. */
data class ChartBar(val label: ChartLabel, val value: Float, val text: String)

@Composable
fun BarChart(label: String, bars: List<ChartBar>, modifier: Modifier = Modifier) {
    val highest = bars.maxOfOrNull { it.value }?.takeIf { it > 0f } ?: 1f
    Column(modifier, verticalArrangement = Arrangement.spacedBy(8.dp)) {
        Text(label, style = MaterialTheme.typography.titleMedium)
        Row(Modifier.fillMaxWidth().height(200.dp), horizontalArrangement = Arrangement.spacedBy(8.dp)) {
            for (bar in bars) Bar(bar, share = (bar.value / highest).coerceIn(0f, 1f), Modifier.weight(1f))
        }
    }
}

@Composable
private fun Bar(bar: ChartBar, share: Float, modifier: Modifier) {
    val name = when (val label = bar.label) {
        is ChartLabel.Resource -> stringResource(label.id)
        is ChartLabel.Text -> label.text
    }
    Column(
        modifier.fillMaxHeight().semantics(mergeDescendants = true) {},
        verticalArrangement = Arrangement.Bottom,
        horizontalAlignment = Alignment.CenterHorizontally,
    ) {
        Box(Modifier.weight(1f), contentAlignment = Alignment.BottomCenter) {
            Column(horizontalAlignment = Alignment.CenterHorizontally) {
                Text(bar.text, style = MaterialTheme.typography.labelSmall)
                Box(
                    Modifier
                        .fillMaxWidth()
                        .height(140.dp * share)
                        .background(MaterialTheme.colorScheme.primary, RoundedCornerShape(4.dp)),
                )
            }
        }
        Text(name, style = MaterialTheme.typography.labelSmall, maxLines = 1, overflow = TextOverflow.Ellipsis)
    }
}
`;

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
`;

/** `ui/components/MapSketch.kt`. */
export const MAP_SKETCH = `data class MapPin(val id: String, val title: String)

/** A drawn map with one pin an object; where a pin stands follows from its order. */
@Composable
fun MapSketch(label: String, pins: List<MapPin>, modifier: Modifier = Modifier) {
    val street = MaterialTheme.colorScheme.outlineVariant
    BoxWithConstraints(
        modifier
            .height(220.dp)
            .clip(MaterialTheme.shapes.medium)
            .background(MaterialTheme.colorScheme.secondaryContainer)
            .semantics { contentDescription = label },
    ) {
        Canvas(Modifier.fillMaxSize()) {
            for (share in listOf(0.2f, 0.45f, 0.7f)) {
                drawLine(street, Offset(0f, size.height * share), Offset(size.width, size.height * (1 - share)), 8f)
                drawLine(street, Offset(size.width * share, 0f), Offset(size.width * share, size.height), 8f)
            }
        }
        pins.forEachIndexed { index, pin ->
            val turn = (index * 0.618f + 0.3f) % 1f
            val rise = (index * 0.382f + 0.25f) % 1f
            Row(
                Modifier.offset(x = maxWidth * (0.1f + 0.6f * turn), y = maxHeight * (0.1f + 0.7f * rise)),
                verticalAlignment = Alignment.CenterVertically,
            ) {
                Icon(AppIcons.Location, contentDescription = null, tint = MaterialTheme.colorScheme.error)
                Text(pin.title, style = MaterialTheme.typography.labelSmall)
            }
        }
    }
}
`;

/** `ui/components/MessageList.kt`. */
export const MESSAGE_LIST = `data class Message(val id: String, val text: String, val isMine: Boolean)

/** Messages, oldest first, own ones at the end of the line; it keeps to the newest. */
@Composable
fun MessageList(messages: List<Message>, modifier: Modifier = Modifier) {
    val position = rememberLazyListState()
    LaunchedEffect(messages.size) {
        if (messages.isNotEmpty()) position.animateScrollToItem(messages.lastIndex)
    }
    LazyColumn(
        modifier,
        state = position,
        contentPadding = PaddingValues(16.dp),
        verticalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        items(messages, key = { it.id }) { message -> MessageBubble(message) }
    }
}

@Composable
private fun MessageBubble(message: Message) {
    val colors = MaterialTheme.colorScheme
    val ground = if (message.isMine) colors.primary else colors.surfaceVariant
    Box(Modifier.fillMaxWidth(), contentAlignment = if (message.isMine) Alignment.CenterEnd else Alignment.CenterStart) {
        Text(
            message.text,
            Modifier
                .fillMaxWidth(0.8f)
                .background(ground, RoundedCornerShape(16.dp))
                .padding(horizontal = 12.dp, vertical = 8.dp),
            color = if (message.isMine) colors.onPrimary else colors.onSurfaceVariant,
        )
    }
}
`;

/** `ui/components/StoredImage.kt`. */
export const STORED_IMAGE = `/** Pictures lie as files in the app's own folder; objects hold the name of the file. */
private fun pictureFile(context: Context, name: String): File = File(context.filesDir, "pictures/$name")

/** A kept picture, or its placeholder. */
@Composable
fun StoredImage(name: String, placeholder: ImageVector, contentDescription: String, modifier: Modifier = Modifier) {
    val context = LocalContext.current
    val picture = remember(name) {
        if (name.isEmpty()) null else BitmapFactory.decodeFile(pictureFile(context, name).path)?.asImageBitmap()
    }
    val framed = modifier.clip(MaterialTheme.shapes.medium)
    if (picture != null) {
        Image(picture, contentDescription, framed, contentScale = ContentScale.Crop)
    } else {
        Box(framed.background(MaterialTheme.colorScheme.secondaryContainer), contentAlignment = Alignment.Center) {
            Icon(placeholder, contentDescription, tint = MaterialTheme.colorScheme.onSecondaryContainer)
        }
    }
}

/** Picks a picture and keeps it as a file. */
@Composable
fun ImageInput(
    label: String,
    value: String,
    onValueChange: (String) -> Unit,
    problem: FieldProblem?,
    modifier: Modifier = Modifier,
) {
    val context = LocalContext.current
    val picker = rememberLauncherForActivityResult(ActivityResultContracts.PickVisualMedia()) { picked ->
        if (picked != null) keepPicture(context, picked)?.let(onValueChange)
    }
    Column(modifier) {
        if (value.isNotEmpty()) StoredImage(value, AppIcons.Image, label, Modifier.fillMaxWidth().height(160.dp))
        ActionButton(
            label,
            ButtonRole.SECONDARY,
            onClick = { picker.launch(PickVisualMediaRequest(ActivityResultContracts.PickVisualMedia.ImageOnly)) },
            icon = AppIcons.Image,
        )
        ProblemText(problem)
    }
}

/** The name of the new file, or null when the picture cannot be read. */
private fun keepPicture(context: Context, picked: Uri): String? = try {
    val name = UUID.randomUUID().toString() + ".jpg"
    val file = pictureFile(context, name)
    file.parentFile?.mkdirs()
    context.contentResolver.openInputStream(picked)?.use { source ->
        file.outputStream().use { source.copyTo(it) }
        name
    }
} catch (unreadable: IOException) {
    null
}
`;
