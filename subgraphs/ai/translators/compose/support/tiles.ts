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
