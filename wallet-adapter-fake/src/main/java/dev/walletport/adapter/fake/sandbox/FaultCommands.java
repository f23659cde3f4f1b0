package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.Faults;
import dev.walletport.adapter.fake.Faults.Lasting;
import dev.walletport.adapter.fake.Faults.Setting;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Sets and clears faults by their names, such as {@code answer_lost} of {@code LINK}. */
final class FaultCommands {

  private final FakeWallets fake;
  private final Faults faults;
  private final WireDelays delays;

  FaultCommands(FakeWallets fake, WireDelays delays) {
    this.fake = fake;
    this.delays = delays;
    this.faults = fake.faults();
  }

  /** The names of the fields that a kind of fault needs. */
  static List<String> needs(Fault.Kind kind) {
    return switch (kind) {
      case SLOW, THROTTLED -> List.of("seconds");
      case REFUSED -> List.of("code", "message");
      case PROVIDER_DOWN -> List.of("provider");
      default -> List.of();
    };
  }

  static String name(Fault.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Sets a fault for the next calls, or until cleared. Only one fault stands for an operation: the
   * one before is cleared, because it would never apply.
   */
  void set(FormFields fields) {
    if (isDelay(fields)) {
      setDelay(fields);
      return;
    }
    WalletOperation operation = operation(fields);
    Fault fault = fault(fields);
    if (isUntilCleared(fields)) {
      setStanding(operation, fault);
    } else {
      faults.next(fields.number("times"), operation, fault);
    }
  }

  private static boolean isUntilCleared(FormFields fields) {
    boolean untilCleared = fields.isTrue("while_set");
    if (untilCleared && fields.given("times").isDefined()) {
      throw new IllegalArgumentException("times and while_set do not go together.");
    }
    return untilCleared;
  }

  private static boolean isDelay(FormFields fields) {
    return fields.given("fault").exists(WireDelays.NAME::equalsIgnoreCase);
  }

  private void setDelay(FormFields fields) {
    WalletOperation operation = operation(fields);
    if (isUntilCleared(fields)) {
      delays.whileSet(operation, fields.seconds("seconds"));
    } else {
      delays.next(fields.number("times"), operation, fields.seconds("seconds"));
    }
  }

  /** Synchronized, or two could clear each other. The newest applies at once. */
  private synchronized void setStanding(WalletOperation operation, Fault fault) {
    faults.whileSet(operation, fault);
    clear(set -> isStanding(set) && set.operation() == operation && set.fault() != fault);
  }

  /** Clears all faults if none is named; of a named one, all settings or only the standing ones. */
  void clear(FormFields fields) {
    if (fields.given("operation").isEmpty() && fields.given("fault").isEmpty()) {
      clear();
      return;
    }
    WalletOperation operation = operation(fields);
    if (isDelay(fields)) {
      clearDelays(operation, fields);
      return;
    }
    Fault.Kind kind = kind(fields);
    boolean all = !fields.isTrue("while_set");
    clear(set ->
        set.operation() == operation && set.fault().kind() == kind && (all || isStanding(set)));
  }

  /** Clears all faults. */
  void clear() {
    faults.clear();
    delays.clear(set -> true);
  }

  private void clearDelays(WalletOperation operation, FormFields fields) {
    boolean all = !fields.isTrue("while_set");
    delays.clear(set ->
        set.operation() == operation && (all || set.lasting() == WireDelays.Lasting.UNTIL_CLEARED));
  }

  private void clear(Predicate<Setting> which) {
    faults.settings().stream().filter(which).distinct().forEach(faults::clear);
  }

  private static boolean isStanding(Setting setting) {
    return setting.lasting() == Lasting.UNTIL_CLEARED;
  }

  private static WalletOperation operation(FormFields fields) {
    return named(WalletOperation.class, "operation", fields);
  }

  private static Fault.Kind kind(FormFields fields) {
    return named(Fault.Kind.class, "fault", fields);
  }

  private static <T extends Enum<T>> T named(Class<T> type, String field, FormFields fields) {
    String name = fields.text(field);
    for (T constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        field + " is one of " + List.of(type.getEnumConstants()) + ".");
  }

  private WalletProvider provider(FormFields fields) {
    WalletProvider provider = WalletProvider.of(fields.text("provider"));
    if (fake.policy(provider).isEmpty()) {
      throw new IllegalArgumentException("provider is one of " + fake.providers() + ".");
    }
    return provider;
  }

  private Fault fault(FormFields fields) {
    return switch (kind(fields)) {
      case UNAVAILABLE -> Fault.unavailable();
      case ANSWER_LOST -> Fault.answerLost();
      case ANSWER_RESET -> Fault.answerReset();
      case ANSWER_CUT -> Fault.answerCut();
      case ANSWER_DRIPS -> Fault.answerDrips();
      case BAD_GATEWAY -> Fault.badGateway();
      case REQUEST_LOST -> Fault.requestLost();
      case SLOW -> Fault.slow(fields.seconds("seconds"));
      case THROTTLED -> Fault.throttled(fields.seconds("seconds"));
      case REFUSED -> Fault.refused(fields.text("code"), fields.given("message").getOrElse(""));
      case WRONG_OTP -> Fault.wrongOtp();
      case SMS_FAILED -> Fault.smsFailed();
      case PROVIDER_DOWN -> Fault.providerDown(provider(fields));
    };
  }
}
