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
export const MESSAGE_LIST = `data class ListedMessage(val id: String, val text: String, val isMine: Boolean)

/** Messages, oldest first, own ones at the end of the line; it keeps to the newest. */
@Composable
fun MessageList(messages: List<ListedMessage>, modifier: Modifier = Modifier) {
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
private fun MessageBubble(message: ListedMessage) {
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
