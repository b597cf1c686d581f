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
