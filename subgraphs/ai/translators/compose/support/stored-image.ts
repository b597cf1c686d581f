/** `ui/components/StoredImage.kt`. */
export const STORED_IMAGE = `private const val LONGEST_SIDE = 1080

/** Pictures lie as files in the app's own folder; objects hold the name of the file. */
private fun pictureFile(context: Context, name: String): File = File(context.filesDir, "pictures/$name")

/** No more pixels than a screen shows, so that a row of photos fits into memory. Null for what is no picture. */
private fun loadPicture(file: File): ImageBitmap? {
    val bounds = BitmapFactory.Options().apply { inJustDecodeBounds = true }
    BitmapFactory.decodeFile(file.path, bounds)
    val shrunk = BitmapFactory.Options().apply {
        inSampleSize = (maxOf(bounds.outWidth, bounds.outHeight) / LONGEST_SIDE).coerceAtLeast(1)
    }
    return BitmapFactory.decodeFile(file.path, shrunk)?.asImageBitmap()
}

/** A kept picture, or its placeholder. */
@Composable
fun StoredImage(name: String, placeholder: ImageVector, contentDescription: String, modifier: Modifier = Modifier) {
    val context = LocalContext.current
    val picture by produceState<ImageBitmap?>(initialValue = null, name) {
        value = if (name.isEmpty()) null else withContext(Dispatchers.IO) { loadPicture(pictureFile(context, name)) }
    }
    val framed = modifier.clip(MaterialTheme.shapes.medium)
    val loaded = picture
    if (loaded != null) {
        Image(loaded, contentDescription, framed, contentScale = ContentScale.Crop)
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
    val scope = rememberCoroutineScope()
    val picker = rememberLauncherForActivityResult(ActivityResultContracts.PickVisualMedia()) { picked ->
        if (picked != null) scope.launch { keepPicture(context, picked)?.let(onValueChange) }
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
private suspend fun keepPicture(context: Context, picked: Uri): String? = withContext(Dispatchers.IO) {
    try {
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
}
`;
