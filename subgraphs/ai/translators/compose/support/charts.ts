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
