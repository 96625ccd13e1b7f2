package org.edgedaemon.cli;

import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.punch.DeviceId;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/** The tree of commands. */
final class Commands {
  private Commands() {}

  static CommandLine of(RootCommand root, Shell shell) {
    CommandLine line =
        new CommandLine(root)
            .addSubcommand(new RunCommand(shell))
            .addSubcommand(new ValidateCommand(shell))
            .addSubcommand(new DoctorCommand(shell))
            .addSubcommand(new StatusCommand(shell))
            .addSubcommand(devices(shell))
            .addSubcommand(destinations(shell))
            .addSubcommand(outbox(shell))
            .addSubcommand(dead(shell))
            .addSubcommand(journal(shell))
            .addSubcommand(attendance(shell))
            .addSubcommand(sync(shell))
            .addSubcommand(log(shell))
            .addSubcommand(new VersionCommand(shell));
    line.getCommandSpec().versionProvider(root);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(DeviceId.class, checked(DeviceId::new));
    line.registerConverter(DestinationId.class, checked(DestinationId::new));
    line.registerConverter(EntryKind.class, checked(KindWords::parse));
    return line;
  }

  private static CommandLine devices(Shell shell) {
    return group("device", "Look at devices, test them, read them again, have them push.")
        .addSubcommand(new DeviceListCommand(shell))
        .addSubcommand(new DeviceTestCommand(shell))
        .addSubcommand(new DeviceReadCommand(shell))
        .addSubcommand(new DeviceRunsCommand(shell))
        .addSubcommand(new DeviceArmCommand(shell));
  }

  private static CommandLine destinations(Shell shell) {
    return group("destination", "Look at destinations, test them.")
        .addSubcommand(new DestinationListCommand(shell))
        .addSubcommand(new DestinationTestCommand(shell));
  }

  private static CommandLine outbox(Shell shell) {
    return group("outbox", "What is still owed to the destinations.")
        .addSubcommand(new OutboxListCommand(shell))
        .addSubcommand(new OutboxPeekCommand(shell))
        .addSubcommand(new OutboxRetryCommand(shell))
        .addSubcommand(new OutboxCheckCommand(shell));
  }

  private static CommandLine dead(Shell shell) {
    return group("dead", "Deliveries that were given up on.")
        .addSubcommand(new DeadListCommand(shell))
        .addSubcommand(new DeadShowCommand(shell))
        .addSubcommand(new DeadRetryCommand(shell))
        .addSubcommand(new DeadDropCommand(shell));
  }

  private static CommandLine journal(Shell shell) {
    return group("journal", "Everything that was ever stored.")
        .addSubcommand(new JournalQueryCommand(shell))
        .addSubcommand(new JournalExportCommand(shell))
        .addSubcommand(new JournalVerifyCommand(shell))
        .addSubcommand(new JournalBackupCommand(shell))
        .addSubcommand(new JournalRestoreCommand(shell));
  }

  private static CommandLine log(Shell shell) {
    return group("log", "How much the running daemon logs.")
        .addSubcommand(new LogLevelCommand(shell));
  }

  private static CommandLine attendance(Shell shell) {
    return group("attendance", "Who attended what: students, sessions, marks; imports.")
        .addSubcommand(new AttendanceStudentsCommand(shell))
        .addSubcommand(new AttendanceSessionsCommand(shell))
        .addSubcommand(new AttendanceMarksCommand(shell))
        .addSubcommand(new AttendanceImportCommand(shell));
  }

  private static CommandLine sync(Shell shell) {
    return group("sync", "Keep the cloud, masters and slaves the same; see what runs came to.")
        .addSubcommand(new SyncCloudCommand(shell))
        .addSubcommand(new SyncMasterCommand(shell))
        .addSubcommand(new SyncResetCommand(shell))
        .addSubcommand(SyncTriggersCommand.install(shell))
        .addSubcommand(SyncTriggersCommand.uninstall(shell))
        .addSubcommand(conflicts(shell))
        .addSubcommand(new SyncStatusCommand(shell))
        .addSubcommand(new SyncRunsCommand(shell))
        .addSubcommand(new SyncRoundsCommand(shell));
  }

  private static CommandLine conflicts(Shell shell) {
    return group("conflicts", "Changes of slaves that met others, as this master keeps them.")
        .addSubcommand(new ConflictListCommand(shell))
        .addSubcommand(new ConflictShowCommand(shell))
        .addSubcommand(new ConflictSettleCommand(shell));
  }

  private static CommandLine group(String name, String description) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(description).synopsisSubcommandLabel("COMMAND");
    return new CommandLine(spec);
  }

  /** Turns the refusal of a value into a usage error. */
  private static <T> ITypeConverter<T> checked(ITypeConverter<T> parse) {
    return text -> {
      try {
        return parse.convert(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }
}
