"""催报, 上报 and 填报完毕确认函: reminders, submission upward, the sealed letter."""
