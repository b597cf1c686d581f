import type { AppSpec, Reminder } from '#schema/app-spec/app-spec';
import type { AppNames } from '../app-names';
import { block, type Lines, render } from '../lines';
import { kotlinName } from '../names';
import { modelNamed } from '../place';
import { fieldType } from '../value-type';
import { titleField } from '../walk';
import { kotlinString } from './literals';
import type { StringResources } from './strings';

/** `data/ReminderPlan.kt`: what the data asks to be reminded of; knows nothing of Android. */
export function planSource(spec: AppSpec, names: AppNames): string {
  return render([
    '/** A daily reminder; [kind] says which, [text] of what. */',
    'data class PlannedReminder(val kind: String, val itemId: String, val time: LocalTime, val text: String)',
    '',
    '/** All reminders that the data asks for. */',
    ...block(
      'fun AppData.plannedReminders(): List<PlannedReminder> = buildList {',
      spec.reminders.flatMap((reminder) => plan(reminder, spec, names)),
    ),
  ]);
}

function plan(reminder: Reminder, spec: AppSpec, names: AppNames): Lines {
  const model = modelNamed(spec, reminder.model);
  const variable = names.variable(model);
  const title = titleField(model);
  const optional = fieldType(model, reminder.time).optional;
  const time = `${variable}.${kotlinName(reminder.time)}`;
  const add = (at: string) =>
    `add(PlannedReminder(${kotlinString(reminder.id)}, ${variable}.id, ${at}, ${title === null ? '""' : `${variable}.${kotlinName(title)}`}))`;
  return block(`for (${variable} in ${names.collection(model)}) {`, [
    `if (!${variable}.${kotlinName(reminder.enabled)}) continue`,
    optional ? `${time}?.let { time -> ${add('time')} }` : add(time),
  ]);
}

/** `reminders/ReminderScheduler.kt`: keeps the alarms equal to the plan. */
export function schedulerSource(spec: AppSpec, strings: StringResources): string {
  const titles = spec.reminders.map(
    (reminder) => `${kotlinString(reminder.id)} -> R.string.${strings.add(`reminder.${reminder.id}`, reminder.title)}`,
  );
  const other = strings.add('reminder.other', spec.name);
  return SCHEDULER.replace('%TITLES%', () =>
    [...titles, `else -> R.string.${other}`].map((line) => `    ${line}`).join('\n'),
  );
}

const SCHEDULER = `private const val CHANNEL = "reminders"
private const val KEPT = "reminders"
private const val KEYS = "keys"
internal const val EXTRA_KIND = "kind"
internal const val EXTRA_TEXT = "text"

@StringRes
private fun titleOf(kind: String): Int = when (kind) {
%TITLES%
}

/** Keeps the alarms equal to what the data asks for. Alarms are inexact: a reminder needs no special permission. */
class ReminderScheduler(private val context: Context) {
    private val alarms = context.getSystemService(AlarmManager::class.java)
    private val kept = context.getSharedPreferences(KEPT, Context.MODE_PRIVATE)

    fun createChannel() {
        val name = context.getString(R.string.ui_reminders)
        val channel = NotificationChannel(CHANNEL, name, NotificationManager.IMPORTANCE_DEFAULT)
        context.getSystemService(NotificationManager::class.java).createNotificationChannel(channel)
    }

    @Synchronized
    fun schedule(data: AppData) {
        val planned = data.plannedReminders().associateBy { it.kind + "/" + it.itemId }
        val gone = kept.getStringSet(KEYS, emptySet()).orEmpty() - planned.keys
        for (key in gone) alarms.cancel(alarm(key, Intent(context, ReminderReceiver::class.java)))
        for ((key, reminder) in planned) {
            val intent = Intent(context, ReminderReceiver::class.java)
                .putExtra(EXTRA_KIND, reminder.kind)
                .putExtra(EXTRA_TEXT, reminder.text)
            alarms.setInexactRepeating(AlarmManager.RTC_WAKEUP, next(reminder.time), AlarmManager.INTERVAL_DAY, alarm(key, intent))
        }
        kept.edit().putStringSet(KEYS, planned.keys.toSet()).apply()
    }

    /** The action tells alarms apart, since extras do not. */
    private fun alarm(key: String, intent: Intent): PendingIntent {
        val flags = PendingIntent.FLAG_UPDATE_CURRENT or PendingIntent.FLAG_IMMUTABLE
        return PendingIntent.getBroadcast(context, 0, intent.setAction(key), flags)
    }

    private fun next(time: LocalTime): Long {
        val now = LocalDateTime.now()
        val today = now.toLocalDate().atTime(time)
        val next = if (today.isAfter(now)) today else today.plusDays(1)
        return next.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli()
    }
}

/** Shows a reminder when its alarm rings; after a restart of the device it sets the alarms again. */
class ReminderReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        if (intent.action == Intent.ACTION_BOOT_COMPLETED) return restore(context)
        val kind = intent.getStringExtra(EXTRA_KIND) ?: return
        val open = Intent(context, MainActivity::class.java)
        val notification = NotificationCompat.Builder(context, CHANNEL)
            .setSmallIcon(R.drawable.ic_reminder)
            .setContentTitle(context.getString(titleOf(kind)))
            .setContentText(intent.getStringExtra(EXTRA_TEXT))
            .setContentIntent(PendingIntent.getActivity(context, 0, open, PendingIntent.FLAG_IMMUTABLE))
            .setAutoCancel(true)
            .build()
        val manager = NotificationManagerCompat.from(context)
        if (manager.areNotificationsEnabled()) manager.notify(intent.action.hashCode(), notification)
    }

    private fun restore(context: Context) {
        val app = context.applicationContext as NativeApp
        ReminderScheduler(context).schedule(app.store.data.value)
    }
}
`;
